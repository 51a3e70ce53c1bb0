import { readFileSync } from 'node:fs'
import { convert, exampleReports, lacking } from '@gongkai/fixtures'
import { editions, type Report } from '@gongkai/schema'
import * as XLSX from 'xlsx'
import { writeTemplate } from '../src/template/index.ts'

/** A filled template as different programs save it. */
export interface Produced {
  readonly program: string
  /** Why it cannot be made here. */
  readonly lacking: string | undefined
  readonly report: Report
  readonly make: () => Promise<Uint8Array>
}

const report = exampleReports['suqian-2023']

const template = () =>
  writeTemplate({ edition: editions[report.edition], year: report.year, agency: report.agency, report })

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/files/${name}`, import.meta.url)))

export const produced: readonly Produced[] = [
  { program: 'exceljs', lacking: undefined, report, make: template },
  {
    program: 'SheetJS',
    lacking: undefined,
    report,
    make: async () => {
      const book = XLSX.read(await template(), { cellStyles: true, cellFormula: true })
      return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
    },
  },
  {
    program: 'LibreOffice',
    lacking: lacking('soffice'),
    report,
    make: async () => convert(await template(), 'xlsx', 'xlsx:Calc MS Excel 2007 XML'),
  },
  {
    program: 'openpyxl',
    lacking: undefined,
    report,
    make: async () => fixture('openpyxl/template-2023.xlsx'),
  },
]
