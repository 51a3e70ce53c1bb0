import type { Report } from '@gongkai/schema'
import { editions } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import { read } from 'xlsx'
import type { CellValue, ModelBook, ModelCell, ModelSheet } from './model.ts'

/** The workbook of a file as WPS would hold it open. */
export function modelOf(bytes: Uint8Array, fullName = 'C:\\年报\\2024.xlsx'): ModelBook {
  const book = read(bytes, { cellNF: true })
  const sheets = book.SheetNames.map((name, index): ModelSheet => {
    const cells: Record<string, ModelCell> = {}
    for (const [address, cell] of Object.entries(book.Sheets[name]!)) {
      if (address.startsWith('!')) continue
      const { v, f, z, t } = cell as { v?: CellValue; f?: string; z?: string; t: string }
      const value = t === 'e' ? '#VALUE!' : (v ?? null)
      cells[address] = {
        value: value === '' && f === undefined ? null : value,
        ...(f === undefined ? {} : { formula: `=${f}` }),
        ...(z === undefined ? {} : { format: z }),
      }
    }
    const visible = book.Workbook?.Sheets?.[index]?.Hidden ? 0 : -1
    return { name, cells, conditions: [], visible, protected: book.Sheets[name]!['!protect'] !== undefined }
  })
  const names = (book.Workbook?.Names ?? []).flatMap(({ Name, Ref, Sheet }) =>
    Sheet === undefined
      ? [[Name, `=${Ref}`] as const]
      : [[`${book.SheetNames[Sheet]}!${Name}`, `=${Ref}`] as const],
  )
  return { fullName, sheets, names: Object.fromEntries(names) }
}

/** The template with a report in it, its totals typed, as an official hands it in. */
export async function templateWith(report: Report): Promise<ModelBook> {
  const { agency, year } = report
  const edition = editions[report.edition]
  const model = modelOf(await writeTemplate({ edition, year, agency, report, totals: 'typed' }))
  // SheetJS reads no locked cells: the figures of a template can be typed into.
  return { ...model, sheets: model.sheets.map((sheet) => ({ ...sheet, protected: false })) }
}

/** A small sheet of its own. */
export function smallBook(): ModelBook {
  const cells: Record<string, ModelCell> = {
    A1: { value: '自然人' },
    B1: { value: 3 },
    A2: { value: '商业企业' },
    B2: { value: 2 },
    A3: { value: '总计' },
    B3: { value: 5, formula: '=SUM(B1:B2)' },
  }
  const sheet = (name: string): ModelSheet => ({ name, cells: structuredClone(cells), conditions: [] })
  return {
    fullName: 'C:\\年报\\2024.xlsx',
    sheets: [sheet('三、申请'), sheet('2024')],
    names: { gk_requests: "='三、申请'!$A$1:$B$3", "'2024'!own": "='2024'!$A$1", gone: '=#REF!' },
  }
}
