import { OoxmlError } from '@gongkai/ooxml'
import type { Language, Sentence } from '@gongkai/schema'
import { describeRefusal as describeWorkbook, UnreadableWorkbook } from '@gongkai/workbook'
import { type RefusalCode, refusalWords } from './refusal-words.ts'

/** The file cannot be imported. The one error of importing that is about the file and not about the program. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource'
  readonly code: RefusalCode
  /** What more there is to say: the entries of a report file that are off. */
  readonly detail: string | undefined

  constructor(code: RefusalCode, { cause, detail }: { cause?: unknown; detail?: string } = {}) {
    super(refusalWords[code].message['zh-CN'], { cause })
    this.code = code
    this.detail = detail
  }
}

/** Whether an error says that a file cannot be imported; any other error is a bug. */
export const isRefusal = (error: unknown): error is UnreadableSource | UnreadableWorkbook =>
  error instanceof UnreadableSource || error instanceof UnreadableWorkbook

/** What is wrong, why, and what to do, in sentences. */
export function describeRefusal(
  error: UnreadableSource | UnreadableWorkbook,
  language: Language = 'zh-CN',
): Sentence {
  if (error instanceof UnreadableWorkbook) return describeWorkbook(error.code, language)
  const { message, why, todo } = refusalWords[error.code]
  const detail =
    error.detail === undefined ? '' : language === 'en' ? ` ${error.detail}.` : `${error.detail}。`
  return { message: message[language], why: `${why[language]}${detail}`, todo: todo[language] }
}

/** Runs `read`, turning what the package layer says of a Word file into a refusal. */
export function refusing<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof OoxmlError ? new UnreadableSource(codeOf(error), { cause: error }) : error
  }
}

function codeOf({ code }: OoxmlError): RefusalCode {
  switch (code) {
    case 'not-a-zip':
      return 'not-text'
    case 'truncated':
      return 'truncated'
    case 'too-many-entries':
    case 'too-large':
      return 'too-large'
    case 'encrypted-entry':
      return 'password'
    case 'too-deep':
      return 'too-deep'
    case 'bad-name':
    case 'duplicate-entry':
    case 'overlapping-entries':
    case 'unknown-method':
    case 'bad-entry':
    case 'crc':
    case 'missing-entry':
    case 'xml':
    case 'doctype':
    case 'encoding':
      return 'damaged'
  }
}
