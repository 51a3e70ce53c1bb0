import type { Comparison, Language } from '@gongkai/schema'
import { Problem } from '../problem.ts'
import { type ComparedFiles, comparisonJson } from './json.ts'
import { comparisonText } from './text.ts'

export const comparisonFormats = ['text', 'html', 'xlsx', 'json'] as const
export type ComparisonFormat = (typeof comparisonFormats)[number]

/** The ending of a file of each form. */
export const endings: Readonly<Record<ComparisonFormat, string>> = {
  text: 'txt',
  html: 'html',
  xlsx: 'xlsx',
  json: 'json',
}

export interface WriteSettings {
  readonly files: ComparedFiles
  readonly language: Language
  readonly tool: string
  /** Text: every line, also without a change. */
  readonly detailed: boolean
}

async function workbook(comparison: Comparison): Promise<Uint8Array> {
  // exceljs is loaded for this form only.
  const { UnwritableText, writeComparison } = await import('@gongkai/workbook/comparison')
  return writeComparison(comparison).catch((error) => {
    if (!(error instanceof UnwritableText)) throw error
    throw new Problem(
      `${error.message}这一格填的不是数，请先改正报告。`,
      `${error.where} would hold ${error.length} characters, more than a cell can: mend the report first.`,
    )
  })
}

/** The comparison in one of its forms. */
export async function writeAs(
  format: ComparisonFormat,
  comparison: Comparison,
  { files, language, tool, detailed }: WriteSettings,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'text':
      return comparisonText(comparison, { language, detailed })
    case 'json':
      return comparisonJson(comparison, files, { tool, language })
    case 'html':
      return (await import('@gongkai/document/comparison')).comparisonPage(comparison, language)
    case 'xlsx':
      return workbook(comparison)
  }
}
