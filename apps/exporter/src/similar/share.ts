import type { Sentence, Text } from './sentences.ts'

/** A sentence is taken over when this part of it stands in the other text too: a word changed here or there hides nothing. */
const mostly = 0.8

/** Texts of fewer sentences are not compared: two or three of them are alike by chance. */
export const fewest = 5

/** From here on two texts are told of: half of the sentences are the same. */
export const usualThreshold = 0.5

/** How much of one text stands in another. */
export interface Share {
  /** Sentences that stand in the other text. */
  readonly taken: readonly Sentence[]
  /** Sentences that were compared. */
  readonly of: number
}

export const ratio = ({ taken, of }: Share): number => (of === 0 ? 0 : taken.length / of)

const sizeOf = (clauses: readonly string[]) => clauses.reduce((sum, { length }) => sum + length, 0)

/** The sentences of a text that stand in another, whose clauses are `others`; parts that are `common` to many do not count. */
export function shareOf(
  { sentences }: Pick<Text, 'sentences'>,
  others: ReadonlySet<string>,
  common: ReadonlySet<string> = new Set(),
): Share {
  let of = 0
  const taken: Sentence[] = []
  for (const sentence of sentences) {
    const own = sentence.clauses.filter((clause) => !common.has(clause))
    if (own.length === 0) continue
    of++
    const found = own.filter((clause) => others.has(clause))
    if (found.length > 0 && sizeOf(found) >= mostly * sizeOf(own)) taken.push(sentence)
  }
  return { taken, of }
}

export const clauseSet = ({ sentences }: Pick<Text, 'sentences'>): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ clauses }) => clauses))
