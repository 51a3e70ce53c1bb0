import { OoxmlError } from '@gongkai/ooxml'
import type { Language, Sentence } from '@gongkai/schema'
import { type RefusalCode, refusalWords } from './refusal-words.ts'

/** The file cannot be read as a workbook. The one error of reading that is about the file and not about the program. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook'
  readonly code: RefusalCode

  constructor(code: RefusalCode, cause?: unknown) {
    super(refusalWords[code].message['zh-CN'], { cause })
    this.code = code
  }
}

/** What is wrong, why, and what to do, in sentences. */
export function describeRefusal(code: RefusalCode, language: Language = 'zh-CN'): Sentence {
  const { message, why, todo } = refusalWords[code]
  return { message: message[language], why: why[language], todo: todo[language] }
}

/** Runs `read`, turning what the package layer says of the file into a refusal. */
export function refusing<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof OoxmlError ? new UnreadableWorkbook(refusalOf(error), error) : error
  }
}

function refusalOf({ code }: OoxmlError): RefusalCode {
  switch (code) {
    case 'not-a-zip':
      return 'not-a-workbook'
    case 'truncated':
      return 'truncated'
    case 'too-many-entries':
    case 'too-large':
      return 'too-large'
    case 'encrypted-entry':
      return 'password'
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
    case 'too-deep':
      return 'damaged'
  }
}
