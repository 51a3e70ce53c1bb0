import { isMarkFormula, markColours, markFormula } from '@gongkai/workbook/sheets'
import { HostError, type Mark } from '../../port.ts'
import { targetOf } from './apply.ts'
import { all, get, object, type Range, set, type Workbook, type Worksheet } from './jsapi.ts'
import { mayFormat } from './protection.ts'
import { sheetsOf } from './snapshot.ts'

/** As Excel's XlFormatConditionType: a formula decides. */
const expression = 2

/**
 * Replaces all marks of this add-in by these.
 *
 * @throws HostError `protected`, `gone`: nothing was changed; `refused`: no mark is left
 */
export function mark(book: Workbook, marks: readonly Mark[]): void {
  const targets = marks.map((mark) => ({ ...mark, ...targetOf(book, mark.at) }))
  if (!targets.every(({ sheet }) => mayFormat(sheet))) throw new HostError('protected')
  clearMarks(book)
  try {
    for (const { range, severity } of targets) addMark(range, severity)
  } catch (error) {
    clearMarks(book)
    throw error
  }
}

function addMark(range: Range, severity: Mark['severity']): void {
  const conditions = object<Et.FormatConditions>(get(range, 'FormatConditions'))
  const formula = `=${markFormula(severity)}`
  const condition = object<Et.FormatCondition>(get(conditions, 'Add', expression, undefined, formula))
  const { text, fill } = markColours[severity]
  set(object<Et.Interior>(get(condition, 'Interior')), 'Color', colour(fill))
  set(object<Et.Font>(get(condition, 'Font')), 'Color', colour(text))
}

/** ARGB as a file has it → the number that programs take: red in the lowest byte. */
function colour(argb: string): number {
  const [red, green, blue] = [2, 4, 6].map((at) => Number.parseInt(argb.slice(at, at + 2), 16))
  return red! + green! * 2 ** 8 + blue! * 2 ** 16
}

/**
 * @returns how many were removed
 * @throws HostError `protected`: nothing was changed
 */
export function clearMarks(book: Workbook): number {
  const found = sheetsOf(book).map(({ sheet }) => ({ sheet, own: marksOn(sheet) }))
  if (!found.every(({ sheet, own }) => own.length === 0 || mayFormat(sheet))) throw new HostError('protected')
  // From the last on: with each one removed, those behind it move up.
  const own = found.flatMap(({ own }) => own.reverse())
  for (const condition of own) get(condition, 'Delete')
  return own.length
}

function marksOn(sheet: Worksheet): Et.FormatCondition[] {
  const cells = object<Range>(get(sheet, 'Cells'))
  return all<Et.FormatCondition>(get(cells, 'FormatConditions')).filter((condition) => {
    if (get(condition, 'Type') !== expression) return false
    const formula = get(condition, 'Formula1')
    return typeof formula === 'string' && isMarkFormula(formula)
  })
}
