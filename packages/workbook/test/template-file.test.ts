import { exampleReports, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
import {
  type Cell,
  cellsOf,
  check,
  type Edition,
  editions,
  type Report,
  reportFormat,
  sumsOf,
} from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { a1Area } from '../src/a1.ts'
import { readWorkbook } from '../src/index.ts'
import { sectionSheets } from '../src/names.ts'
import { writeSheets } from '../src/template/exceljs.ts'
import { figuresFor } from '../src/template/figures.ts'
import { templateSheets, UnwritableText, writeTemplate } from '../src/template/index.ts'
import type { Formula } from '../src/template/model.ts'
import { isFormula } from './calculated.ts'
import { sheetParts } from './parts.ts'

const both: readonly Edition[] = Object.values(editions)
const reports: readonly Report[] = Object.values(exampleReports)
const edition2021 = editions['2021']

const reportOf = (edition: Edition, rest: Partial<Report> = {}): Report => ({
  format: reportFormat,
  edition: edition.id,
  year: edition.years.from,
  agency: { name: '某县某局' },
  sections: {},
  values: {},
  ...rest,
})

const filled = (report: Report, totals: 'typed' | 'formula') =>
  writeTemplate({ edition: editions[report.edition], year: report.year, report, totals })

const isTotal = ({ rowParts, columnParts }: Cell) => rowParts.length + columnParts.length > 0

/** The values without the totals. */
const partsIn = (edition: Edition, values: Report['values']): Report['values'] =>
  Object.fromEntries(
    cellsOf(edition).flatMap((cell) => (isTotal(cell) ? [] : [[cell.id, values[cell.id] ?? null]])),
  )

describe('the file of a template', () => {
  it.each(both)('of $id is loaded by exceljs with everything in place', async (edition) => {
    const options = { edition, year: edition.years.from }
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await writeTemplate(options)).slice().buffer)
    const sheets = templateSheets(options)
    expect(book.worksheets.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name))
    for (const { name, cells, flags, names, growing } of sheets) {
      const sheet = book.getWorksheet(name)!
      const { merges, sheetProtection, conditionalFormattings } = sheet.model as unknown as {
        merges: string[]
        sheetProtection: Record<string, unknown>
        conditionalFormattings: { ref: string }[]
      }
      expect([...merges].sort()).toEqual(cells.flatMap(({ merge }) => (merge ? a1Area(merge) : [])).sort())
      expect(conditionalFormattings.map(({ ref }) => ref).sort()).toEqual(
        flags.map(({ area }) => a1Area(area)).sort(),
      )
      expect(sheetProtection.sheet).toBe(true)
      expect(sheetProtection.hashValue).toBeUndefined()
      expect(sheetProtection.insertRows).toBe(growing)
      for (const [defined, area] of names) {
        const { ranges } = book.definedNames.getRanges(defined)
        expect(ranges.map((range) => range.replace(/^'.*'!|\$/gu, ''))).toEqual([a1Area(area)])
      }
      for (const { row, column, input } of cells)
        expect(sheet.getCell(row, column).protection?.locked ?? true).toBe(!input)
    }
  })

  it.each(reports.map((report) => ({ name: report.agency.name, year: report.year, report })))(
    'of $name $year is read back as what it was made of',
    async ({ report }) => {
      const back = readWorkbook(await filled(report, 'typed'))
      expect(back.findings).toEqual([])
      expect(back.computed.size).toBe(0)
      for (const { id } of cellsOf(editions[report.edition]))
        expect(back.report.values[id] ?? null).toBe(report.values[id] ?? null)
      const { sections, agency, date, year, edition, title } = back.report
      expect({ sections, agency, date, year, edition, title }).toEqual({
        sections: report.sections,
        agency: report.agency,
        date: report.date,
        year: report.year,
        edition: report.edition,
        title: report.title,
      })
    },
  )

  it('carries preface, headings, notes and explanations through', async () => {
    const report = reportOf(edition2021, {
      title: '某县某局2021年度政府信息公开工作年度报告',
      preface: ['根据条例编制。', '数据截至年底。'],
      headings: { overview: '一、总体概述', requests: '三、收到申请情况' },
      sections: {
        overview: ['一'],
        proactive: [],
        requests: ['注：其中修订1件。'],
        disputes: [],
        problems: [],
        other: [],
      },
      explanations: [{ for: 'proactive/rules-power@proactive.rules', text: '设区的市。' }],
      agency: { name: '甲', signature: '乙', kind: 'government', level: 'city', mayMakeRules: false },
      date: '2022-01-31',
    })
    const { preface, headings, sections, explanations, agency, title, date } = readWorkbook(
      await filled(report, 'formula'),
    ).report
    expect({ preface, headings, sections, explanations, agency, title, date }).toEqual({
      preface: report.preface,
      headings: report.headings,
      sections: report.sections,
      explanations: report.explanations,
      agency: report.agency,
      title: report.title,
      date: report.date,
    })
  })

  it('writes what begins like a formula, and what looks like an escape, as the text it is', async () => {
    const overview = ['=1+1', '+86', '-x', '@sum', '_x0041_', 'a\u000bb', '=HYPERLINK("http://x")', '<&>"']
    const report = reportOf(edition2021, {
      agency: { name: '=cmd|甲&乙' },
      sections: { overview },
      values: { 'requests.received.natural': '=1+1', 'requests.received.research': '3件' },
    })
    const bytes = await filled(report, 'typed')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.slice().buffer)
    const sheet = book.getWorksheet(sectionSheets.overview)!
    expect(overview.map((_, i) => sheet.getCell(3 + i, 1).formula)).toEqual(overview.map(() => undefined))
    const back = readWorkbook(bytes).report
    expect(back.sections.overview).toEqual(overview)
    expect(back.agency.name).toBe('=cmd|甲&乙')
    expect(back.values['requests.received.natural']).toBe('=1+1')
    expect(back.values['requests.received.research']).toBe('3件')
  })

  it.each(reports.map((report) => ({ name: report.agency.name, year: report.year, report })))(
    'of $name $year with total formulas that nobody calculated gives the same totals',
    async ({ report }) => {
      const edition = editions[report.edition]
      const text = { ...report, values: { ...report.values, 'disputes.review.upheld': '3件' } }
      for (const { values } of [report, text, { values: {} }]) {
        const parts = partsIn(edition, values)
        const options = { edition, year: report.year, report: reportOf(edition, { values: parts }) }
        const bare = templateSheets(options).map((sheet) => ({
          ...sheet,
          cells: sheet.cells.map((cell) =>
            isFormula(cell.value) ? { ...cell, value: { formula: cell.value.formula } as Formula } : cell,
          ),
        }))
        const back = readWorkbook(await writeSheets(bare, ''))
        const totals = cellsOf(edition).filter(isTotal)
        expect([...back.computed].sort()).toEqual(totals.map(({ id }) => id).sort())
        const figures = figuresFor({ edition, totals: 'formula', zero: false, values: parts })
        for (const { id } of totals) expect(back.report.values[id], id).toBe(figures.get(id)?.value)
      }
    },
  )

  it('is not written with a text that no cell holds', async () => {
    const whole = reportOf(edition2021, { sections: { overview: ['字'.repeat(32_767)] } })
    expect(readWorkbook(await filled(whole, 'typed')).report.sections.overview?.[0]?.length).toBe(32_767)
    const longer = reportOf(edition2021, { sections: { overview: ['字'.repeat(32_768)] } })
    await expect(filled(longer, 'typed')).rejects.toThrow(UnwritableText)
    await expect(filled(longer, 'typed')).rejects.toThrow(/一、总体情况!A3 .*32768/u)
  })

  it('takes last year’s 结转下年度 and profile, and nothing else', async () => {
    const previous = reports.find(({ edition, year }) => edition === '2021' && year === 2023)!
    const bytes = await writeTemplate({ edition: edition2021, year: 2024, previous, totals: 'typed' })
    const { report } = readWorkbook(bytes)
    for (const { id, table, row, column } of cellsOf(edition2021)) {
      const carried = table === 'requests' && row === 'carriedIn'
      const expected = carried ? previous.values[`requests.carriedOut.${column}`] : undefined
      expect(report.values[id] ?? null).toBe(expected ?? null)
    }
    expect(report.agency).toEqual(previous.agency)
    expect(report.title).toBeUndefined()
    expect(Object.values(report.sections).flat()).toEqual([])
  })

  it.each(both)('asked for zeros holds nothing but zeros in its tables ($id)', async (edition) => {
    const { report } = readWorkbook(await writeTemplate({ edition, year: edition.years.from, zero: true }))
    expect(cellsOf(edition).map(({ id }) => report.values[id])).toEqual(cellsOf(edition).map(() => 0))
    expect(check(report).findings.filter(({ code }) => code.startsWith('cell/'))).toEqual([])
    expect(Object.values(report.sections).flat()).toEqual([])
  })

  it.each(both)(
    'fresh gives one finding for each table, and no sum holds on blanks ($id)',
    async (edition) => {
      const { report } = readWorkbook(await writeTemplate({ edition, year: edition.years.from }))
      const { findings, checked } = check(report)
      expect(findings.filter(({ code }) => /^(?:cell|requests|disputes)\//u.test(code)).length).toBe(3)
      expect(checked.ifBlankIsZero).toBe(0)
      expect(checked.notAssessable).toBeGreaterThanOrEqual(sumsOf(edition).length)
    },
  )

  it.skipIf(lackingSchemas)(`is valid by ECMA-376 ${lackingSchemas ?? ''}`, async () => {
    const [, second] = reports
    const files = [
      await writeTemplate({ edition: editions['2019'], year: 2020, totals: 'typed' }),
      await filled(second!, 'formula'),
    ]
    for (const bytes of files) {
      const parts = sheetParts(bytes)
      expect(parts.length).toBeGreaterThan(12)
      expect(await schemaErrors(parts, 'sml.xsd')).toEqual([])
    }
    const wrong = [{ fileName: 'wrong.xml', contents: '<worksheet xmlns="urn:other"/>' }]
    expect(await schemaErrors(wrong, 'sml.xsd')).not.toEqual([])
  })
})
