import type { Reading } from '../finding.ts'
import { type Change, decode } from './decode.ts'
import type { Repair } from './diagnosis.ts'
import type { Edit, Effect } from './edits.ts'
import { type Amounts, isBlankTotal, type Network } from './network.ts'

/** The hardest tables of 24,000 drawn at random took up to 130,000 tries and 8 ms; most reports take some hundreds. */
const bounds = { changes: 3, solutions: 16, tries: 100_000 }

/**
 * An amount counted in the wrong column can be moved in row 一, 二 or 四, which makes three repairs; a longer list no longer says
 * where to look.
 */
const alternatives = 3

type Mending = Omit<Repair, 'resolves'>

/** An edit with its amount. */
interface Placed {
  readonly edit: Edit
  readonly by: number
}

/** Two parts of one side of a sum, one lowered by what the other is raised by: that sum would not notice. */
function moveOf({ cells, sumsOver, definitionsOf }: Network, placed: readonly Placed[]): Repair['move'] {
  const [lowered, raised] = [...placed].sort((a, b) => a.by - b.by)
  if (!lowered || !raised || placed.length !== 2 || lowered.by + raised.by !== 0) return undefined
  const [from, to] = [lowered.edit.cell, raised.edit.cell]
  if (definitionsOf[from]!.length + definitionsOf[to]!.length > 0) return undefined
  const beside = sumsOver[from]!.some((one) =>
    sumsOver[to]!.some((other) => one.index === other.index && one.sign === other.sign),
  )
  return beside ? { from: cells[from]!.id, to: cells[to]!.id, amount: raised.by } : undefined
}

function repairOf(network: Network, values: Float64Array, placed: readonly Placed[]): Mending {
  const reading = ([cell, by]: readonly [number, number]): Reading => ({
    at: network.cells[cell]!.id,
    value: values[cell]! + by,
  })
  const followed = new Map<number, number>()
  for (const { edit, by } of placed)
    for (const total of edit.follows) followed.set(total, (followed.get(total) ?? 0) + by)
  const inOrder = (changes: readonly (readonly [number, number])[]) =>
    [...changes].sort(([a], [b]) => a - b).map(reading)
  const move = moveOf(network, placed)
  return {
    set: inOrder(placed.map(({ edit, by }) => [edit.cell, by])),
    follows: inOrder([...followed].filter(([cell, by]) => by !== 0 && !Number.isNaN(values[cell]))),
    ...(move && { move }),
  }
}

/**
 * The smallest repairs of broken sums that hang together, or why none is proposed. `differences` are those of these sums; 0 for
 * all other sums.
 */
export function repairsOf(
  network: Network,
  amounts: Amounts,
  effects: readonly Effect[],
  differences: Float64Array,
): readonly Mending[] | 'ambiguous' | 'limit' {
  const { values } = amounts
  const fits = ({ cell, sign }: Edit, by: number) => values[cell]! + sign * by >= 0
  const allowed = ({ column, by }: Change) => effects[column]!.edits.some((edit) => fits(edit, by))
  const solutions = decode(effects, differences, allowed, bounds)
  if (typeof solutions === 'string') return solutions
  // Cells under computed totals that no sum can tell apart: which of them is wrong is a guess, even where only a few could
  // take the amount. In a trial the smallest repair was a wrong one in most cases.
  const indistinct = ({ edits }: Effect) =>
    edits.length > 1 && edits.some(({ follows }) => follows.length > 0)
  if (solutions.some((changes) => changes.some(({ column }) => indistinct(effects[column]!))))
    return 'ambiguous'
  // A blank total beside filled parts is wrong whatever the parts are; a repair that leaves it blank explains less.
  const sets = solutions.flatMap((changes) =>
    changes
      .map(({ column, by }) =>
        effects[column]!.edits.filter((edit) => fits(edit, by)).map((edit) => ({ edit, by: edit.sign * by })),
      )
      .reduce<readonly (readonly Placed[])[]>(
        (sets, edits) => sets.flatMap((set) => edits.map((edit) => [...set, edit])),
        [[]],
      ),
  )
  const filling = sets.filter((set) => set.some(({ edit }) => isBlankTotal(network, amounts, edit.cell)))
  const kept = filling.length > 0 ? filling : sets
  if (kept.length > alternatives) return 'ambiguous'
  return kept.map((set) => repairOf(network, values, set))
}
