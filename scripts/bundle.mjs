// `npm run bundle`: everything an office without internet needs, in one folder and one zip under out/: the page that works by double
// click, templates, guides, and the command with all it depends on. Node itself is added with --node win-x64,linux-x64,…
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import { nodeFlags } from './node-flags.mjs'
import { packAll } from './pack.mjs'
import { ensureModules, root } from './setup.mjs'

const { values } = parseArgs({
  options: { node: { type: 'string', default: '' }, page: { type: 'boolean', default: true } },
  allowNegative: true,
})
const nodes = values.node.split(',').filter(Boolean)
const unknown = nodes.filter((platform) => !/^(?:win|linux|darwin)-(?:x64|arm64)$/u.test(platform))
if (unknown.length > 0) {
  console.error(
    `--node 要写 win-x64、linux-x64、linux-arm64 这样的系统 (systems such as win-x64): ${unknown.join(', ')}`,
  )
  process.exit(2)
}
ensureModules()
const { writeZip } = await import('@gongkai/ooxml')
const { marked } = await import('marked')

/** The long-term line whose binaries go into the bundle. */
const nodeVersion = '24'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `gongkai-offline-${manifest.version}`
const folder = join(root, 'out', name)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

/** The command as npm installs it, with the same overrides of transitive packages as here. */
function command() {
  const target = join(folder, 'command')
  const tarballs = packAll(join(target, 'packages'))
  const dependencies = Object.fromEntries(
    tarballs.map((path) => {
      const file = basename(path)
      return [`@gongkai/${/^gongkai-([a-z]+)-/.exec(file)[1]}`, `file:packages/${file}`]
    }),
  )
  writeFileSync(
    join(target, 'package.json'),
    JSON.stringify({ private: true, dependencies, overrides: manifest.overrides }, null, 2),
  )
  execFileSync(
    'npm',
    ['install', '--omit=dev', '--no-audit', '--no-fund', '--install-links', '--prefer-offline'],
    { cwd: target, stdio: 'inherit' },
  )
  for (const platform of nodes) {
    const own = join(folder, 'node', platform)
    const unpacked = join(own, 'unpacked')
    mkdirSync(unpacked, { recursive: true })
    const pack = ['pack', `node-${platform}@${nodeVersion}`, '--silent', '--pack-destination', unpacked]
    const tarball = execFileSync('npm', pack, { cwd: unpacked, encoding: 'utf8' }).trim()
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: unpacked })
    // The program and its licence; not the headers and manuals beside it.
    const program = platform.startsWith('win') ? 'node.exe' : 'node'
    renameSync(join(unpacked, 'bin', program), join(own, program))
    if (existsSync(join(unpacked, 'LICENSE'))) renameSync(join(unpacked, 'LICENSE'), join(own, 'LICENSE'))
    rmSync(unpacked, { recursive: true })
  }
  rmSync(join(target, 'packages'), { recursive: true })
  const flags = nodeFlags.join(' ')
  const bin = 'command\\node_modules\\@gongkai\\exporter\\bin\\gongkai.js'
  writeFileSync(
    join(folder, 'gongkai.cmd'),
    `@echo off\r\nsetlocal\r\nset "N=%~dp0node\\win-x64\\node.exe"\r\nif not exist "%N%" set "N=node"\r\n"%N%" ${flags} "%~dp0${bin}" %*\r\n`,
  )
  writeFileSync(
    join(folder, 'gongkai'),
    `#!/bin/sh\nhere=$(cd "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")" && pwd)\ncase "$(uname -m)" in aarch64|arm64) arch=arm64 ;; *) arch=x64 ;; esac\nnode="$here/node/linux-$arch/node"\n[ -x "$node" ] || chmod +x "$node" 2>/dev/null || node=node\nexec "$node" ${flags} "$here/${bin.replaceAll('\\', '/')}" "$@"\n`,
  )
  chmodSync(join(folder, 'gongkai'), 0o755)
}

const gongkai = (...args) =>
  execFileSync(process.execPath, [join(root, 'apps/exporter/bin/gongkai.js'), ...args], { stdio: 'inherit' })

/** Templates of the report that is due and of the one after. */
function templates() {
  const year = new Date().getFullYear()
  for (const due of [year - 1, year]) {
    gongkai('template', '--year', String(due), '-o', join(folder, '模板', `${due}年度报告模板.xlsx`))
  }
}

const style =
  'body{font:16px/1.75 "Microsoft YaHei","PingFang SC",sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1a1a1a}img{max-width:100%;border:1px solid #ccc}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3em .6em}pre{background:#f4f4f4;padding:.8em;overflow-x:auto}'

const page = (title, body) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><body>${body}</body></html>`

/** The Chinese guides as pages, with their pictures. @returns file names and titles */
function guides() {
  const target = join(folder, '指南')
  mkdirSync(target)
  cpSync(join(root, 'docs/pictures'), join(target, 'pictures'), { recursive: true })
  return readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.zh-CN.md'))
    .map((file) => {
      const text = readFileSync(join(root, 'docs', file), 'utf8')
      const title = /^# (.*)$/m.exec(text)[1]
      // Links between the guides stay; those into the repository have nothing to point to here.
      const body = marked
        .parse(text)
        .replace(/href="([\w-]+\.zh-CN)\.md"/g, 'href="$1.html"')
        .replace(/<a href="(?!https?:|#|[\w-]+\.zh-CN\.html)[^"]*">(.*?)<\/a>/g, '$1')
      writeFileSync(join(target, file.replace(/\.md$/, '.html')), page(title, body))
      return [file.replace(/\.md$/, '.html'), title]
    })
}

function offlinePage() {
  const built = join(root, 'apps/excel-addin/dist/offline/index.html')
  if (!existsSync(built)) throw new Error(`${relative(root, built)} was not built`)
  cpSync(built, join(folder, '填报页面.html'))
}

const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((file) => filesIn(join(path, file)))
    : [path]

command()
templates()
const written = guides()
if (values.page) offlinePage()
writeFileSync(
  join(folder, '先读我.html'),
  page(
    '先读我',
    `<h1>政府信息公开工作年度报告工具（离线包 ${manifest.version}）</h1>
<ul>${values.page ? '<li><a href="填报页面.html">填报页面</a>：双击即可填报、检查、导出，不联网</li>' : ''}
<li>模板：用 Excel 或 WPS 填报</li>
${written.map(([file, title]) => `<li><a href="指南/${file}">${title}</a></li>`).join('\n')}
<li>命令：Windows 运行 gongkai.cmd，其他系统运行 sh gongkai（需要 Node 20.19 以上${values.node ? '，已附带' : ''}）</li></ul>`,
  ),
)
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
const programs = new Set(['gongkai', 'node'])
const entries = filesIn(folder).map((path) => ({
  name: `${name}/${relative(folder, path).replaceAll('\\', '/')}`,
  content: readFileSync(path),
  mode: programs.has(basename(path)) ? 0o755 : 0o644,
}))
const zip = join(root, 'out', `${name}.zip`)
writeFileSync(zip, writeZip(entries, { deflateRaw: (bytes) => deflateRawSync(bytes) }))
console.log(`${entries.length} 个文件 files: ${zip}`)
