/// <reference types="office-js" />
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { type Abilities, type Host, HostError, type HostErrorCode } from '../../src/port.ts'
import type { Driver } from '../contract/driver.ts'
import { inExcel, origin, type Sets, serve, simulateExcel } from './excel-page.ts'
import { official } from './official.ts'
import { type SimulatedWorkbook, simulatedWorkbook } from './workbook.ts'

/** The adapter in a page of Chromium with Microsoft's own Office.js, which talks to a simulated program. */
export async function realClient(browser: Browser, sets: Sets) {
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  let workbook: SimulatedWorkbook | undefined
  let told = () => {}
  await page.exposeFunction('tellDirty', () => told())
  const excel = await simulateExcel(page, sets, () => workbook)
  const scripts = await bundle()
  const html =
    '<!doctype html><script src="/office-js/office.js"></script><script type="module" src="/page-entry.js"></script>'
  await serve(page, async (path) => (path === 'index.html' ? html : scripts.get(path)))
  await page.goto(`${origin}/index.html${inExcel}`)
  await page.evaluate(() => Office.onReady())
  await page.waitForFunction(() => 'hostPage' in globalThis)

  return {
    faults,
    close: () => page.close(),
    /** What comes of a wrong use of the client (see `misuses`). */
    misuse: (use: string) => page.evaluate((use) => hostPage.misuse(use), use),
    async open(file: Uint8Array): Promise<Driver> {
      const own = simulatedWorkbook(file)
      workbook = own
      const listeners = new Set<() => void>()
      told = () => {
        for (const listener of listeners) listener()
      }
      const can = await page.evaluate(() => hostPage.begin())
      return {
        host: remoteHost(page, can, listeners),
        trips: () => excel.trips(own),
        ...official.of(own),
        close: () => page.evaluate(() => hostPage.end()),
      }
    },
  }
}

function remoteHost(page: Page, can: Abilities, listeners: Set<() => void>): Host {
  async function call<R>(name: keyof Host, ...args: readonly unknown[]): Promise<R> {
    const plain = args.map((arg) => (arg instanceof Uint8Array ? { bytes: [...arg] } : arg))
    const result = await page.evaluate(([name, args]) => hostPage.call(name, args), [name, plain] as const)
    const { value, code, cause } = result as { value: R; code?: HostErrorCode; cause?: string }
    if (code) throw new HostError(code, { cause })
    return value
  }
  return {
    name: 'office',
    can,
    start: () => call('start'),
    read: () => call('read'),
    onDirty(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reveal: (at) => call('reveal', at),
    apply: (edits) => call('apply', edits),
    mark: (marks) => call('mark', marks),
    clearMarks: () => call('clearMarks'),
    addSheet: (sheet) => call('addSheet', sheet),
    insertSheets: (file) => call('insertSheets', file),
    removeSheets: (inserted) => call('removeSheets', inserted),
    saveFile: (name, bytes, type) => call('saveFile', name, bytes, type),
    dispose() {
      listeners.clear()
      // In the page the host still listens until the driver is closed, as a pane does until Excel closes it.
      void call('dispose').catch(() => undefined)
    },
  }
}

/** The adapter and what it loads on demand, by file name. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: ['@gongkai/source', 'module', 'browser', 'development|production'] },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('page-entry.ts', import.meta.url)),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  if (Array.isArray(result) || !('output' in result)) throw new TypeError('one build was asked for')
  return new Map(result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])))
}
