import {
  type ComparedLine,
  type Comparison,
  cellOf,
  editions,
  type Figure,
  figureWords,
  headingOf,
  percentWords,
  sideWords,
} from '@gongkai/schema'
import { type Area, columnLetters } from '../a1.ts'
import { firstRow, type ListColumn, listSheet } from '../summary/list-sheet.ts'
import type { Sheet, SheetCell } from '../template/model.ts'

const language = 'zh-CN'
/** Places of the two figures and their difference, counted from 1. */
const at = { before: 3, now: 4, difference: 5 } as const

/** Excel subtracts in binary fractions; an amount has no more places than these. */
const places = 10

const columnsOf = (comparison: Comparison): readonly ListColumn[] => {
  const sides = sideWords(comparison, language)
  return [
    { title: '表', width: 38, look: 'plain' },
    { title: '项目', width: 52, look: 'plain' },
    { title: sides.before, width: 16, look: 'number' },
    { title: sides.now, width: 16, look: 'number' },
    { title: '相差', width: 12, look: 'difference' },
    { title: '增减', width: 12, look: 'percent' },
  ]
}

/** A number as a number, so that it can be calculated with; anything else as its words. */
const shown = (figure: Figure): string | number =>
  figure.state === 'number' && figure.typed === undefined ? figure.value : figureWords(figure, language)

const letter = (name: keyof typeof at) => columnLetters(at[name])

/** Difference and percentage: formulas where both cells hold numbers, so that they follow what is changed there. */
function changes(line: ComparedLine, row: number, isAmount: boolean): readonly SheetCell['value'][] {
  const { before, now, difference, percent } = line
  if (difference === undefined) return [null, null]
  const ratio = percent === undefined ? percentWords(line, language) : percent / 100
  if (typeof shown(before) === 'string' || typeof shown(now) === 'string') return [difference, ratio]
  const [a, b, d] = [`${letter('before')}${row}`, `${letter('now')}${row}`, `${letter('difference')}${row}`]
  const less = isAmount ? `ROUND(${b}-${a},${places})` : `${b}-${a}`
  return [
    { formula: less, result: difference },
    percent === undefined ? ratio : { formula: `${d}/${a}`, result: ratio },
  ]
}

/** A sheet of lines in the order given, the text among their figures marked amber. */
export function linesSheet(
  comparison: Comparison,
  lines: readonly ComparedLine[],
  { name, title, hint }: { readonly name: string; readonly title: string; readonly hint: string },
): Sheet {
  const edition = editions[comparison.now.edition]
  const headings = new Map(edition.tables.map(({ id }) => [id, headingOf(edition, id)]))
  const rows = lines.map((line, i): SheetCell['value'][] => {
    const form = editions[comparison[line.cells.now.length > 0 ? 'now' : 'before'].edition]
    const isAmount = cellOf(form, line.at)?.quantity === 'amount'
    const heading = headings.get(line.table) ?? line.table
    return [heading, line.name, shown(line.before), shown(line.now), ...changes(line, firstRow + i, isAmount)]
  })
  const area: Area = {
    top: firstRow,
    bottom: firstRow + lines.length - 1,
    left: at.before,
    right: at.now,
  }
  const absent = figureWords({ state: 'absent' }, language)
  const corner = `${letter('before')}${firstRow}`
  return listSheet({
    name,
    title,
    hint,
    columns: columnsOf(comparison),
    rows,
    ...(lines.length > 0 && {
      flags: [{ area, colour: 'amber', formula: `AND(ISTEXT(${corner}),${corner}<>"${absent}")` }],
    }),
  })
}
