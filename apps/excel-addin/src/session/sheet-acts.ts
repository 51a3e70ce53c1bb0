import { liveBook, type OpenBook, openBookOf, type Where, type WordSheet } from '@gongkai/workbook/sheets'
import { changedCells } from '../hosts/kept-sheets.ts'
import { type Edit, type Host, HostError, type Inserted } from '../port.ts'
import { cellState } from './cell-state.ts'
import { type Performed, readBack, write } from './perform.ts'
import type { Insertion } from './plan.ts'
import type { SheetsTold } from './sheets-told.ts'

const untouched = (told: SheetsTold): Performed => ({ done: { state: 'sheets', told } })
const done = (told: SheetsTold): Performed => ({ done: { state: 'applied', cells: 0, told } })

/** Puts the sheets of a file in, reads them back, and takes them out again on 撤回. */
export async function insertSheets(host: Host, { file, book, sheets }: Insertion): Promise<Performed> {
  const here = namesIn((await host.read()).book)
  const taken = sheets.flatMap(({ as }) => (here.has(as.toLowerCase()) ? [as] : []))
  if (taken.length > 0) return untouched({ what: 'taken', sheets: taken })
  const arrived = await unlessRefused(host.insertSheets(file))
  if (typeof arrived === 'string') return untouched({ what: arrived })
  const now = await readBack(host)
  if (!now) return done({ what: 'unread', sheets: arrived })
  const inserted = standing(now, arrived, Object.keys(book.names))
  const found = inserted.sheets.map(({ name }) => name)
  const lost = arrived.filter((name) => !found.includes(name))
  if (lost.length > 0) return done({ what: 'lost', sheets: lost })
  const unread = inserted.sheets.flatMap(({ name, cut }) => (cut ? [name] : []))
  if (unread.length > 0) return done({ what: 'unread', sheets: unread })
  const cells = differing(openBookOf(liveBook(book)), inserted)
  if (cells.length > 0) return done({ what: 'differing', sheets: arrived, cells })
  return { ...done({ what: 'inserted', sheets: arrived }), back: () => takeOut(host, inserted) }
}

/**
 * Writes on a sheet that is put in first. 撤回 takes the sheet out; where it has to stay, or could not be read when it was
 * written, only what was written there is cleared.
 */
export async function writeOnNewSheet(
  host: Host,
  sheet: WordSheet,
  edits: readonly Edit[],
): Promise<Performed> {
  const refused = await unlessRefused(host.addSheet(sheet))
  if (refused === 'locked') return untouched({ what: refused })
  if (refused) return { done: { state: 'trouble', code: refused } }
  const written = await write(host, edits)
  const now = await readBack(host)
  const takeItOut = async () =>
    now
      ? takeOut(host, standing(now, [sheet.name], [sheet.mark.name]))
      : untouched({ what: 'left', sheets: [sheet.name] })
  if (written.done.state !== 'applied') {
    const gone = await takeItOut()
    return gone.done.state === 'applied' ? written : untouched({ what: 'bare', sheets: [sheet.name] })
  }
  return {
    ...written,
    async back() {
      const gone = await takeItOut()
      if (gone.done.state === 'applied') return gone
      const cleared = await written.back!()
      const told = 'told' in gone.done ? gone.done.told : undefined
      return cleared.done.state === 'applied' && told ? { done: { ...cleared.done, told } } : cleared
    },
  }
}

async function takeOut(host: Host, inserted: Inserted): Promise<Performed> {
  const removed = await unlessRefused(host.removeSheets(inserted))
  if (removed === 'locked') return untouched({ what: removed })
  if (removed !== 'refused' && removed.state !== 'removed') return untouched({ what: 'kept', kept: removed })
  // What the program took out is gone, also where it cannot be read just now.
  const now = await readBack(host)
  const here = now ? namesIn(now) : new Set()
  const names = inserted.sheets.map(({ name }) => name)
  const left = names.filter((name) => here.has(name.toLowerCase()))
  return left.length > 0
    ? untouched({ what: 'left', sheets: left })
    : done({ what: 'removed', sheets: names })
}

/** What the host gives, or in which way it would not. */
async function unlessRefused<R>(result: Promise<R>): Promise<R | 'refused' | 'locked'> {
  try {
    return await result
  } catch (error) {
    if (error instanceof HostError && error.code === 'refused') return 'refused'
    if (error instanceof HostError && error.code === 'protected') return 'locked'
    throw error
  }
}

const namesIn = ({ sheets }: OpenBook): ReadonlySet<string> =>
  new Set(sheets.map(({ name }) => name.toLowerCase()))

const standing = (now: OpenBook, sheets: readonly string[], names: readonly string[]): Inserted => ({
  sheets: sheets.flatMap((name) => now.sheets.find((sheet) => sheet.name === name) ?? []),
  names: Object.fromEntries(
    names.flatMap((name) => (now.names[name] === undefined ? [] : [[name, now.names[name]]])),
  ),
})

/** Programs write formulas in their own way: that there is one is enough. */
function differing(source: OpenBook, inserted: Inserted): readonly Where[] {
  return inserted.sheets.flatMap((sheet, index) => {
    const { name, ...contents } = source.sheets[index]!
    return changedCells({ ...contents, name: sheet.name }, sheet).flatMap(({ at, now }) =>
      now.formula !== undefined && cellState(source, { ...at, sheet: name }).formula !== undefined
        ? []
        : [at],
    )
  })
}
