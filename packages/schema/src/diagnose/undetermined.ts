import type { BrokenSum, Reason, Undetermined } from './diagnosis.ts'
import type { Network } from './network.ts'

/**
 * Which figures of a broken balance to look at first: 二 and 四 are carried over by hand from one year to the next, while 一 and
 * 三 are counted in the year's register.
 */
const carriedOver: readonly string[] = ['carriedIn', 'carriedOut']

/**
 * What can be said of broken sums for which no cell is named. `computed` holds cells by index; `brokenSum` tells of a sum,
 * by index, what its finding says.
 */
export function undeterminedOf(
  network: Network,
  computed: ReadonlySet<number>,
  brokenSum: (sum: number) => BrokenSum,
  broken: readonly number[],
  why: Reason,
): Undetermined {
  const operands = (sum: number) => network.termsOf[sum]!.map(({ index }) => index)
  const typed = broken.filter((sum) => !operands(sum).every((cell) => computed.has(cell)))
  const shown = typed.length > 0 ? typed : broken
  const throughout = shown.every((sum) => operands(sum).some((cell) => computed.has(cell)))
  const reason = why !== 'formula' && throughout ? 'computed' : why
  const sums = shown.map(brokenSum)
  const [one, two] = sums
  return {
    reason,
    sums,
    lookAt: shown
      .filter((sum) => reason === 'computed' && network.sums[sum]!.rule.code === 'requests/balance')
      .flatMap(operands)
      .filter((cell) => !computed.has(cell) && carriedOver.includes(network.cells[cell]!.row))
      .map((cell) => network.cells[cell]!.id),
    opposite: sums.length === 2 && one!.code === two!.code && one!.difference + two!.difference === 0,
  }
}
