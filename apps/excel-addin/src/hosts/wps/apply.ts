import type { Where } from '@gongkai/workbook/sheets'
import { type Applied, type Before, type CellState, type Content, type Edit, HostError } from '../../port.ts'
import { get, type Jsapi, no, type Range, set, type Workbook, type Worksheet, yes } from './jsapi.ts'
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
  const locked = targets.filter(({ sheet, range }) => isLocked(sheet, range))
  if (locked.length > 0) return { state: 'protected', cells: locked.map(({ at }) => at) }
  const before = targets.map(({ at, range }): Before => ({ at, state: stateOf(range) }))
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

function isLocked(sheet: Worksheet, range: Range): boolean {
  if (!yes(get(sheet, 'ProtectContents'))) return false
  const mayEdit = get(range, 'AllowEdit')
  return mayEdit === undefined ? !no(get(range, 'Locked')) : !yes(mayEdit)
}

function stateOf(range: Range): CellState {
  const value = cellsOf(get(range, 'Value2'), 1, 1)[0]![0]
  const formula = get(range, 'Formula')
  const calculated = yes(get(range, 'HasFormula')) && typeof formula === 'string'
  return calculated ? { value, formula } : { value }
}

const sameState = (now: CellState, then: CellState): boolean =>
  sameValue(now.value, then.value) && sameFormula(now.formula, then.formula)

const sameValue = (a: CellState['value'], b: CellState['value']): boolean => (a ?? '') === (b ?? '')

/** Programs write a formula with their own spacing and capitals. */
const sameFormula = (a = '', b = ''): boolean => plain(a) === plain(b)
const plain = (formula: string) => formula.replace(/\s+/g, '').toUpperCase()

/** Whether the cell holds the content after it was written. */
function written(range: Range, content: Content): boolean {
  return waysOf(content).some(([member, value]) => {
    try {
      set(range, member, value)
      return holds(stateOf(range), content)
    } catch (error) {
      if (error instanceof HostError) return false
      throw error
    }
  })
}

/** The apostrophe keeps a text a text, whatever it looks like; in a cell of texts it may stand there as a letter. */
function waysOf(content: Content): readonly (readonly ['Value2' | 'Formula', string | number])[] {
  if (content === null || content === '') return [['Formula', '']]
  if (typeof content === 'number') return [['Value2', content]]
  if (typeof content === 'object') return [['Formula', content.formula]]
  return [
    ['Value2', `'${content}`],
    ['Value2', content],
  ]
}

function holds(state: CellState, content: Content): boolean {
  if (content !== null && typeof content === 'object') return sameFormula(state.formula, content.formula)
  return sameState(state, { value: content })
}

/** @throws HostError `refused` where a cell is not again as it was */
function putBack(ranges: readonly Range[], states: readonly CellState[]): void {
  const lost = ranges.filter((range, index) => {
    const { value, formula } = states[index]!
    if (sameState(stateOf(range), states[index]!)) return false
    if (formula !== undefined) return !written(range, { formula })
    if (typeof value !== 'boolean') return !written(range, value ?? null)
    set(range, 'Value2', value)
    return !sameState(stateOf(range), states[index]!)
  })
  if (lost.length > 0) throw new HostError('refused', { cause: `${lost.length} cells could not be put back` })
}
