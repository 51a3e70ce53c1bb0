import type { NativeZip } from '@gongkai/ooxml'
import { openBook } from './book.ts'
import { sourceOf } from './book-source.ts'
import { finders } from './finders.ts'
import { producerOf } from './producer.ts'
import { type ReadOptions, readReport, type SheetsReading } from './read-report.ts'
import { refusing } from './refusal.ts'

export interface WorkbookOptions extends ReadOptions, NativeZip {}

/** A report as it stands in a workbook file. */
export interface WorkbookReading extends SheetsReading {
  /** The workbook carries macros; they were not run. */
  readonly hasMacros: boolean
  /** The program that wrote the file, as the file says. */
  readonly producer: () => string | undefined
}

/**
 * Reads the report in an xlsx workbook (see `readReport`). Pure: reads nothing but `bytes`, runs no macro, follows no link.
 *
 * @throws UnreadableWorkbook where the file cannot be read as a workbook
 */
export function readWorkbook(
  bytes: Uint8Array,
  { inflateRaw, crc32, ...options }: WorkbookOptions = {},
): WorkbookReading {
  return refusing(() => {
    const book = openBook(bytes, { inflateRaw, crc32 })
    return {
      ...readReport(sourceOf(book), finders, options),
      hasMacros: book.hasMacros,
      producer: () => refusing(() => producerOf(book.zip)),
    }
  })
}
