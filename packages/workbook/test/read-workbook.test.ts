import { consistentReport, exampleReports } from '@gongkai/fixtures'
import { cellsOf, editions, headingOf, layoutsOf, type Report, type Value } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWorkbook, setCells } from '../src/index.ts'
import { figurePlace, sectionSheets, tableName, tableOrigin } from '../src/names.ts'
import { writeTemplate } from '../src/template/index.ts'
import { bytesOf, drawTable } from './foreign.ts'
import { setXml } from './parts.ts'
import { fixture, produced } from './producers.ts'

const edition = editions['2021']
const report: Report = exampleReports['suqian-2024']
const template = (more: Partial<Parameters<typeof writeTemplate>[0]> = {}) =>
  writeTemplate({ edition, year: report.year, agency: report.agency, report, ...more })
const codes = (bytes: Uint8Array) => readWorkbook(bytes).findings.map(({ code, at }) => `${code}@${at}`)
const filled = (values: Report['values']) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

describe('the template', () => {
  test.each(Object.values(editions))('what is written is read: edition $id', async (edition) => {
    await fc.assert(
      fc.asyncProperty(
        consistentReport(edition),
        fc.constantFrom('typed', 'formula'),
        async (written, totals) => {
          const bytes = await writeTemplate({
            edition,
            year: written.year,
            agency: written.agency,
            report: written,
            totals: totals as 'typed',
          })
          const { report, findings, computed } = readWorkbook(bytes)
          expect(findings).toEqual([])
          expect(report.values).toEqual(written.values)
          expect([report.edition, report.year, report.agency, report.date]).toEqual([
            edition.id,
            written.year,
            written.agency,
            written.date,
          ])
          expect(report.sections).toEqual(written.sections)
          const totalCells = cellsOf(edition).filter(
            ({ rowParts, columnParts }) => rowParts.length + columnParts.length > 0,
          )
          expect(computed.size).toBe(totals === 'formula' ? totalCells.length : 0)
        },
      ),
      { numRuns: 6 },
    )
  })

  test.each(Object.entries(exampleReports))('the real report %s, with all it has', async (_, report) => {
    const bytes = await writeTemplate({
      edition: editions[report.edition],
      year: report.year,
      agency: report.agency,
      report,
      totals: 'typed',
    })
    const { report: read, findings } = readWorkbook(bytes)
    expect(findings).toEqual([])
    expect(filled(read.values)).toEqual(filled(report.values))
    expect({ ...read, values: {} }).toMatchObject({ ...report, values: {} })
  })

  test.each(produced.map((each) => [each.program, each] as const))(
    'saved by %s',
    async (_, { lacking, report, make }) => {
      if (lacking) return
      const read = readWorkbook(await make())
      expect(read.findings).toEqual([])
      expect(filled(read.report.values)).toEqual(filled(report.values))
      expect(read.report.sections).toEqual(report.sections)
      expect(read.report.date).toBe(report.date)
      expect(read.computed.size).toBe(34)
    },
  )

  test('explanations, headings, title and the profile', async () => {
    const full: Report = {
      ...report,
      title: '某某2024年政府信息公开工作年度报告',
      headings: { overview: '一、总体概述' },
      explanations: [{ for: 'year/carry-over@requests.carriedIn.total', text: '上年漏报 2 件。' }],
      agency: { name: '甲', signature: '乙', kind: 'government', level: 'township', mayMakeRules: true },
    }
    const { report: read, where } = readWorkbook(await template({ report: full, agency: full.agency }))
    const { title, headings, explanations, agency } = full
    expect(read).toMatchObject({ title, headings, explanations, agency })
    expect(where('overview')?.sheet).toBe(sectionSheets.overview)
  })

  test('several lines in one cell are several paragraphs; blanks around them go', async () => {
    const bytes = await template({ report: undefined as never })
    const { where } = readWorkbook(bytes)
    const text = '　　第一段。\r\n\r\n 第二段。\n'
    const read = readWorkbook(setCells(bytes, [{ ...where('overview')!, value: text }]))
    expect(read.report.sections.overview).toEqual(['第一段。', '第二段。'])
    expect(read.where('overview#2')).toEqual(where('overview'))
  })

  test('a fresh one: blanks are blanks, sections are there and empty', async () => {
    const read = readWorkbook(await writeTemplate({ edition, year: 2026 }))
    expect(read.findings.map(({ code }) => code)).toEqual(['source/agency-missing', 'source/profile-missing'])
    const parts = cellsOf(edition).filter(({ id }) => !read.computed.has(id))
    expect(parts.every(({ id }) => read.report.values[id] === null)).toBe(true)
    expect(Object.values(read.report.sections)).toEqual(Array(6).fill([]))
  })
})

