import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type OutputFormat, writers } from '@gongkai/document'
import { editions, titleOf } from '@gongkai/schema'
import type { RollupBook } from '@gongkai/workbook/summary'
import { isFileName, safeName, writeAtomically } from '../output.ts'
import { platform } from '../platform.ts'
import { Problem } from '../problem.ts'
import { type Rollup, warningsIn } from '../review/rollup.ts'

export type RollupFormat = 'xlsx' | OutputFormat

export const rollupFormats: readonly RollupFormat[] = ['xlsx', ...(Object.keys(writers) as OutputFormat[])]

/** The formats asked for, else the one the file's name ends in, else the workbook. */
export function formatsOf(given: string | undefined, output: string): readonly RollupFormat[] {
  const ending = isFileName(output) ? extname(output).slice(1).toLowerCase() : 'xlsx'
  const names = (given ?? ending).split(',').map((name) => name.trim())
  return [...new Set(names)].map((name) => {
    const format = rollupFormats.find((known) => known === name)
    if (format) return format
    throw new Problem(
      `汇总不能写成「${name}」；可以是 ${rollupFormats.join('、')}。`,
      `A roll-up cannot be written as “${name}”; known are ${rollupFormats.join(', ')}.`,
    )
  })
}

function targetOf(format: RollupFormat, output: string, { report }: Rollup): string {
  const extension = format === 'xlsx' ? format : writers[format].extension
  if (!isFileName(output)) {
    return join(output, `${safeName(titleOf(report, editions[report.edition]))}.${extension}`)
  }
  return `${output.slice(0, -extname(output).length)}.${extension}`
}

/** Rows of a worksheet, less title, hint and headings. */
const mostSources = 1_048_576 - 3

/** Refuses a sum whose 来源 is longer than a worksheet, before anything is written. */
export function ensureFits(sources: number): void {
  if (sources <= mostSources) return
  throw new Problem(
    `「来源」有 ${sources} 行，超过一张工作表的上限 ${mostSources} 行。请用 --for 逐个下级政府汇总，或用 --to json 只写汇总数。`,
    `来源 has ${sources} rows, more than the ${mostSources} of a worksheet. Roll up one government below at a time with --for, or write --to json.`,
  )
}

/** exceljs is loaded for the workbook only. */
async function workbookOf(rollup: Rollup): Promise<Uint8Array> {
  const { writeRollup } = await import('@gongkai/workbook/summary')
  const { report, sums, census, remarks, comparison, sourceOf, sourcesOf } = rollup
  ensureFits(sums.cells.reduce((rows, { origins }) => rows + origins.length, 0))
  const book: RollupBook = {
    report,
    sums,
    units: census.units.map((unit) => ({ unit, warnings: warningsIn(sourcesOf(unit.unit.name)) })),
    findings: remarks,
    ...(comparison && { differences: comparison.differences }),
    placeOf: (unit, id) => sourceOf(unit)?.addressOf(id),
  }
  return writeRollup(book, platform)
}

function holds(path: string, content: Uint8Array | string): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(content))
  } catch {
    // It is not there, or why it cannot be read is told when it is written.
    return false
  }
}

/** Writes the roll-up in each format and gives the files' names. `draft` marks what is not fit to be published. */
export async function writeRollupFiles(
  rollup: Rollup,
  formats: readonly RollupFormat[],
  output: string,
  { force, draft }: { readonly force: boolean; readonly draft: boolean },
): Promise<readonly string[]> {
  const written: string[] = []
  for (const format of formats) {
    const target = targetOf(format, output, rollup)
    const content =
      format === 'xlsx'
        ? await workbookOf(rollup)
        : writers[format].write(rollup.report, { ...platform, draft })
    // A run that was killed after its first file is completed: the same reports give the same bytes.
    if (force || !holds(target, content)) await writeAtomically(target, content, { force })
    written.push(target)
  }
  return written
}
