import { consistentReport, exampleReports } from '@gongkai/fixtures'
import { cellsOf, editions, type Report } from '@gongkai/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { a1 } from '../src/a1.ts'
import { readWorkbook, setCells, storedBook } from '../src/index.ts'
import {
  cellOfBook,
  figurePlace,
  isFixed,
  type LiveBook,
  liveBook,
  openBookOf,
  readSheets,
  totalFormulaOver,
  withContents,
} from '../src/sheets.ts'
import { writeTemplate } from '../src/template/index.ts'
import { forge, sheetXml } from './forge.ts'

const fileOf = (report: Report, totals: 'typed' | 'formula') =>
  writeTemplate({
    edition: editions[report.edition],
    year: report.year,
    agency: report.agency,
    report,
    totals,
  })
const opened = (bytes: Uint8Array) => liveBook(JSON.parse(JSON.stringify(storedBook(bytes))))
const readingOf = (book: LiveBook) => {
  const { where: _, ...read } = readSheets(openBookOf(book))
  return read
}
const readingOfFile = (bytes: Uint8Array) => {
  const { where: _, hasMacros, producer, ...read } = readWorkbook(bytes)
  return read
}
const placeIn = (edition: Report['edition'], id: string) => {
  const { sheet, ...place } = figurePlace(editions[edition], id)
  return { sheet, address: a1(place) }
}

describe('a workbook kept in memory', () => {
  test.each(Object.keys(exampleReports) as (keyof typeof exampleReports)[])(
    'reads as its file: %s',
    async (name) => {
      for (const totals of ['typed', 'formula'] as const) {
        const file = await fileOf(exampleReports[name], totals)
        expect(readingOf(opened(file))).toEqual(readingOfFile(file))
      }
    },
  )

  test('changed in memory it reads as the changed file does, formulas included', {
    timeout: 60_000,
  }, async () => {
    const contents = fc.oneof(fc.nat(99), fc.constantFrom(null, '', '３', '无', '1件', -1, 2.5))
    for (const edition of ['2019', '2021'] as const) {
      const report: Report = fc.sample(consistentReport(editions[edition]), { numRuns: 1, seed: 7 })[0]!
      const file = await fileOf(report, 'formula')
      const book = opened(file)
      const typed = cellsOf(editions[edition]).filter(
        ({ id }) => cellOfBook(book, placeIn(edition, id))?.formula === undefined,
      )
      const change = fc.record({ id: fc.constantFrom(...typed.map(({ id }) => id)), content: contents })
      fc.assert(
        fc.property(fc.uniqueArray(change, { selector: ({ id }) => id, maxLength: 6 }), (changes) => {
          const settings = changes.map(({ id, content }) => ({ ...placeIn(edition, id), value: content }))
          const live = withContents(
            book,
            settings.map(({ value, ...at }) => ({ at, set: value })),
          )
          expect(readingOf(live)).toEqual(readingOfFile(setCells(file, settings)))
        }),
        { numRuns: 25 },
      )
    }
  })

  test('a formula that cannot be calculated here is left without a result, and said to be', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUMPRODUCT(A1:A1)</f><v>1</v></c></row>'
    const book = opened(forge({ sheets: [['表', sheetXml(rows)]] }))
    const at = { sheet: '表', address: 'A1' }
    const after = withContents(book, [{ at, set: 2 }])
    expect(cellOfBook(after, { sheet: '表', address: 'B1' })).toEqual({
      value: undefined,
      formula: '=SUMPRODUCT(A1:A1)',
    })
    expect(cellOfBook(book, { sheet: '表', address: 'B1' })?.value).toBe(1)
  })

  test('protection leaves the template’s white cells open, and no others', async () => {
    const report = exampleReports['suqian-2024']
    const book = opened(await fileOf(report, 'formula'))
    expect(isFixed(book, placeIn('2021', 'requests.received.natural'))).toBe(false)
    expect(isFixed(book, placeIn('2021', 'requests.received.total'))).toBe(true)
    expect(isFixed(book, { sheet: '三、申请', address: 'A3' })).toBe(true)
  })

  test('shared and array formulas are not changed alone', () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c><c r="B1"><f t="array" ref="B1">1</f><v>1</v></c><c r="C1"/></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
    const book = opened(forge({ sheets: [['表', sheetXml(rows)]] }))
    const fixed = ['A1', 'A2', 'B1', 'C1'].map((address) => isFixed(book, { sheet: '表', address }))
    expect(fixed).toEqual([true, true, true, false])
  })
})

describe('total formulas', () => {
  test('typed totals made formulas, in memory and in the file, are what the template itself writes', async () => {
    const report = exampleReports['suqian-2024']
    const typed = await fileOf(report, 'typed')
    const settings = cellsOf(editions['2021']).flatMap(({ id, rowParts, columnParts }) => {
      const parts = rowParts.length > 0 ? rowParts : columnParts
      if (parts.length === 0) return []
      const formula = `=${totalFormulaOver(parts.map((part) => figurePlace(editions['2021'], part)))}`
      return [{ ...placeIn('2021', id), value: { formula } }]
    })
    const expected = readingOfFile(await fileOf(report, 'formula'))
    const changed = setCells(typed, settings, { formulas: 'replace' })
    expect(readingOfFile(changed)).toEqual(expected)
    const live = withContents(
      opened(typed),
      settings.map(({ value, ...at }) => ({ at, set: value })),
    )
    expect(readingOf(live)).toEqual(expected)
    // And back to typed figures.
    const back = settings.map(({ sheet, address }) => ({ sheet, address, value: 1 }))
    expect(() => setCells(changed, back)).toThrow(/公式/)
    expect(readingOfFile(setCells(changed, back, { formulas: 'replace' })).computed.size).toBe(0)
  })
})
