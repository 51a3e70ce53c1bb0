import { basename, extname } from 'node:path'
import { writers } from '@gongkai/document'
import type { Imported } from '@gongkai/importer'
import { editions, type Finding, type Language, titleOf } from '@gongkai/schema'
import type { Counts } from '../batch/outcome.ts'
import type { Made } from '../batch/staging.ts'
import type { FileTask } from '../batch/task.ts'
import { readPublished } from '../input.ts'
import { safeName } from '../output.ts'
import { Problem } from '../problem.ts'
import { importText } from './import-text.ts'
import { newWorkbook } from './new-workbook.ts'

export const importFormats = ['xlsx', 'json'] as const
export type ImportFormat = (typeof importFormats)[number]

export interface ImportFileOptions {
  readonly language: Language
  readonly colour: boolean
  readonly to: readonly ImportFormat[]
  readonly totals: 'typed' | 'formula'
  readonly year?: number
  readonly agency?: string
  /** The name of the one file; where several are written, agency, year and the standard title make it. */
  readonly name?: string
}

const noYear = () =>
  new Problem(
    '看不出是哪一年的报告，没有写出文件。请用 --year 指定年度再导入。',
    'The report year could not be told, so nothing was written. Give it by --year.',
  )

const noAgency = () =>
  new Problem(
    '看不出单位名称，报告 JSON 不能没有。请用 --agency 指定再导入，或用 --to xlsx 写成工作簿。',
    'The agency has no name, which report JSON cannot be without. Give it by --agency, or use --to xlsx.',
  )

const countsOf = (findings: readonly Finding[]): Counts => {
  const number = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return { errors: number('error'), warnings: number('warning'), notes: number('note') }
}

async function made(
  { report }: Imported,
  format: ImportFormat,
  stem: string,
  options: ImportFileOptions,
): Promise<Made> {
  const name = options.name ?? `${stem}.${format}`
  if (format === 'json') {
    if (report.agency.name === '') throw noAgency()
    return { name, content: writers.json.write(report) }
  }
  const { edition, year, agency } = report
  const { totals } = options
  return { name, content: await newWorkbook({ edition: editions[edition], year, agency, report, totals }) }
}

/** One file of `gongkai import`: read back and written as it stands, with what was not certain. */
export function prepare(options: ImportFileOptions): FileTask {
  const { to, language, colour } = options
  return async (input, bytes) => {
    const { year, agency } = options
    const imported = await readPublished(input.name, bytes, { year, agency })
    const { report, findings } = imported
    if (report.year === 0) throw noYear()
    const own = basename(input.name, extname(input.name))
    const named = report.agency.name !== ''
    const stem = safeName(named ? titleOf(report, editions[report.edition]) : own)
    const files: Made[] = []
    for (const format of to) files.push(await made(imported, format, stem, options))
    return { files, counts: countsOf(findings), data: importText(input.name, imported, { language, colour }) }
  }
}