describe('what stands in a figure’s cell', () => {
  const at = 'requests.received.natural'
  const value = async (held: Value) => {
    const bytes = await template()
    const { where } = readWorkbook(bytes)
    return readWorkbook(setCells(bytes, [{ ...where(at)!, value: held }])).report.values[at]
  }

  test.each<[Value, Value]>([
    [12, 12],
    ['12', '12'],
    ['１２', '１２'],
    ['3件', '3件'],
    ['/', '/'],
    ['　 ', null],
    [null, null],
    [0, 0],
    [-1.5, -1.5],
  ])('%j is read as %j', async (held, expected) => expect(await value(held)).toBe(expected))

  /** The template with that cell's XML replaced. */
  const withCell = async (xml: string) => {
    const { row, column } = figurePlace(edition, at)
    const address = `${'ABCDEFGH'[column - 1]}${row}`
    const sheet = `xl/worksheets/sheet${2 + edition.sections.findIndex(({ id }) => id === 'requests') + 1}.xml`
    return setXml(await template(), sheet, (part) =>
      part.replace(new RegExp(`<c r="${address}"([^>]*?)(?: t="\\w+")?(?:/>|>.*?</c>)`), xml),
    )
  }

  test('a formula of the user’s own is calculated where it can be told, else it is no number', async () => {
    const simple = readWorkbook(await withCell('<c r="D6"$1><f>E6+F6+1</f></c>'))
    expect(simple.report.values[at]).toBe(
      Number(report.values['requests.received.enterprise']) +
        Number(report.values['requests.received.research']) +
        1,
    )
    expect(simple.computed.has(at)).toBe(true)
    const other = readWorkbook(await withCell('<c r="D6"$1><f>VLOOKUP(1,E:F,2)</f></c>'))
    expect(other.report.values[at]).toBe('（公式未计算）')
    expect(other.findings).toMatchObject([
      { code: 'source/formula-uncalculated', at, actual: '=VLOOKUP(1,E:F,2)', severity: 'error' },
    ])
    const circle = readWorkbook(await withCell('<c r="D6"$1><f>D6+1</f></c>'))
    expect(circle.report.values[at]).toBe('（公式未计算）')
    const chain = readWorkbook(await withCell('<c r="D6"$1><f>J7</f></c>'))
    expect(chain.report.values[at]).toBe(report.values['requests.carriedIn.total'])
  })

  test('errors, truth values and texts of formulas are text; an empty result is blank', async () => {
    expect(readWorkbook(await withCell('<c r="D6"$1 t="e"><v>#REF!</v></c>')).report.values[at]).toBe('#REF!')
    expect(readWorkbook(await withCell('<c r="D6"$1 t="b"><v>1</v></c>')).report.values[at]).toBe('TRUE')
    expect(
      readWorkbook(await withCell('<c r="D6"$1 t="str"><f>"无"</f><v>无</v></c>')).report.values[at],
    ).toBe('无')
    expect(readWorkbook(await withCell('<c r="D6"$1 t="str"><f>""</f><v></v></c>')).report.values[at]).toBe(
      null,
    )
  })

  test('a number that shows as a date is a date', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await template()).slice().buffer)
    const cell = book.getWorksheet(sectionSheets.requests)!.getCell('D6')
    cell.value = new Date(Date.UTC(2026, 2, 4))
    cell.numFmt = 'm"月"d"日"'
    expect(readWorkbook(await bytesOf(book)).report.values[at]).toBe('2026-03-04')
  })
})

