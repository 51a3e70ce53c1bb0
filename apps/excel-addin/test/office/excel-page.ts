import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { officeJsFolder } from '../../office/office-js.ts'
import { processor, type Query } from './process-query.ts'
import type { SimulatedWorkbook } from './workbook.ts'

export const origin = 'https://addin.invalid'

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/** Serves a page's files, and Office.js from a folder or not at all; whatever else is asked for is refused, and told of. */
export async function serve(
  page: Page,
  file: (path: string) => Promise<string | Uint8Array | undefined>,
  officeJs: string | undefined = join(officeJsFolder(), 'dist'),
) {
  const refused: string[] = []
  const prefix = 'office-js/'
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const path = url.pathname.slice(1)
    const own = url.origin === origin
    const office = own && officeJs && path.startsWith(prefix) ? join(officeJs, path.slice(prefix.length)) : ''
    const body = office ? await readFile(office).catch(() => undefined) : own ? await file(path) : undefined
    if (body === undefined) {
      refused.push(url.href)
      return route.abort()
    }
    const contentType = types[path.split('.').at(-1)!] ?? 'application/octet-stream'
    await route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body), contentType })
  })
  return refused
}

/** How the Excel program on Windows opens its page. */
export const inExcel = '?_host_Info=Excel$Win32$16.01$zh-CN'

export interface Sets {
  readonly ExcelApi: string
  readonly DelayForCellEdit?: string
}

/**
 * Makes a page believe that it stands in Excel: Microsoft's client finds the program's objects, sends what it asks for to
 * `current()` and is told of its events.
 */
export async function simulateExcel(page: Page, sets: Sets, current: () => SimulatedWorkbook | undefined) {
  const processors = new WeakMap<SimulatedWorkbook, ReturnType<typeof processor>>()
  const processorOf = (workbook: SimulatedWorkbook) => {
    const known = processors.get(workbook)
    if (known) return known
    const made = processor(workbook)
    processors.set(workbook, made)
    workbook.onEvent((event, worksheetId) => {
      if (workbook === current()) void page.evaluate(sendEvent, { event, worksheetId })
    })
    return made
  }
  await page.exposeFunction('toExcel', async (query: Query, flags: number) => {
    const workbook = current()
    // The client announces itself before anything is open.
    const isService = Object.values(query.ObjectPaths).some(({ ObjectPathType }) => ObjectPathType === 2)
    return isService || !workbook ? { Results: [] } : processorOf(workbook).process(query, flags)
  })
  await page.addInitScript(`{
    const bridge = {
      onMessageFromHost: undefined,
      sendMessageToHost(text) {
        const { id, flags, message } = JSON.parse(text)
        window.toExcel(message.body, flags).then((answer) =>
          bridge.onMessageFromHost(
            JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body: JSON.stringify(answer) } }),
          ),
        )
      },
    }
    window._richApiNativeBridge = bridge
    const context = {
      GetAppType: 1, GetSolutionRef: 'gongkai', GetAppVersionMajor: 16, GetAppVersionMinor: 1,
      GetAppUILocale: 2052, GetAppDataLocale: 2052, GetDocUrl: 'C:/2024.xlsx', GetAppCapabilities: 0,
      GetActivationMode: 0, GetControlIntegrationLevel: 1, GetSolutionToken: '',
      GetSupportedMatrix: ${JSON.stringify(JSON.stringify(sets))},
      GetSettings: { Read() {} },
    }
    const members = Object.entries(context).map(([name, value]) => [name, () => value])
    window.external.GetContext = () => Object.fromEntries(members)
  }`)
  return { trips: (workbook: SimulatedWorkbook) => processorOf(workbook).statistics.trips }
}

/** In the page: an event, as the program sends it to Microsoft's client. */
function sendEvent({ event, worksheetId }: { event: number; worksheetId: string }): void {
  const message = JSON.stringify({ worksheetId, address: 'A1', source: 'Local', changeType: 'RangeEdited' })
  const entries = [{ messageCategory: 65_536, messageType: event, targetId: 'Workbook', message }]
  const { _richApiNativeBridge: bridge } = globalThis as unknown as {
    _richApiNativeBridge: { onMessageFromHost(text: string): void }
  }
  bridge.onMessageFromHost(JSON.stringify({ type: 3, controlId: '', message: { entries } }))
}
