import type { Where } from '@gongkai/workbook/sheets'
import { type Applied, type Before, type CellState, type Content, type Edit, HostError } from '../../port.ts'
import { holds, sameState } from '../held.ts'
import { get, type Jsapi, no, type Range, set, type Workbook, type Worksheet, yes } from './jsapi.ts'
import { isLocked, mayFormat } from './protection.ts'
import { rangeAt, sheetsOf } from './snapshot.ts'
import { cellsOf } from './values.ts'

/**
 * Writes all edits or none: compared first, read back after, put back where one does not stand as written.
 *
 * @throws HostError `gone` where a sheet is not there; `refused` where what was written could not be put back
 */
export function applied({ app }: Jsapi, book: Workbook, edits: readonly Edit[]): Applied {
  if (!ready(app)) return { state: 'editing' }
  const targets = edits.map((edit) => ({ ...edit, ...targetOf(book, edit.at) }))
  const before = targets.map(({ at, range }): Before => ({ at, state: stateOf(range) }))
  const locked = targets.filter(
    ({ sheet, range, set: content }, index) =>
      isLocked(sheet, range) || staysText(sheet, range, [content, contentOf(before[index]!.state)]),
  )
  if (locked.length > 0) return { state: 'protected', cells: locked.map(({ at }) => at) }
  const stale = targets.filter(({ expect }, index) => !sameState(before[index]!.state, expect))
  if (stale.length > 0) return { state: 'stale', cells: stale.map(({ at }) => at) }
  const failed = targets.filter(({ range, set: content }) => !written(range, content))
  if (failed.length === 0) return { state: 'applied', before }
  putBack(
    targets.map(({ range }) => range),
    before.map(({ state }) => state),
  )
  return ready(app) ? { state: 'failed', cells: failed.map(({ at }) => at) } : { state: 'editing' }
}

/** WPS, like Excel, is not ready while a cell is open for typing. */
export const ready = (app: Et.Application): boolean => !no(get(app, 'Ready'))

/** @throws HostError `gone` */
export function targetOf(
  book: Workbook,
  { sheet: name, address }: Where,
): { readonly sheet: Worksheet; readonly range: Range } {
  const found = sheetsOf(book).find((sheet) => sheet.name === name)
  if (!found) throw new HostError('gone')
  return { sheet: found.sheet, range: rangeAt(found.sheet, address) }
}

function stateOf(range: Range): CellState {
  const value = cellsOf(get(range, 'Value2'), 1, 1)[0]![0]
  const formula = get(range, 'Formula')
  const calculated = yes(get(range, 'HasFormula')) && typeof formula === 'string'
  return calculated ? { value, formula } : { value }
}

/** What a cell can be given; a boolean only to put it back. */
type Given = Content | boolean

const contentOf = ({ value, formula }: CellState): Given =>
  formula === undefined ? (value ?? null) : { formula }
const isText = (content: Given): boolean => content === null || typeof content === 'string'

/** Whether a protected format makes a text of one of these contents: then it could not be written, or not put back. */
const staysText = (sheet: Worksheet, range: Range, contents: readonly Given[]): boolean =>
  !contents.every(isText) && get(range, 'NumberFormat') === '@' && !mayFormat(sheet)

/** Whether the cell holds the content after it was written, in one of the ways there are. */
function written(range: Range, content: Given): boolean {
  return waysOf(content).some((way) => {
    try {
      write(range, way)
      return holds(stateOf(range), content)
    } catch (error) {
      if (error instanceof HostError) return false
      throw error
    }
  })
}

interface Way {
  readonly member: 'Value2' | 'Formula'
  readonly value: string | number | boolean
  /** The cell's own format is taken off while this is written, and put on again. */
  readonly unformatted?: boolean
}

/**
 * The apostrophe keeps a text a text, whatever it looks like; in a cell of the text format it may stand there as a letter.
 * Such a cell makes a text of a number or formula, too, but not of one that stands there already when it gets its format.
 */
function waysOf(content: Given): readonly Way[] {
  if (content === null || content === '') return [{ member: 'Formula', value: '' }]
  if (typeof content === 'string') {
    return [
      { member: 'Value2', value: `'${content}` },
      { member: 'Value2', value: content },
    ]
  }
  const way: Way =
    typeof content === 'object'
      ? { member: 'Formula', value: content.formula }
      : { member: 'Value2', value: content }
  return [way, { ...way, unformatted: true }]
}

function write(range: Range, { member, value, unformatted }: Way): void {
  if (!unformatted) {
    set(range, member, value)
    return
  }
  const format = get(range, 'NumberFormat')
  set(range, 'NumberFormat', 'General')
  try {
    set(range, member, value)
  } finally {
    set(range, 'NumberFormat', format)
  }
}

/** @throws HostError `refused` where a cell is not again as it was */
function putBack(ranges: readonly Range[], states: readonly CellState[]): void {
  const lost = ranges.filter((range, index) => {
    const content = contentOf(states[index]!)
    return !(holds(stateOf(range), content) || written(range, content))
  })
  if (lost.length > 0) throw new HostError('refused', { cause: `${lost.length} cells could not be put back` })
}
