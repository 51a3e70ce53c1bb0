import { figuresOf } from '../check/figures.ts'
import { assess } from '../check/sums.ts'
import type { CellId } from '../editions/index.ts'
import { identityOf } from '../finding.ts'
import type { Report } from '../report.ts'
import { componentsOf } from './components.ts'
import type { BrokenSum, Diagnosis, Repair, Undetermined } from './diagnosis.ts'
import { effectsOf, formulasOf } from './edits.ts'
import { amountsOf, differenceOf, isBlankTotal, isBroken, networkOf } from './network.ts'
import { repairsOf } from './repairs.ts'
import { undeterminedOf } from './undetermined.ts'

const indexes = (differences: Float64Array) =>
  [...differences.keys()].filter((sum) => isBroken(differences[sum]!))

/**
 * Which cells of 附表三 and 附表四 are probably wrong: the smallest sets of typed cells, three at most, that with other whole
 * numbers ≥ 0 make every broken sum hold and break none. Row totals, column totals and the balance are a parity check.
 *
 * `computed` are the cells that formulas make, as the reader found them: they are never proposed, they follow. A blank counts
 * as 0 and may be what is set; a sum over an unreadable cell is left out. The sums are those of the notices; which cell is
 * wrong is inferred, so a repair is never applied unasked. The same report always has the same diagnosis.
 */
export function diagnose(
  report: Report,
  { computed = new Set() }: { readonly computed?: ReadonlySet<CellId> } = {},
): Diagnosis {
  const figures = figuresOf(report, 'final')
  const network = networkOf(figures.edition)
  const amounts = amountsOf(figures)
  const differences = new Float64Array(network.sums.length)
  for (let sum = 0; sum < differences.length; sum++)
    differences[sum] = differenceOf(network, sum, amounts.values)
  if (!differences.some(isBroken)) return { repairs: [], undetermined: [] }

  const brokenSum = (sum: number): BrokenSum => {
    const outcome = assess(figures, network.sums[sum]!)
    const finding = outcome.state === 'broken' && outcome.findings[0]
    if (!finding) throw new Error(`check and diagnose differ on ${network.sums[sum]!.left}`)
    return { code: finding.code, at: finding.at, difference: differences[sum]! }
  }
  const made = new Set(network.cells.filter(({ id }) => computed.has(id)).map(({ index }) => index))
  const formulas = formulasOf(network, made, (sum) => isBroken(differences[sum]!))
  const undetermined: Undetermined[] = []
  // A total that its formula makes wrongly says nothing about the cells below it: judge without it.
  const judged = Float64Array.from(differences)
  for (const total of formulas.faulty) {
    const over = network.sumsOver[total]!.map(({ index }) => index)
    const broken = over.filter((sum) => isBroken(differences[sum]!))
    const found = undeterminedOf(network, made, brokenSum, broken, 'formula')
    undetermined.push({ ...found, lookAt: [network.cells[total]!.id] })
    for (const sum of over) judged[sum] = Number.NaN
  }

  const repairs: Repair[] = []
  const effects = effectsOf(network, formulas, amounts.values, judged)
  for (const component of componentsOf(indexes(judged), effects)) {
    const own = judged.map((difference, sum) => (component.broken.includes(sum) ? difference : 0))
    const found = repairsOf(network, amounts, component.effects, own)
    const unfilled = (sum: number) =>
      network.termsOf[sum]!.some(({ index }) => isBlankTotal(network, amounts, index))
    // Totals still to be filled in have findings of their own, with the figure to write.
    if (found === 'limit' && component.broken.every(unfilled)) continue
    if (typeof found === 'string')
      undetermined.push(undeterminedOf(network, made, brokenSum, component.broken, found))
    else {
      const resolves = [...new Set(component.broken.map((sum) => identityOf(brokenSum(sum))))]
      repairs.push(...found.map((repair) => ({ ...repair, resolves })))
    }
  }
  return { repairs: repairs.sort((a, b) => a.set.length - b.set.length), undetermined }
}
