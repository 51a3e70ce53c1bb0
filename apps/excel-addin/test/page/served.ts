import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { offlineConfig, webConfig } from '../../build/config.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Builds the pages from the sources, as they are deployed. */
export const builtPages = (folder: string) =>
  build({ ...webConfig(folder), configFile: false, logLevel: 'error' })

/** Builds the one file; its path. */
export async function builtFile(folder: string): Promise<string> {
  await build({ ...offlineConfig(folder), configFile: false, logLevel: 'error' })
  return join(folder, 'index.html')
}

/** Serves a folder on this machine. */
export async function served(folder: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    try {
      const content = readFileSync(join(folder, path === '/' ? 'index.html' : path))
      response
        .writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html;charset=utf-8' })
        .end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}/`, server }
}

/** What axe finds wrong, each with the first place. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate('axe.run()')
  return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}
