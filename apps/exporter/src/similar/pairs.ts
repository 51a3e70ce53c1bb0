import { nameKey } from '@gongkai/schema'
import type { Text } from './sentences.ts'
import { clauseSet, fewest, ratio, type Share, shareOf } from './share.ts'

/** Two reports whose texts are alike. Who wrote it first cannot be told from the texts. */
export interface SimilarPair {
  readonly a: Text
  readonly b: Text
  /** What of each stands in the other; that of `a` is the larger share. */
  readonly ofA: Share
  readonly ofB: Share
}

export interface Similarity {
  /** The most alike first. */
  readonly pairs: readonly SimilarPair[]
  readonly compared: number
  /** Texts of too few sentences of their own. */
  readonly tooShort: readonly Text[]
  /** Sentences that so many reports have that they were left out, by how many do. */
  readonly widespread: readonly Widespread[]
}

/** A sentence that counts as nobody's own. */
export interface Widespread {
  /** As the first report has it. */
  readonly words: string
  readonly reports: number
}

/** What so many reports have is the wording of the trade, or of a model that all were sent. */
const commonFrom = (reports: number) => Math.max(8, Math.ceil(reports / 5))

const sameReport = (a: Text, b: Text) => a.year === b.year && nameKey(a.agency) === nameKey(b.agency)

/** Which texts have each clause, by their place in the list. */
function postingsOf(texts: readonly Text[]): Map<string, number[]> {
  const postings = new Map<string, number[]>()
  texts.forEach(({ sentences }, i) => {
    for (const { clauses } of sentences) {
      for (const clause of clauses) {
        const known = postings.get(clause)
        if (known) known.push(i)
        else postings.set(clause, [i])
      }
    }
  })
  return postings
}

/** The sentences that wholly consist of what many reports have, with the fewest reports that have any part of them. */
function widespreadIn(
  texts: readonly Text[],
  postings: ReadonlyMap<string, readonly number[]>,
  common: ReadonlySet<string>,
): readonly Widespread[] {
  const seen = new Map<string, Widespread>()
  for (const { words, clauses } of common.size > 0 ? texts.flatMap(({ sentences }) => sentences) : []) {
    const key = clauses.join(' ')
    if (seen.has(key) || !clauses.every((clause) => common.has(clause))) continue
    seen.set(key, { words, reports: Math.min(...clauses.map((clause) => postings.get(clause)?.length ?? 0)) })
  }
  return [...seen.values()].sort((a, b) => b.reports - a.reports)
}

/**
 * Every pair of texts of which either has at least `threshold` (0 to 1) of its sentences in the other. A report filed twice is
 * no pair; two years of one agency are.
 */
export function similarPairs(texts: readonly Text[], threshold: number): Similarity {
  const postings = postingsOf(texts)
  const limit = commonFrom(texts.length)
  const common = new Set<string>()
  for (const [clause, { length }] of postings) if (length >= limit) common.add(clause)
  const sizes = texts.map((text) => shareOf(text, new Set(), common).of)
  const sets = new Map<number, ReadonlySet<string>>()
  const setOf = (i: number, text: Text) => {
    const known = sets.get(i) ?? clauseSet(text)
    sets.set(i, known)
    return known
  }
  const pairs: SimilarPair[] = []
  const shared = new Uint32Array(texts.length)
  texts.forEach((a, i) => {
    const size = sizes[i] ?? 0
    if (size < fewest) return
    shared.fill(0)
    for (const { clauses } of a.sentences) {
      for (const clause of clauses) {
        if (common.has(clause)) continue
        for (const j of postings.get(clause) ?? []) if (j > i) shared[j] = (shared[j] ?? 0) + 1
      }
    }
    for (let j = i + 1; j < texts.length; j++) {
      const b = texts[j]
      const other = sizes[j] ?? 0
      if (!b || other < fewest || sameReport(a, b)) continue
      // Each sentence taken over has a clause of its own in common.
      if ((shared[j] ?? 0) < threshold * Math.min(size, other)) continue
      const ofA = shareOf(a, setOf(j, b), common)
      const ofB = shareOf(b, setOf(i, a), common)
      if (Math.max(ratio(ofA), ratio(ofB)) < threshold) continue
      pairs.push(ratio(ofA) >= ratio(ofB) ? { a, b, ofA, ofB } : { a: b, b: a, ofA: ofB, ofB: ofA })
    }
  })
  return {
    pairs: pairs.sort((x, y) => ratio(y.ofA) - ratio(x.ofA) || y.ofA.taken.length - x.ofA.taken.length),
    compared: sizes.filter((size) => size >= fewest).length,
    tooShort: texts.filter((_, i) => (sizes[i] ?? 0) < fewest),
    widespread: widespreadIn(texts, postings, common),
  }
}