describe('a template that was changed', () => {
  const sheet = sectionSheets.requests
  const place = (row: number, column: number) => ({ sheet, address: `${'ABCDEFGHIJK'[column - 1]}${row}` })

  test('a label worded otherwise is found by its meaning, and said', async () => {
    const bytes = setCells(await template(), [
      { ...place(6, 1), value: '一、本年新收到政府信息公开申请数量' },
    ])
    expect(filled(readWorkbook(bytes).report.values)).toEqual(filled(report.values))
    expect(codes(bytes)).toEqual(['table/label-slip@requests.received'])
    expect(readWorkbook(bytes).findings[0]).toMatchObject({ where: place(6, 1) })
  })

  test('a label that says nothing any more: its row is missing, no other moves', async () => {
    const bytes = setCells(await template(), [{ ...place(7, 1), value: '???' }])
    const { report: read, findings } = readWorkbook(bytes)
    expect(findings.map(({ code }) => code)).toContain('table/cell-missing')
    expect(read.values['requests.carriedIn.natural'] ?? null).toBe(null)
    expect(read.values['requests.granted.natural']).toBe(report.values['requests.granted.natural'])
    expect(read.values['requests.received.total']).toBe(report.values['requests.received.total'])
  })

  test('a row put in between', async () => {
    const book = new ExcelJS.Workbook()
    const drawn = book.addWorksheet('表')
    let row = 1
    for (const grid of layoutsOf(edition)) {
      drawTable(drawn, grid, report.values, { row, column: 1 }, (of) => (of > 4 ? of + 1 : of))
      book.definedNames.add(
        `'表'!$A$${row}:$${'ABCDEFGHIJKLMNOP'[grid.columns]}$${row + grid.rows + 1}`,
        tableName(grid.table),
      )
      row += grid.rows + 4
    }
    const read = readWorkbook(await bytesOf(book), { year: 2024, agency: '甲' })
    expect(read.findings).toEqual([])
    expect(filled(read.report.values)).toEqual(filled(report.values))
  })

  test('a figure written beside its merged cell is not passed over in silence', async () => {
    const { row, column } = figurePlace(edition, 'proactive.permits.decisions')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await template()).slice().buffer)
    const own = book.getWorksheet(sectionSheets.proactive)!
    own.unMergeCells(row, column, row, column + 2)
    own.getCell(row, column).value = null
    own.getCell(row, column + 2).value = 77
    const read = readWorkbook(await bytesOf(book))
    const said = read.findings.some(
      ({ at, evidence }) =>
        at.startsWith('proactive') || evidence.some((each) => each.at === 'proactive.permits.decisions'),
    )
    expect(read.report.values['proactive.permits.decisions'] === 77 || said).toBe(true)
  })

  test('the tables of another edition than the template says', async () => {
    const other = editions['2019']
    const bytes = await writeTemplate({ edition: other, year: 2020, agency: { name: '甲' }, zero: true })
    const { where } = readWorkbook(bytes)
    const read = readWorkbook(setCells(bytes, [{ ...where('edition')!, value: '2021' }]))
    expect(read.report.edition).toBe('2019')
    expect(read.findings).toMatchObject([
      { code: 'source/profile-missing' },
      { code: 'source/edition-mismatch', actual: '2019', expected: '2021' },
    ])
  })

  test('a year that is gone, or given by the caller', async () => {
    const bytes = await template()
    const { where } = readWorkbook(bytes)
    const blank = setCells(bytes, [{ ...where('year')!, value: null }])
    expect(codes(blank)).toEqual(['source/year-missing@year'])
    expect(readWorkbook(blank).report.year).toBe(0)
    const told = readWorkbook(blank, { year: 2022, agency: '丙' })
    expect([told.report.year, told.report.agency.name, told.findings]).toEqual([2022, '丙', []])
  })

  test('a section whose sheet is gone is missing', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await template()).slice().buffer)
    book.removeWorksheet(sectionSheets.problems)
    expect(Object.keys(readWorkbook(await bytesOf(book)).report.sections).sort()).toEqual(
      edition.sections
        .map(({ id }) => id as string)
        .filter((id) => id !== 'problems')
        .sort(),
    )
  })
})

describe('where things stand', () => {
  test('cells, rows, tables, paragraphs, fields', async () => {
    const { where } = readWorkbook(await template())
    const { row, column } = tableOrigin
    expect(where('requests.received.natural')).toEqual({ sheet: sectionSheets.requests, address: 'D6' })
    expect(where('requests.received')).toEqual({ sheet: sectionSheets.requests, address: 'D6:J6' })
    expect(where('requests')).toEqual({ sheet: sectionSheets.requests, address: 'D6:J30' })
    expect([row, column]).toEqual([3, 1])
    expect(where('overview#2')?.sheet).toBe(sectionSheets.overview)
    expect(where('date')).toBeDefined()
    expect(where('agency')).toBeDefined()
    for (const at of ['requests.receive', 'nothing', '__proto__', 'overview#99', ''])
      expect(where(at)).toBeUndefined()
  })
})

