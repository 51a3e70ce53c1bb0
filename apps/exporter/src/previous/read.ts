import { extname } from 'node:path'
import type { Report } from '@gongkai/schema'
import { reportTypes } from '../batch/listing.ts'
import { bytesOf, type Input, sourceOf } from '../input.ts'
import { problemFrom } from '../problem.ts'

/** The endings of files that last year's report may be kept in: what was filled in, and what was published. */
export const previousTypes: readonly string[] = [...reportTypes, '.docx', '.html', '.htm', '.txt']

/** Last year's report from the bytes of its file, whatever that is. Throws a Problem. */
export async function previousReport(name: string, bytes: Uint8Array): Promise<Report> {
  if (reportTypes.includes(extname(name).toLowerCase())) return (await sourceOf(name, bytes)).report
  // Published pages are rare beside workbooks: their reader is loaded for them only.
  const { describeRefusal, importReport, UnreadableSource } = await import('@gongkai/importer')
  try {
    return importReport(bytes, { name }).report
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
    throw problemFrom((language) => describeRefusal(error, language))
  }
}

/** Reads last year's report. Throws a Problem. */
export const loadPrevious = (input: Input): Promise<Report> => previousReport(input.name, bytesOf(input))
