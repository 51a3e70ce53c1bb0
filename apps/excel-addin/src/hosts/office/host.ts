import { type Host, HostError } from '../../port.ts'
import { download } from '../download.ts'
import { apply, targetOf } from './apply.ts'
import { listen } from './events.ts'
import { isEditing, type OfficeApi, runWhenFree } from './excel.ts'
import { clearMarks, mark } from './marks.ts'
import { reader } from './snapshot.ts'

/** Excel by Office.js, ExcelApi 1.9 and what later sets add. A pane belongs to one workbook as long as it is open. */
export function officeHost(api: OfficeApi): Host {
  const workbook = `office-${Math.random().toString(36).slice(2)}`
  const listeners = new Set<() => void>()
  const read = reader(api)
  let listening: Promise<() => Promise<void>> | undefined
  let disposed = false

  function tell() {
    if (!disposed) for (const listener of listeners) listener()
  }

  /** Excel refuses to add listeners while a cell is open for typing: then the next reading tries again. */
  async function startListening(): Promise<void> {
    if (listening || disposed) return
    try {
      listening = listen(api, tell)
      await listening
    } catch (error) {
      listening = undefined
      throw error
    }
  }

  return {
    name: 'office',
    can: { marks: true, insertSheets: api.supports('ExcelApi', '1.13'), saveFile: api.downloads },
    async start() {
      try {
        await startListening()
      } catch (error) {
        if (!isEditing(error)) throw error
      }
    },
    async read() {
      await startListening()
      return { workbook, ...(await read()) }
    },
    onDirty(listener) {
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    reveal: (at) =>
      runWhenFree(api, async (context) => {
        const { sheet, range } = targetOf(context, at)
        // Selecting on a sheet that is not in front fails (office-js issue 5118).
        sheet.activate()
        range.select()
        await context.sync()
      }),
    apply: (edits) => apply(api, edits),
    mark: (marks) => mark(api, marks),
    clearMarks: () => clearMarks(api),
    addSheet: async (sheet) => (await import('./add-sheet.ts')).addSheet(api, sheet),
    async insertSheets(file) {
      if (!api.supports('ExcelApi', '1.13')) throw new HostError('unsupported')
      const { insertSheets } = await import('./insert.ts')
      return insertSheets(api, file)
    },
    removeSheets: async (inserted) => (await import('./remove.ts')).removeSheets(api, read, inserted),
    saveFile: (name, bytes, type) =>
      api.downloads
        ? Promise.resolve(download(name, bytes, type))
        : Promise.reject(new HostError('unsupported')),
    dispose() {
      disposed = true
      listeners.clear()
      listening?.then(
        (stop) => stop(),
        () => undefined,
      )
      listening = undefined
    },
  }
}
