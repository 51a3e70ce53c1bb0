import { explanationsFor, sheetAreaOf } from '@gongkai/workbook/sheets'
import type { Assessment, Told } from './assess.ts'
import { explainIn } from './explain-plan.ts'
import type { Plan } from './plan.ts'

/** Puts the sheet 核实说明 into a workbook that has none, and writes the first explanation there. */
export function explainSheetPlan(seen: Assessment, told: Told, text: string): Plan | undefined {
  const sheet = explanationsFor(seen.snapshot.book.sheets.map(({ name }) => name))
  const plan = explainIn(seen, told, text, sheetAreaOf(sheet.mark.formula.slice(1))!, sheet)
  return plan === 'full' ? undefined : plan
}
