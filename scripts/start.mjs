// `npm start`: the browser page, with the live check, served on this machine only. Installs and builds what is missing.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { ensureModules, root } from './setup.mjs'

ensureModules()

const app = `${root}apps/excel-addin`
const { preview } = await import(pathToFileURL(createRequire(`${app}/package.json`).resolve('vite')).href)
const server = await preview({
  configFile: false,
  root: app,
  build: { outDir: 'dist/web' },
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173), open: process.stdout.isTTY === true },
})
console.log('\n填报与检查页面（数据不离开这台电脑） The page, on this machine only:')
server.printUrls()
console.log(
  '  同一页面的单文件版，可拷到别的电脑双击打开 The same as one file: apps/excel-addin/dist/offline/index.html',
)
console.log('按 Ctrl+C 结束。')
