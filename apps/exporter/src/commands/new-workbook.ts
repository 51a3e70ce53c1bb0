import type { TemplateOptions } from '@gongkai/workbook/template'
import { writeAtomically } from '../output.ts'
import { Problem } from '../problem.ts'

/** Writes a new workbook. exceljs is loaded here only, for the commands that make one. */
export async function writeNewWorkbook(
  options: TemplateOptions,
  output: string,
  force: boolean,
): Promise<void> {
  const { UnwritableText, writeTemplate } = await import('@gongkai/workbook/template')
  const bytes = await writeTemplate(options).catch((error) => {
    if (!(error instanceof UnwritableText)) throw error
    throw new Problem(
      `${error.message}请把它分成几段。`,
      `The text of ${error.where} has ${error.length} characters, more than a cell holds: split it into paragraphs.`,
    )
  })
  await writeAtomically(output, bytes, { force })
}
