import { invisible } from '../decimal.ts'
import type { SectionId } from '../editions/form.ts'
import { editions } from '../editions/index.ts'
import type { Report } from '../report.ts'
import { passagesOf } from '../rules/document-rule.ts'

/** A sentence of a report. */
export interface Said {
  /** The paragraph it stands in: `overview#2`. */
  readonly at: string
  readonly section: SectionId | 'preface'
  readonly text: string
  /** What is compared: without blanks and characters that are not seen, which layout adds and takes away. */
  readonly key: string
}

const ends = /(?<=[。！？!?；;])|[\r\n\v\f\u2028\u2029]+/u

/** Every sentence of a report in its order; what stands between 。！？； is one. */
export const sentencesOf = (report: Report): readonly Said[] =>
  passagesOf(report, editions[report.edition]).flatMap(({ at, section, text }) =>
    text.split(ends).flatMap((part): Said[] => {
      const key = part.replace(invisible, '').replace(/\s/gu, '')
      return key === '' ? [] : [{ at, section, text: part.trim(), key }]
    }),
  )

const pairsIn = (key: string): ReadonlyMap<string, number> => {
  const pairs = new Map<string, number>()
  const characters = [...key]
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i]}${characters[i + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** How much two sentences have in common, 0 to 1: the share of their neighbouring characters (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [ofA, ofB] = [pairsIn(a), pairsIn(b)]
  const count = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, one) => sum + one, 0)
  const all = count(ofA) + count(ofB)
  if (all === 0) return 0
  const shared = [...ofA].reduce((sum, [pair, times]) => sum + Math.min(times, ofB.get(pair) ?? 0), 0)
  return (2 * shared) / all
}
