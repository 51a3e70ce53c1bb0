import { convert, lacking } from '@gongkai/fixtures'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { contentsOf, sourceFrom } from './contents.ts'
import { oracle } from './oracle.ts'

/** Each sheet's cells that show something. */
const ours = (bytes: Uint8Array) =>
  Object.fromEntries(
    sourceFrom(bytes)
      .sheets()
      .map((sheet) => [
        sheet.name,
        Object.fromEntries(Object.entries(contentsOf(sheet)).filter(([, held]) => held !== '')),
      ]),
  )

// exceljs reads `_x…_` in inline texts as it stands and drops control characters: not for a comparison.
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x|^'|\s$|^\s/u.test(text))

const content: fc.Arbitrary<ExcelJS.CellValue> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -1e6, max: 1e9 }) },
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((value) => value || 0),
  { weight: 4, arbitrary: words },
  fc.constantFrom('本年新收', '3件', '－', '１２', '1,234', '=1+1', '<b>&amp;', '第一行\n第二行'),
  fc.boolean(),
  fc.constantFrom<ExcelJS.CellValue>({ error: '#REF!' }, { error: '#N/A' }, { error: '#DIV/0!' }),
  fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => {
    date.setUTCHours(0, 0, 0, 0)
    return date
  }),
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((texts) => ({ richText: texts.map((text) => ({ text })) })),
  fc
    .tuple(
      fc.constantFrom('SUM(A1:B2)', 'A1&"x"', 'IF(B2>1,"是","否")'),
      fc.option(fc.oneof(fc.integer(), words)),
    )
    .map(
      ([formula, result]): ExcelJS.CellFormulaValue =>
        result === null ? { formula, date1904: false } : { formula, result, date1904: false },
    ),
)

/**
 * What SheetJS saves so that exceljs reads it back whole: exceljs resolves `&amp;amp;` twice in inline texts and reads the number of
 * a shared text as a formula's result.
 */
const plainContent = content.filter(
  (value) =>
    !JSON.stringify(value).includes('&') &&
    !(typeof value === 'object' && value && 'formula' in value && typeof value.result === 'string'),
)

const sheet = (content: fc.Arbitrary<ExcelJS.CellValue>) =>
  fc.record({
    cells: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), content),
      {
        selector: ([row, column]) => `${row} ${column}`,
        maxLength: 25,
      },
    ),
    merge: fc.option(fc.tuple(fc.integer({ min: 50, max: 60 }), fc.integer({ min: 1, max: 5 }))),
    state: fc.constantFrom<ExcelJS.WorksheetState>('visible', 'hidden'),
  })

const books = (content: fc.Arbitrary<ExcelJS.CellValue>) =>
  fc.array(sheet(content), { minLength: 1, maxLength: 3 }).map((sheets) => {
    const made = new ExcelJS.Workbook()
    sheets.forEach(({ cells, merge, state }, index) => {
      const worksheet = made.addWorksheet(`表 ${index + 1}'s`, { state: index === 0 ? 'visible' : state })
      for (const [row, column, value] of cells) worksheet.getCell(row, column).value = value
      if (merge) worksheet.mergeCells(merge[0], 1, merge[0] + 1, merge[1] + 1)
      if (merge) worksheet.getCell(merge[0], 1).value = '合并'
    })
    return made
  })

const bytesOf = async (made: ExcelJS.Workbook) => new Uint8Array(await made.xlsx.writeBuffer())

const reason = lacking('soffice')

describe('our reader and exceljs read the same', () => {
  test('in workbooks by exceljs, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(books(content), async (made) => {
        const bytes = await bytesOf(made)
        expect(ours(bytes)).toEqual(await oracle(bytes))
      }),
      { numRuns: 80 },
    )
  })

  test.each([
    ['shared texts', { bookSST: true }],
    ['inline texts', { bookSST: false }],
  ])('in the same workbooks saved by SheetJS with %s', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(books(plainContent), async (made) => {
        const opened = XLSX.read(await bytesOf(made), { cellDates: false })
        const bytes = new Uint8Array(XLSX.write(opened, { type: 'buffer', bookType: 'xlsx', ...options }))
        expect(ours(bytes)).toEqual(await oracle(bytes))
      }),
      { numRuns: 30 },
    )
  })

  test.skipIf(reason !== undefined)(
    `in workbooks saved by LibreOffice${reason ? `: skipped, ${reason}` : ''}`,
    async () => {
      const samples = fc.sample(books(content), { numRuns: 4, seed: 20_260_120 })
      for (const made of samples) {
        const bytes = await convert(await bytesOf(made), 'xlsx', 'xlsx:Calc MS Excel 2007 XML')
        expect(Object.keys(ours(bytes)).length).toBeGreaterThan(0)
        expect(ours(bytes)).toEqual(await oracle(bytes))
      }
    },
  )
})
