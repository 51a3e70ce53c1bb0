import type { SectionId } from '../editions/form.ts'
import type { Report } from '../report.ts'

/** An amount of 信息处理费 as a text states it. */
export interface FeeAmount {
  readonly printed: string
  readonly yuan: number
}

/** The amounts that sentences about 信息处理费 name. */
export function feeAmounts(text: string): readonly FeeAmount[] {
  return text
    .split(/[。；;\n]/u)
    .filter((sentence) => sentence.includes('信息处理费'))
    .flatMap((sentence) => [...sentence.matchAll(/(\d[\d,，]*(?:\.\d+)?)\s*元/gu)])
    .map(([printed, digits]) => ({ printed, yuan: Number(String(digits).replace(/[,，]/gu, '')) }))
}

/** The amounts of 信息处理费 that a report states, with the section and paragraph (`other#1`). */
export function feesOf({ sections }: Report): readonly (FeeAmount & { readonly at: string })[] {
  const ids = Object.keys(sections) as SectionId[]
  return ids.flatMap((id) =>
    (sections[id] ?? []).flatMap((text, index) =>
      feeAmounts(text).map((amount) => ({ ...amount, at: `${id}#${index + 1}` })),
    ),
  )
}
