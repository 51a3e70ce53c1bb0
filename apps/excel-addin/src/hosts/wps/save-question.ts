import { check, describe, editions, type Language } from '@gongkai/schema'
import { type OpenBook, readSheets } from '@gongkai/workbook/sheets'
import { words } from './words.ts'

/** So many errors are told in the question; the pane shows them all. */
const told = 3

/**
 * What to ask before a workbook is saved: nothing where it holds no table of a report, or no error. Blanks count as while
 * filling in: a half-filled form is saved many times.
 *
 * @returns `key`, the errors' identities: the same errors, the same key
 */
export function saveQuestion(
  book: OpenBook,
  language: Language,
): { readonly key: string; readonly text: string } | undefined {
  const { report, computed, findings, where } = readSheets(book)
  if (Object.keys(report.values).length === 0) return undefined
  const errors = [...findings, ...check(report, { stage: 'filling', computed }).findings].filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length === 0) return undefined
  const sentences = errors.slice(0, told).map((finding) => {
    const place = where(finding.at)
    const { message } = describe(finding, editions[report.edition], language)
    return place ? `${place.sheet}!${place.address}  ${message}` : message
  })
  return {
    key: errors.map(({ code, at, actual, expected }) => `${code}@${at} ${actual} ${expected}`).join('\n'),
    text: words[language].save(errors.length, sentences),
  }
}