describe('a workbook that is not the template', () => {
  const foreign = async (
    change: (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void = () => {},
    name = '年报',
  ) => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet(name)
    sheet.getCell('B1').value = '甲县乙局2024年度政府信息公开工作年度报告'
    sheet.getCell('B2').value = '根据《中华人民共和国政府信息公开条例》第五十条编制本报告。'
    let row = 4
    for (const { id, holds } of edition.sections) {
      sheet.getCell(row, 2).value = headingOf(edition, id)
      row += 1
      const grid = layoutsOf(edition).find(({ table }) => table === id)
      if (grid && holds === 'table') {
        drawTable(sheet, grid, report.values, { row, column: 2 })
        row += grid.rows
      } else sheet.getCell(row, 2).value = `${id}：第一段\n第二段`
      row += 2
    }
    sheet.getCell(row, 8).value = '甲县乙局'
    sheet.getCell(row + 1, 8).value = '2025年1月20日'
    change(book, sheet)
    return bytesOf(book)
  }

  test('title, agency, year, sections, figures, signature and date', async () => {
    const { report: read, findings, where } = readWorkbook(await foreign())
    expect(findings).toEqual([])
    expect(filled(read.values)).toEqual(filled(report.values))
    expect(read).toMatchObject({
      edition: '2021',
      year: 2024,
      agency: { name: '甲县乙局' },
      title: '甲县乙局2024年度政府信息公开工作年度报告',
      date: '2025-01-20',
      preface: ['根据《中华人民共和国政府信息公开条例》第五十条编制本报告。'],
      sections: {
        overview: ['overview：第一段', '第二段'],
        proactive: [],
        requests: [],
        disputes: [],
        problems: ['problems：第一段', '第二段'],
        other: ['other：第一段', '第二段'],
      },
    })
    expect(where('title')).toEqual({ sheet: '年报', address: 'B1' })
    expect(where('date')?.address).toMatch(/^H\d+$/)
  })

  test('text below the date belongs to no section and is named', async () => {
    const bytes = await foreign((_, sheet) => {
      const last = sheet.rowCount + 2
      sheet.getCell(last, 1).value = '填表人：张三'
    })
    const { report: read, findings } = readWorkbook(bytes)
    expect(read.sections.other).toEqual(['other：第一段', '第二段'])
    expect(findings.map(({ code, severity, actual }) => [code, severity, actual])).toEqual([
      ['source/text-left-out', 'note', '填表人：张三'],
    ])
  })

  test('by another program', () => {
    const { report: read, findings } = readWorkbook(fixture('openpyxl/one-sheet-2024.xlsx'))
    expect(findings).toEqual([])
    expect(filled(read.values)).toEqual(filled(report.values))
    expect(read.sections).toEqual(report.sections)
    expect([read.year, read.date, read.agency.name]).toEqual([2024, '2025-03-28', '宿迁市人民政府'])
  })

  test('tables only: what it does not say is missing, not guessed', async () => {
    const book = new ExcelJS.Workbook()
    for (const grid of layoutsOf(edition))
      drawTable(book.addWorksheet(grid.table), grid, report.values, { row: 3, column: 2 })
    const bytes = await bytesOf(book)
    const { report: read } = readWorkbook(bytes)
    expect(codes(bytes)).toEqual(['source/year-missing@year', 'source/agency-missing@agency'])
    expect(filled(read.values)).toEqual(filled(report.values))
    expect(read.sections).toEqual({ proactive: [], requests: [], disputes: [] })
    expect(readWorkbook(bytes, { year: 2024, agency: '甲' }).findings).toEqual([])
  })

  test.each([
    ['填报单位：丙镇人民政府', undefined],
    ['编制机关', '丙镇人民政府'],
  ])('the agency in a field of its own: %s', async (label, beside) => {
    const bytes = await foreign((_, sheet) => {
      sheet.getCell('B1').value = '２０２４年政府信息公开工作年度报告'
      sheet.getCell('D2').value = label
      if (beside) sheet.getCell('E2').value = beside
    })
    const { report: read } = readWorkbook(bytes)
    expect([read.agency.name, read.year]).toEqual(['丙镇人民政府', 2024])
  })

  test('headings worded otherwise are kept as printed', async () => {
    const bytes = await foreign((_, sheet) => (sheet.getCell('B4').value = '一、总体概述'))
    const { report: read } = readWorkbook(bytes)
    expect(read.headings).toEqual({ overview: '一、总体概述' })
    expect(read.sections.overview).toEqual(['overview：第一段', '第二段'])
  })

  test('a hidden sheet counts, and is named', async () => {
    const read = readWorkbook(
      await foreign((book, sheet) => {
        book.addWorksheet('封面')
        sheet.state = 'veryHidden'
      }),
    )
    expect(filled(read.report.values)).toEqual(filled(report.values))
    expect(read.hidden).toEqual(['年报'])
  })

  test.each(['__proto__', 'constructor', "It's", '=1', '校验', '<&>"'])(
    'a sheet of the name %s',
    async (name) => {
      const { report: read, where } = readWorkbook(await foreign(undefined, name))
      expect(filled(read.values)).toEqual(filled(report.values))
      expect(where('requests.received.total')?.sheet).toBe(name)
    },
  )

  test('no table at all', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('表').getCell('A1').value = '通讯录'
    expect(codes(await bytesOf(book))).toEqual([
      'table/missing@proactive',
      'table/missing@requests',
      'table/missing@disputes',
      'source/year-missing@year',
      'source/agency-missing@agency',
    ])
  })
})

describe('what else the file says', () => {
  test('who wrote it, and whether it has macros', async () => {
    const read = readWorkbook(await template())
    expect(read.producer()).toBe('Microsoft Excel')
    expect(read.hasMacros).toBe(false)
    const macros = setXml(await template(), 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
      ),
    )
    expect(readWorkbook(macros).hasMacros).toBe(true)
    expect(filled(readWorkbook(macros).report.values)).toEqual(filled(report.values))
  })
})
