import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Plugin, preview } from 'vite'
import type { Certificate } from './certificate.ts'

export interface ServeOptions {
  /** Folder of the application; its built pages lie in `dist/web`. */
  readonly app: string
  readonly port: number
  readonly certificate: Certificate
  /** Folder of the package @microsoft/office-js. */
  readonly officeJs: string
}

/** Serves the built pages and Office.js over HTTPS, on this machine only. */
export const serve = ({ app, port, certificate: { key, cert }, officeJs }: ServeOptions) =>
  preview({
    configFile: false,
    root: app,
    build: { outDir: 'dist/web' },
    plugins: [officeJsAt('/office-js', join(officeJs, 'dist'))],
    preview: { host: 'localhost', port, strictPort: true, https: { key, cert } },
  })

/** Straight from where npm has put it, so that trying the add-in copies nothing. */
const officeJsAt = (path: string, folder: string): Plugin => ({
  name: 'gongkai-office-js',
  configurePreviewServer({ middlewares }) {
    middlewares.use(path, async (request, response, next) => {
      const name = decodeURIComponent(new URL(request.url ?? '/', 'https://localhost').pathname)
      const file = join(folder, name)
      const there = file.startsWith(folder + sep) && (await stat(file).catch(() => undefined))?.isFile()
      if (!there || !name.endsWith('.js')) return next()
      response.setHeader('Content-Type', 'text/javascript')
      createReadStream(file).pipe(response)
    })
  },
})
