import type { Language } from '@gongkai/schema'
import { printable } from '../reporters/text.ts'
import type { Similarity, SimilarPair, Widespread } from './pairs.ts'
import type { Text } from './sentences.ts'
import { fewest, ratio, type Share } from './share.ts'

const percent = (share: Share) => `${Math.round(ratio(share) * 100)}%`

/** As many pairs are told of where not all are asked for. */
const shown = 20

function pairLines({ a, b, ofA, ofB }: SimilarPair, language: Language): readonly string[] {
  const name = ({ agency, year, file }: Text) =>
    language === 'en' ? `${agency}, ${year} (${file})` : `${agency} ${year} 年度（${file}）`
  const [first] = ofA.taken
  const line =
    language === 'en'
      ? `  ${name(a)}: ${ofA.taken.length} of ${ofA.of} sentences (${percent(ofA)}) also in ${name(b)}, where they are ${percent(ofB)}`
      : `  ${name(a)}的 ${ofA.of} 句中有 ${ofA.taken.length} 句（${percent(ofA)}）与 ${name(b)}相同；后者占 ${percent(ofB)}`
  const example = first && (language === 'en' ? `    e.g. “${first.words}”` : `    例如「${first.words}」`)
  return example === undefined ? [line] : [line, example]
}

/** What was left out because so many have it: where all were sent one model, that is what there is to see. */
function widespreadLines(widespread: readonly Widespread[], language: Language): readonly string[] {
  const [first] = widespread
  if (!first) return []
  const { words, reports } = first
  return [
    language === 'en'
      ? `Left out as common: ${widespread.length} sentences that many reports have, such as “${words}” in ${reports}.`
      : `当作通用、没有计入的有 ${widespread.length} 句，见于许多报告，例如「${words}」见于 ${reports} 份。`,
  ]
}

/** What was found of texts that are alike, for people. */
export function similarityText(
  { pairs, compared, tooShort, widespread }: Similarity,
  {
    language,
    threshold,
    detailed,
  }: { readonly language: Language; readonly threshold: number; readonly detailed: boolean },
): string {
  const limit = `${Math.round(threshold * 1000) / 10}%`
  const told = detailed ? pairs : pairs.slice(0, shown)
  const rest = pairs.length - told.length
  const head =
    language === 'en'
      ? `Texts compared: ${compared} reports, ${pairs.length} pairs with at least ${limit} of the sentences alike; ${tooShort.length} reports have fewer than ${fewest} sentences of their own and were not compared. Left out: what the form dictates, and what many agencies write. Figures, names and punctuation make no difference.`
      : `文字雷同：比较了 ${compared} 份，${pairs.length} 对有 ${limit} 以上的句子相同；${tooShort.length} 份自己的话不足 ${fewest} 句，没有比较。格式规定的话和许多单位都写的话不计；只有数字、单位名称、标点不同的算相同。`
  const more =
    language === 'en' ? `  and ${rest} more pairs (--details)` : `  另有 ${rest} 对，逐对列出请加 --details。`
  return [
    head,
    ...told.flatMap((pair) => pairLines(pair, language)),
    ...(rest > 0 ? [more] : []),
    ...widespreadLines(widespread, language),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('')
}
