import { readdirSync } from 'node:fs'
import { exampleReports } from '@gongkai/fixtures'
import { cellOf, editions, layoutsOf } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { a1 } from '../src/a1.ts'
import { annotate, type CellSetting, readWorkbook, setCells } from '../src/index.ts'
import { contentsOf, sourceFrom } from './contents.ts'
import { oracle } from './oracle.ts'
import { changedParts } from './parts.ts'
import { fixture } from './producers.ts'

/** Files that Excel, WPS and Tencent Docs saved themselves (see the README beside them). */
const files = ['excel', 'wps', 'tencent'].flatMap((program) =>
  readdirSync(new URL(`../../fixtures/files/${program}`, import.meta.url)).map(
    (name) => `${program}/${name}`,
  ),
)

/** exceljs opens no file of Tencent Docs, drops a formula with a link, and moves dates of the 1904 system. */
const notForExceljs = ['tencent/table.xlsx', 'excel/mac-formulas.xlsx', 'excel/dates-1904.xlsx']

type Contents = Readonly<Record<string, unknown>>

/** exceljs gives times to the minute (see `oracle`). */
const toTheMinute = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([at, held]) => [
      at,
      typeof held === 'number' && !Number.isInteger(held) ? Math.round(held * 1440) / 1440 : held,
    ]),
  )

const shown = (contents: Contents): Contents =>
  Object.fromEntries(Object.entries(contents).filter(([, held]) => held !== ''))

const results = (contents: Contents): Contents =>
  Object.fromEntries(Object.entries(contents).map(([at, held]) => [at, Array.isArray(held) ? held[1] : held]))

/** What SheetJS reads in each filled cell: stored values, and formulas' results. */
function sheetjs(bytes: Uint8Array, name: string): Contents {
  const sheet = XLSX.read(bytes, { cellText: false, cellHTML: false }).Sheets[name]!
  return Object.fromEntries(
    Object.entries(sheet).flatMap(([at, cell]) =>
      at.startsWith('!') || cell.v === undefined ? [] : [[at, cell.v]],
    ),
  )
}

const report = exampleReports['suqian-2024']
const edition = editions[report.edition]

/** The form and its figures below everything else on the first sheet, as one would type them. */
function typed(sheet: string, row: number): readonly CellSetting[] {
  const settings: CellSetting[] = []
  let top = row
  for (const grid of layoutsOf(edition)) {
    for (const { row, column, id, text } of grid.cells)
      settings.push({
        sheet,
        address: a1({ row: top + row, column: 2 + column }),
        value: id ? (report.values[id] ?? null) : text,
      })
    top += grid.rows + 2
  }
  return settings
}

describe.each(files)('%s', (name) => {
  const bytes = fixture(name)

  test('is read as SheetJS reads it', () => {
    for (const sheet of sourceFrom(bytes).sheets())
      expect(results(shown(contentsOf(sheet)))).toEqual(shown(sheetjs(bytes, sheet.name)))
  })

  test.skipIf(notForExceljs.includes(name))('is read as exceljs reads it', async () => {
    const expected = await oracle(bytes)
    for (const sheet of sourceFrom(bytes).sheets())
      expect(toTheMinute(shown(contentsOf(sheet)))).toEqual(toTheMinute(expected[sheet.name]!))
  })

  test('takes the form, typed into it, and gives the report back; nothing else changes', () => {
    const sheet = sourceFrom(bytes).sheets()[0]!
    const filled = setCells(bytes, typed(sheet.name, 200))
    const { report: read } = readWorkbook(filled, { year: report.year })
    for (const [id, value] of Object.entries(report.values))
      if (cellOf(edition, id)) expect(read.values[id] ?? null, id).toBe(value)
    const touched = changedParts(bytes, filled)
    expect(touched.filter((part) => !/^xl\/(worksheets\/|workbook\.xml|calcChain)/.test(part))).toEqual([])
    for (const other of sourceFrom(bytes).sheets().slice(1))
      expect(contentsOf(sourceFrom(filled).sheet(other.name)!)).toEqual(contentsOf(other))
  })

  test('is marked and gets a sheet of results that SheetJS reads', () => {
    const sheet = sourceFrom(bytes).sheets()[0]!
    const filled = setCells(bytes, typed(sheet.name, 200))
    const finding = {
      code: 'requests/balance',
      severity: 'error',
      at: 'requests.received.total',
      evidence: [],
    } as const
    const marked = annotate(filled, readWorkbook(filled), [
      { finding, sentence: { message: '不相等', why: '统一格式', todo: '请核对' } },
    ])
    const results = sheetjs(marked, '校验结果')
    expect(Object.values(results)).toContain('不相等')
    expect(sheetjs(marked, sheet.name)).toEqual(sheetjs(filled, sheet.name))
  })
})
