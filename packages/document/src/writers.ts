import type { Report } from '@gongkai/schema'
import { toCsv } from './csv.ts'
import { toFragment, toHtml } from './html/write.ts'
import { toJson } from './json.ts'
import { toText } from './text.ts'
import { type DocxOptions, toDocx } from './word/write.ts'

/** What a writer may be told; each takes what concerns it. JSON and CSV are data and bear no draft mark. */
export type WriteOptions = DocxOptions

export interface Writer {
  /** Without a leading dot; no two writers share one. */
  readonly extension: string
  readonly mediaType: string
  readonly write: (report: Report, options?: WriteOptions) => Uint8Array | string
}

/** Every format the report can be written in, by the name the command knows it by. */
export const writers = {
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: toDocx,
  },
  html: { extension: 'html', mediaType: 'text/html;charset=utf-8', write: toHtml },
  fragment: { extension: 'fragment.html', mediaType: 'text/html;charset=utf-8', write: toFragment },
  json: { extension: 'json', mediaType: 'application/json', write: toJson },
  csv: { extension: 'csv', mediaType: 'text/csv;charset=utf-8', write: toCsv },
  txt: { extension: 'txt', mediaType: 'text/plain;charset=utf-8', write: toText },
} as const satisfies Readonly<Record<string, Writer>>

export type OutputFormat = keyof typeof writers
