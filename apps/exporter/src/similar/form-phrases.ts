import { cellsOf, type Edition, editions, headingOf, type Report, starterText } from '@gongkai/schema'
import { clausesOf, fold, sentencesIn } from './fold.ts'

const forms: readonly Edition[] = Object.values(editions)

/** What the forms themselves say: headings, titles, aspects, labels. */
const phrases: string = forms
  .flatMap((edition) => [
    edition.title,
    ...edition.sections.flatMap(({ id, title }) => [title, headingOf(edition, id)]),
    ...edition.aspects.map(({ name }) => `${name}情况`),
    ...cellsOf(edition).flatMap(({ rowLabels, columnLabels }) => [...rowLabels, ...columnLabels]),
  ])
  .map((text) => fold(text, ''))
  .join('\n')

/** Who cites a notice has to use its words; so has who says what period the report is of. */
const citations = forms.flatMap(({ notice }) => [notice.number, ...notice.citedAs])
const period = /1月1日.{1,8}12月31日/u

/** A sentence that every report has to have, in much the same words: the notice, the period, 信息处理费, nothing else to report. */
export const isPrescribed = (sentence: string): boolean =>
  citations.some((words) => sentence.includes(words)) ||
  period.test(sentence) ||
  sentence.includes('信息处理费') ||
  forms.some(({ sections }) => sentence.includes(`无${sections.at(-1)?.title}`))

/** 件 is what the form counts in: a clause that gives such a count says what the table says. */
const statesFigure = /0件/u

/** A clause that the form or its figures dictate. */
export const isFormPhrase = (clause: string): boolean => statesFigure.test(clause) || phrases.includes(clause)

/** The clauses of the sentences that the numbers alone make, which `gongkai text` writes alike for everyone. */
export function starterClauses(report: Report, agency: string): ReadonlySet<string> {
  const { sections } = starterText(report, { fee: 0 })
  const paragraphs = Object.values(sections).flatMap((section) => section ?? [])
  return new Set(paragraphs.flatMap(sentencesIn).flatMap((sentence) => clausesOf(sentence, agency)))
}
