import { starterText } from '@gongkai/schema'
import { type AddedParagraph, placeParagraphsIn } from '@gongkai/workbook/sheets'
import type { Assessment } from './assess.ts'
import { type Plan, planOf } from './plan.ts'

/** The standard paragraphs that the numbers make, where each goes, and what kept others from being made. */
export interface Starter {
  readonly paragraphs: readonly AddedParagraph[]
  /** Cells that are blank or no number; `fee`, `year` (see `StarterText`). */
  readonly missing: readonly string[]
  /** Writes those that have a place. */
  readonly plan: Plan | undefined
}

/** @param fee - 信息处理费 in 元, which no cell holds; `undefined` where the official did not say */
export function starterOf(seen: Assessment, fee: number | undefined): Starter {
  const { sections, missing } = starterText(seen.report, fee === undefined ? {} : { fee })
  const paragraphs = placeParagraphsIn(seen.snapshot.book, sections, seen.report.sections)
  const contents = paragraphs.flatMap((paragraph) =>
    paragraph.state === 'added'
      ? [{ at: paragraph.section, set: paragraph.text, place: paragraph.where }]
      : [],
  )
  return { paragraphs, missing, plan: planOf('starter-text', seen, contents) }
}
