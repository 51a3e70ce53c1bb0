import { type Edition, type PlacedSum, type Quantity, sumsOf, type TableId } from '@gongkai/schema'
import { type Area, a1, type Place } from '../a1.ts'
import { figurePlace } from '../names.ts'
import { anchored, areasOf, type Moves } from './areas.ts'
import type { Flag } from './model.ts'
import { blanksOf, differenceOf, numbersOf, sumOf } from './operands.ts'

/** The same sum in neighbouring rows or columns: one formula serves them all. */
interface Family {
  readonly sums: readonly [PlacedSum, ...PlacedSum[]]
  readonly moves: Moves
}

const operandsOf = ({ left, right }: PlacedSum) => [...left, ...right]

/** How to get from one sum to the other: every operand one row down, or one column across. */
function stepBetween(edition: Edition, from: PlacedSum, to: PlacedSum): Moves {
  const starts = operandsOf(from).map((id) => figurePlace(edition, id))
  const ends = operandsOf(to).map((id) => figurePlace(edition, id))
  const all = (fits: (start: Place, end: Place) => boolean) =>
    from.rule === to.rule &&
    starts.length === ends.length &&
    starts.every((start, i) => ends[i] !== undefined && fits(start, ends[i]))
  if (all((start, end) => end.row === start.row + 1 && end.column === start.column)) return 'down'
  if (all((start, end) => end.row === start.row && end.column === start.column + 1)) return 'across'
  return 'not'
}

function familiesOf(edition: Edition, table: TableId): readonly Family[] {
  const families: Family[] = []
  for (const sum of sumsOf(edition)) {
    if (!sum.left[0]?.startsWith(`${table}.`)) continue
    const family = families.at(-1)
    const before = family?.sums.at(-1)
    const moves = before ? stepBetween(edition, before, sum) : 'not'
    if (family && moves !== 'not' && (family.sums.length === 1 || family.moves === moves))
      families[families.length - 1] = { sums: [...family.sums, sum], moves }
    else families.push({ sums: [sum], moves: 'not' })
  }
  return families
}

/**
 * Red where a sum with all its operands is broken: on the total, or on every cell of a sum between equals (the balance).
 * Amber on a blank operand beside a filled one.
 */
function familyFlags(edition: Edition, { sums, moves }: Family): readonly Flag[] {
  const [first] = sums
  const further = sums.length - 1
  const over = (area: Area): Area => ({
    ...area,
    bottom: area.bottom + (moves === 'down' ? further : 0),
    right: area.right + (moves === 'across' ? further : 0),
  })
  const refer = (ids: readonly string[]) => areasOf(edition, ids).map((area) => anchored(area, moves))
  const operands = operandsOf(first)
  const all = refer(operands)
  const difference = differenceOf(sumOf(refer(first.left)), sumOf(refer(first.right)))
  const broken = `AND(${numbersOf(all)}=${operands.length},${difference}<>0)`
  const marked = first.left.length === 1 ? first.left : operands
  return [
    ...areasOf(edition, marked).map((area): Flag => ({ area: over(area), colour: 'red', formula: broken })),
    ...areasOf(edition, operands).map(
      (area): Flag => ({
        area: over(area),
        colour: 'amber',
        formula: `AND(LEN(${cornerOf(area)})=0,${blanksOf(all)}<${operands.length})`,
      }),
    ),
  ]
}

const cornerOf = ({ top, left }: Area) => a1({ row: top, column: left })

/** What a number must not be, by the kind of figure. */
const unfit: Readonly<Record<Quantity, (cell: string) => string>> = {
  count: (cell) => `OR(${cell}<0,${cell}<>INT(${cell}))`,
  signed: (cell) => `${cell}<>INT(${cell})`,
  amount: (cell) => `${cell}<0`,
}

/** Red where something else stands than a number of the figure's kind. */
export function unfitFlag(area: Area, quantity: Quantity): Flag {
  const cell = cornerOf(area)
  const formula = `IF(ISERROR(${cell}),TRUE,IF(LEN(${cell})=0,FALSE,IF(ISNUMBER(${cell}),${unfit[quantity](cell)},TRUE)))`
  return { area, colour: 'red', formula }
}

/** The flags of a table's ★ sums; figures in no sum are amber when blank as soon as one of them is filled. */
export function sumFlags(edition: Edition, table: TableId, figures: readonly string[]): readonly Flag[] {
  const families = familiesOf(edition, table)
  const summed = new Set<string>(families.flatMap(({ sums }) => sums.flatMap(operandsOf)))
  const free = areasOf(
    edition,
    figures.filter((id) => !summed.has(id)),
  )
  const count = figures.length - summed.size
  const blanks = blanksOf(free.map((area) => anchored(area, 'not')))
  return [
    ...families.flatMap((family) => familyFlags(edition, family)),
    ...free.map(
      (area): Flag => ({
        area,
        colour: 'amber',
        formula: `AND(LEN(${cornerOf(area)})=0,${blanks}<${count})`,
      }),
    ),
  ]
}
