import type { Where } from '@gongkai/workbook/sheets'
import { type Applied, type CellState, type Content, type Edit, HostError } from '../../port.ts'
import { holds, sameState } from '../held.ts'
import { isEditing, type OfficeApi, run, runWhenFree } from './excel.ts'

/**
 * Writes all edits or none, in two round trips: one to compare, one to write and read back. The second never waits for the
 * end of typing, for what was compared may not hold any more by then.
 *
 * @throws HostError `gone` where a sheet is not there; `refused` where a cell could not be put back
 */
export async function apply(api: OfficeApi, edits: readonly Edit[]): Promise<Applied> {
  try {
    const seen = await runWhenFree(api, (context) => look(context, edits))
    const locked = edits.filter((_, index) => seen[index]!.locked)
    if (locked.length > 0) return { state: 'protected', cells: placesOf(locked) }
    const stale = edits.filter(({ expect }, index) => !sameState(seen[index]!.state, expect))
    if (stale.length > 0) return { state: 'stale', cells: placesOf(stale) }
    return await write(api, edits, seen)
  } catch (error) {
    if (isEditing(error)) return { state: 'editing' }
    throw error
  }
}

interface Seen {
  readonly state: CellState
  readonly locked: boolean
  /** All that is typed into the cell is taken for text. */
  readonly asText: boolean
}

async function look(context: Excel.RequestContext, edits: readonly Edit[]): Promise<readonly Seen[]> {
  const targets = edits.map(({ at }) => {
    const { sheet, range } = targetOf(context, at)
    const { protection } = range.format
    sheet.protection.load('protected')
    protection.load('locked')
    range.load('values,formulas,numberFormat')
    return { sheet, range, protection }
  })
  await context.sync()
  return targets.map(({ sheet, range, protection }) => ({
    state: stateOf(range),
    // Of cells that differ it is null.
    locked: sheet.protection.protected && protection.locked !== false,
    asText: range.numberFormat[0]![0] === '@',
  }))
}

export function targetOf(context: Excel.RequestContext, { sheet: name, address }: Where) {
  const sheet = context.workbook.worksheets.getItem(name)
  return { sheet, range: sheet.getRange(address) }
}

function stateOf(range: Excel.Range): CellState {
  const value = range.values[0]![0]
  const formula = range.formulas[0]![0]
  // Of a text that begins with = both are the same.
  const calculated = typeof formula === 'string' && formula.startsWith('=') && formula !== value
  return calculated ? { value, formula } : { value }
}

const placesOf = (edits: readonly Edit[]) => edits.map(({ at }) => at)

async function write(api: OfficeApi, edits: readonly Edit[], seen: readonly Seen[]): Promise<Applied> {
  const before = edits.map(({ at }, index) => ({ at, state: seen[index]!.state }))
  const settings = edits.map(({ at, set }, index) => ({ at, content: set, asText: seen[index]!.asText }))
  let refusal: unknown
  try {
    if (await stand(api, settings)) return { state: 'applied', before }
  } catch (error) {
    // Of a batch that is refused while a cell is open for typing nothing is done; of any other its first part may be.
    if (isEditing(error) || !(error instanceof HostError)) throw error
    refusal = error
  }
  const now = await run(api, (context) => look(context, edits))
  const missed = edits.filter(({ set }, index) => !holds(now[index]!.state, set))
  await putBack(
    api,
    settings.flatMap((setting, index) => {
      const content = contentOf(seen[index]!.state)
      return stands(now[index]!.state, content) ? [] : [{ ...setting, content }]
    }),
  )
  const denied = refusal instanceof HostError && refusal.code === 'protected'
  return { state: denied ? 'protected' : 'failed', cells: placesOf(missed) }
}

interface Setting {
  readonly at: Where
  readonly content: Content | boolean
  readonly asText: boolean
}

/** @returns whether all stand as written */
async function stand(api: OfficeApi, settings: readonly Setting[]): Promise<boolean> {
  const missed = await missedOf(api, settings)
  const texts = missed.filter(({ content }) => typeof content === 'string')
  if (texts.length < missed.length) return false
  // In a cell of texts an apostrophe may stand as a letter, elsewhere a text may be taken for something else without it.
  const others = texts.map((setting) => ({ ...setting, asText: !setting.asText }))
  return missed.length === 0 || (await missedOf(api, others)).length === 0
}

/** Writes and reads back. @returns what does not stand as written */
function missedOf(api: OfficeApi, settings: readonly Setting[]): Promise<readonly Setting[]> {
  return run(api, async (context) => {
    const ranges = settings.map(({ at, content, asText }) => {
      const { range } = targetOf(context, at)
      if (content !== null && typeof content === 'object') range.formulas = [[content.formula]]
      else range.values = [[typeof content === 'string' ? textOf(content, asText) : (content ?? '')]]
      range.load('values,formulas')
      return range
    })
    await context.sync()
    return settings.filter(({ content }, index) => !stands(stateOf(ranges[index]!), content))
  })
}

/** Of a formula its text is looked at: what it comes to depends on other cells, which may be put back only after it. */
const stands = (state: CellState, content: Content | boolean): boolean =>
  typeof content === 'boolean' ? state.value === content : holds(state, content)

/** The apostrophe keeps a text a text, whatever it looks like. */
const textOf = (text: string, asText: boolean) => (asText || text === '' ? text : `'${text}`)

const contentOf = ({ value, formula }: CellState): Content | boolean =>
  formula === undefined ? (value ?? null) : { formula }

/** @throws HostError `refused` where a cell is not again as it was */
async function putBack(api: OfficeApi, settings: readonly Setting[]): Promise<void> {
  if (settings.length === 0 || (await stand(api, settings))) return
  throw new HostError('refused', { cause: 'cells could not be put back' })
}
