import type { Language, Report } from '@gongkai/schema'
import { bytesOf } from './files.ts'

/** A report read from a file, or the sentence why there is none. */
export type ReadFile = { readonly report: Report } | { readonly refused: string }

/** Reads a workbook or a report's JSON. The readers are loaded when they are first needed. */
export async function readReportFile(file: File, language: Language): Promise<ReadFile> {
  const bytes = await bytesOf(file)
  if (!/\.json$/i.test(file.name)) {
    const { describeRefusal, readWorkbook, UnreadableWorkbook } = await import('@gongkai/workbook')
    try {
      return { report: readWorkbook(bytes).report }
    } catch (error) {
      if (!(error instanceof UnreadableWorkbook)) throw error
      const { message, todo } = describeRefusal(error.code, language)
      return { refused: `${message}${todo}` }
    }
  }
  const { parseReport } = await import('@gongkai/schema/json')
  try {
    const parsed = parseReport(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    if (!('issues' in parsed)) return { report: parsed.report }
    const said = parsed.issues.slice(0, 3).map(({ path, message }) => `${path}: ${message}`)
    return { refused: `gongkai-report/1: ${said.join('; ')}` }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      return { refused: `JSON: ${error.message}` }
    throw error
  }
}
