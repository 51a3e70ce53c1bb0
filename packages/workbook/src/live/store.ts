import { ns, readXml, type Zip } from '@gongkai/ooxml'
import { a1, a1Area } from '../a1.ts'
import { openBook } from '../read/book.ts'
import { type BookSource, sourceOf } from '../read/book-source.ts'
import { formulaText } from '../read/formula-text.ts'
import { columnOf, keyOf, placeKey, rowOf } from '../read/reference.ts'
import { refusing } from '../read/refusal.ts'
import type { PartSheet } from '../read/sheet-part.ts'
import type { StoredBook, StoredCell, StoredSheet } from './stored-book.ts'

/**
 * Keeps a workbook file as plain data (see `liveBook`).
 *
 * @throws UnreadableWorkbook
 */
export function storedBook(bytes: Uint8Array): StoredBook {
  return refusing(() => {
    const source = sourceOf(openBook(bytes))
    const { book } = source
    const unlocked = book.stylesPart === undefined ? new Set<number>() : openStyles(book.zip, book.stylesPart)
    return {
      sheets: source.sheets().map((sheet) => storedSheet(source, sheet, unlocked)),
      names: Object.fromEntries(
        book.definedNames.flatMap(({ name, formula, local }) => (local ? [] : [[name, `=${formula}`]])),
      ),
      date1904: book.date1904,
      ...(book.structureLocked && { structureLocked: true }),
    }
  })
}

function storedSheet(source: BookSource, sheet: PartSheet, unlocked: ReadonlySet<number>): StoredSheet {
  const { isProtected, open, bound, blanks } = marginsOf(source.book.zip, sheet.part, unlocked)
  const shows = (style: number) => source.showsDate({ value: 1, style })
  const dates = [...blanks].flatMap(([key, style]) =>
    !sheet.cells.has(key) && shows(style) ? [at(key)] : [],
  )
  return {
    name: sheet.name,
    ...(sheet.hidden && { hidden: true }),
    ...(sheet.cut && { cut: true }),
    cells: [...sheet.cells].map(([key, { value, formula, style }]): StoredCell => {
      const date = shows(style)
      if (!formula && !date) return [at(key), value]
      const text = formula ? formulaText(formula) : null
      return date ? [at(key), value, text, true] : [at(key), value, text]
    }),
    merges: sheet.merges.map(a1Area),
    ...(isProtected && { unlocked: runsOf(open) }),
    ...(bound.length > 0 && { bound: bound.map(at) }),
    ...(dates.length > 0 && { dates }),
  }
}

const at = (key: number) => a1({ row: rowOf(key), column: columnOf(key) })

/** What a sheet says besides its contents: protection, the format of every cell it writes, formulas that are no cell's own. */
function marginsOf(zip: Zip, part: string, unlocked: ReadonlySet<number>) {
  const open: number[] = []
  const bound: number[] = []
  const blanks = new Map<number, number>()
  let isProtected = false
  let key = 0
  readXml(zip.stream(part), {
    open({ uri, local, attributes }) {
      if (uri !== ns.spreadsheet) return
      if (local === 'sheetProtection') isProtected = ['1', 'true'].includes(attributes.sheet ?? '')
      else if (local === 'row')
        key = placeKey(attributes.r === undefined ? rowOf(key) + 1 : Number(attributes.r), 0)
      else if (local === 'c') {
        key = attributes.r === undefined ? key + 1 : keyOf(attributes.r)
        const style = Number(attributes.s ?? 0)
        blanks.set(key, style)
        if (unlocked.has(style)) open.push(key)
      } else if (local === 'f' && ['shared', 'array', 'dataTable'].includes(attributes.t ?? ''))
        bound.push(key)
    },
  })
  return { isProtected, open, bound, blanks }
}

/** The numbers of the cell formats that protection leaves open (`locked="0"`). */
function openStyles(zip: Zip, part: string): ReadonlySet<number> {
  const styles = new Set<number>()
  let inCellFormats = false
  let index = -1
  readXml(zip.stream(part), {
    open({ uri, local, attributes }) {
      if (uri !== ns.spreadsheet) return
      if (local === 'cellXfs') inCellFormats = true
      else if (inCellFormats && local === 'xf') index++
      else if (inCellFormats && local === 'protection' && ['0', 'false'].includes(attributes.locked ?? ''))
        styles.add(index)
    },
    close({ uri, local }) {
      if (uri === ns.spreadsheet && local === 'cellXfs') return false
    },
  })
  return styles
}

/** Cells side by side, in reading order, as areas. */
function runsOf(keys: readonly number[]): readonly string[] {
  const areas: { top: number; left: number; bottom: number; right: number }[] = []
  for (const key of [...keys].sort((a, b) => a - b)) {
    const [row, column] = [rowOf(key), columnOf(key)]
    const last = areas.at(-1)
    if (last?.top === row && last.right === column - 1) last.right = column
    else areas.push({ top: row, left: column, bottom: row, right: column })
  }
  return areas.map(a1Area)
}
