import type { Edition, SectionId } from '../editions/form.ts'
import type { Reading } from '../finding.ts'
import type { Report } from '../report.ts'
import type { Rule } from './rule.ts'

/** A place in the text that a rule objects to. */
export interface Hit {
  /** `edition`, `title`, `date`, a section `problems`, its paragraph `problems#2` (from 1), `preface#1`. */
  readonly at: string
  readonly actual?: string
  readonly expected?: string | number
  readonly evidence?: readonly Reading[]
}

/** A rule over the report as a document. `undefined` from `judge` means not assessable. */
export interface DocumentRule extends Rule {
  readonly kind: 'document'
  /** Something not filled in yet: an error in the final check, a warning while filling. */
  readonly blank?: true
  /** Asks for the report year: not assessable where that is not known. */
  readonly ofYear?: true
  readonly judge: (report: Report, edition: Edition) => readonly Hit[] | undefined
}

export interface Passage {
  readonly at: string
  readonly section: SectionId | 'preface'
  readonly text: string
}

/** Every paragraph with its place: the preface, then the sections in the order of the form. */
export function passagesOf(report: Report, edition: Edition): readonly Passage[] {
  const passages: Passage[] = []
  const add = (section: Passage['section'], paragraphs: readonly string[] = []) => {
    for (let i = 0; i < paragraphs.length; i++)
      passages.push({ at: `${section}#${i + 1}`, section, text: paragraphs[i] as string })
  }
  add('preface', report.preface)
  for (const { id } of edition.sections) add(id, report.sections[id])
  return passages
}

/** A section's paragraphs as one text without spaces; `undefined` where the section is missing or holds nothing. */
export function textOf(report: Report, section: SectionId): string | undefined {
  const text = (report.sections[section] ?? []).join('').replace(/\s/gu, '')
  return text === '' ? undefined : text
}

/** 无, 无。, （无）: stated that there is nothing. */
export const saysNone = (text: string) => /^[（(]?(无|没有|暂无)[）)]?[。.]?$/u.test(text)
