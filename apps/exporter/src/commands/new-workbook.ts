import type { TemplateOptions } from '@gongkai/workbook/template'
import { writeAtomically } from '../output.ts'
import { Problem } from '../problem.ts'

/** A new workbook's bytes. exceljs is loaded here only, for the commands that make one. Throws a Problem. */
export async function newWorkbook(options: TemplateOptions): Promise<Uint8Array> {
  const { UnwritableText, writeTemplate } = await import('@gongkai/workbook/template')
  return await writeTemplate(options).catch((error) => {
    if (!(error instanceof UnwritableText)) throw error
    throw new Problem(
      `${error.message}请把它分成几段。`,
      `The text of ${error.where} has ${error.length} characters, more than a cell holds: split it into paragraphs.`,
    )
  })
}

/** Writes a new workbook. */
export async function writeNewWorkbook(
  options: TemplateOptions,
  output: string,
  force: boolean,
): Promise<void> {
  await writeAtomically(output, await newWorkbook(options), { force })
}
