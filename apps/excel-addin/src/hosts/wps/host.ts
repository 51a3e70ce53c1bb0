import { type Host, HostError } from '../../port.ts'
import { applied, ready, targetOf } from './apply.ts'
import { listen } from './events.ts'
import { type MayReplace, saveFile } from './files.ts'
import { identities } from './identity.ts'
import { get, ifGiven, type Jsapi, object, type Workbook } from './jsapi.ts'
import { clearMarks, mark } from './marks.ts'
import { snapshotOf } from './snapshot.ts'

const savings = ['WorkbookBeforeSave', 'WorkbookAfterSave']
const changes = [
  'SheetChange',
  'SheetCalculate',
  'AfterCalculate',
  'SheetActivate',
  'SheetBeforeDelete',
  'WorkbookNewSheet',
  'WorkbookOpen',
  'NewWorkbook',
  'WorkbookActivate',
  'WorkbookAfterSave',
]

/**
 * WPS Spreadsheets by its JSAPI, experimental. What is written goes into the workbook that was read last, and only while it
 * is the one in front.
 */
export function wpsHost(jsapi: Jsapi, mayReplace: MayReplace): Host {
  const { app, root } = jsapi
  const known = identities()
  const listeners = new Set<() => void>()
  let last: string | undefined
  let stop: (() => void) | undefined

  function active(): Workbook {
    const book = get(app, 'ActiveWorkbook')
    if (book === null || book === undefined) throw new HostError('no-workbook')
    return object(book)
  }

  /** @throws HostError `gone` where another workbook has come in front since the last reading */
  function lastRead(): Workbook {
    const book = active()
    if (last !== undefined && known.of(book) !== last) throw new HostError('gone')
    return book
  }

  /** A refusal while a cell is open for typing is because of that. */
  function asked<R>(action: () => R): Promise<R> {
    return new Promise((resolve, reject) => {
      try {
        resolve(action())
      } catch (error) {
        const typing = error instanceof HostError && error.code === 'refused' && !ready(app)
        reject(typing ? new HostError('editing', { cause: error }) : error)
      }
    })
  }

  function tell(name: string, book: unknown) {
    if (name === 'WorkbookBeforeSave') {
      ifGiven(() => known.beforeSave(object(book)))
      return
    }
    if (name === 'WorkbookAfterSave') ifGiven(() => known.afterSave(object(book)))
    for (const listener of listeners) listener()
  }

  return {
    name: 'wps',
    can: { marks: true, insertSheets: true, saveFile: true },
    start: () =>
      asked(() => {
        // Also where no workbook is open yet: one that is opened later is told.
        stop ??= listen(root, [...new Set([...savings, ...changes])], tell)
        active()
      }),
    read: () =>
      asked(() => {
        const book = active()
        last = known.of(book)
        return { workbook: last, ...snapshotOf(jsapi, book) }
      }),
    onDirty(listener) {
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    reveal: (at) =>
      asked(() => {
        const { sheet, range } = targetOf(lastRead(), at)
        get(sheet, 'Activate')
        get(range, 'Select')
      }),
    apply: (edits) => asked(() => applied(jsapi, lastRead(), edits)),
    mark: (marks) => asked(() => mark(lastRead(), marks)),
    clearMarks: () => asked(() => clearMarks(lastRead())),
    async addSheet(sheet) {
      const { addSheet } = await import('./add-sheet.ts')
      await asked(() => addSheet(jsapi, lastRead(), sheet))
    },
    async insertSheets(file) {
      const [{ insertSheets }, { storedBook }] = await Promise.all([
        import('./insert.ts'),
        import('@gongkai/workbook'),
      ])
      return asked(() => insertSheets(jsapi, lastRead(), file, storedBook(file)))
    },
    async removeSheets(inserted) {
      const { removeSheets } = await import('./remove.ts')
      return asked(() => removeSheets(jsapi, lastRead(), inserted))
    },
    saveFile: (name, bytes) => asked(() => saveFile(jsapi, mayReplace, name, bytes)),
    dispose() {
      stop?.()
      stop = undefined
      listeners.clear()
    },
  }
}
