import { keptLanguage } from '../../pane/kept-language.ts'
import { mountPane } from '../../pane/mount.tsx'
import { officeHost } from './host.ts'
import { loadOffice, officeApi } from './page.ts'
import { words } from './words.ts'

/** How long Office may take to answer before the page says what may be wrong, in milliseconds; it still waits then. */
const patience = 20_000

const root = document.getElementById('pane')!
const own = words[keptLanguage()]

/** Never an empty page: why there is no pane, and the page that works without Excel. */
function explain(why: string): void {
  const reason = document.createElement('p')
  reason.textContent = why
  const link = document.createElement('a')
  link.href = 'index.html'
  link.textContent = own.browserPage
  const way = document.createElement('p')
  way.append(link)
  root.replaceChildren(reason, way)
  root.setAttribute('role', 'alert')
}

async function open(): Promise<void> {
  root.textContent = own.loading
  const late = setTimeout(() => explain(own.late), patience)
  const host = (await loadOffice()) ? (await Office.onReady()).host : undefined
  clearTimeout(late)
  if (host === undefined) return explain(own.missing)
  // Outside of Office, as in a browser, it is null.
  if (host !== Office.HostType.Excel) return explain(own.elsewhere)
  const api = officeApi()
  if (!api.supports('ExcelApi', '1.9')) return explain(own.old)
  root.replaceChildren()
  root.removeAttribute('role')
  mountPane(officeHost(api), root)
}

void open()
