import type { CheckOutput } from '../result-schema.ts'
import type { Similarity } from './pairs.ts'
import type { Text } from './sentences.ts'
import { ratio, type Share } from './share.ts'

const sideOf = ({ file, agency, year }: Text, share: Share) => ({
  file,
  agency,
  year,
  taken: share.taken.length,
  of: share.of,
  share: ratio(share),
})

/** What was found of texts that are alike, as `checkOutputSchema` has it. */
export const similarityJson = (
  { pairs, compared, tooShort, widespread }: Similarity,
  threshold: number,
): NonNullable<CheckOutput['similar']> => ({
  threshold,
  compared,
  tooShort: tooShort.map(({ file }) => file),
  widespread: [...widespread],
  pairs: pairs.map(({ a, b, ofA, ofB }) => ({
    a: sideOf(a, ofA),
    b: sideOf(b, ofB),
    sentences: ofA.taken.map(({ at, words }) => ({ at, words })),
  })),
})
