import { maskPersonal, nameKey, type Report } from '@gongkai/schema'
import { clausesOf, sentencesIn } from './fold.ts'
import { isFormPhrase, isPrescribed, starterClauses } from './form-phrases.ts'

/** One sentence of a report, and the parts of it that are compared. */
export interface Sentence {
  /** Section and paragraph: `overview#2`, as findings have it. */
  readonly at: string
  /** As it stands in the report, personal numbers masked. */
  readonly words: string
  /** Its clauses, folded, each where the report has it first; what the form dictates is left out. */
  readonly clauses: readonly string[]
}

/** The text of one report, ready to be compared: plain data, for texts are prepared in threads. */
export interface Text {
  readonly file: string
  readonly agency: string
  readonly year: number
  readonly sentences: readonly Sentence[]
}

/** The sentences of a report's text, without those and those parts that the form or the figures dictate. */
export function textOf(report: Report, file: string): Text {
  const { agency, year, preface = [], sections } = report
  const name = nameKey(agency.name)
  const starter = starterClauses(report, name)
  const seen = new Set<string>()
  const isNew = (clause: string): boolean => {
    if (seen.has(clause) || starter.has(clause) || isFormPhrase(clause)) return false
    seen.add(clause)
    return true
  }
  const paragraphs = [
    ...preface.map((text, i) => ({ at: `preface#${i + 1}`, text })),
    ...Object.entries(sections).flatMap(([id, texts]) =>
      (texts ?? []).map((text, i) => ({ at: `${id}#${i + 1}`, text })),
    ),
  ]
  const sentences = paragraphs.flatMap(({ at, text }) =>
    sentencesIn(text).flatMap((words): Sentence[] => {
      const clauses = isPrescribed(words) ? [] : clausesOf(words, name).filter(isNew)
      return clauses.length > 0 ? [{ at, words: maskPersonal(words.trim()), clauses }] : []
    }),
  )
  return { file, agency: agency.name, year, sentences }
}
