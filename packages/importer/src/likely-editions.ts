import { type EditionId, editionForYear, editionInForce, editions } from '@gongkai/schema'

/** The editions, the likeliest first. */
export function likelyEditions(year: number | undefined): readonly [EditionId, ...EditionId[]] {
  const all = Object.keys(editions) as EditionId[]
  const wanted = [year === undefined ? undefined : editionForYear(year)?.id, editionInForce.id, ...all]
  return [...new Set(wanted.flatMap((id) => id ?? []))] as [EditionId, ...EditionId[]]
}
