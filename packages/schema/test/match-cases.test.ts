import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CellId,
  cellsOf,
  type Edition,
  editions,
  type Grid,
  type GridCell,
  matchTables,
  type TableId,
  valuesFrom,
} from '../src/index.ts'
import {
  cellAt,
  deleteColumn,
  deleteRow,
  figureOf,
  gridOf,
  height,
  insertRow,
  labelledIn,
  type Sheet,
  sheetOf,
  sheetsOf,
  shift,
  unmerge,
} from './match-sheets.ts'

const [old, current]: readonly Edition[] = [editions['2019'], editions['2021']]
const both = [old!, current!]

const codes = (grids: readonly Grid[], table?: TableId) =>
  matchTables(grids)
    .findings.filter(({ code, at }) => code !== 'table/missing' && (!table || at.startsWith(table)))
    .map(({ code, at, actual }) => (actual === undefined ? `${code}@${at}` : `${code}@${at}: ${actual}`))
const wrong = (edition: Edition, grids: readonly Grid[], table: TableId) => {
  const values = valuesFrom(matchTables(grids))
  return cellsOf(edition)
    .filter((one) => one.table === table && values[one.id] !== Number(figureOf(edition, one.id)))
    .map(({ id }) => id)
}

describe('what is not there', () => {
  it('three tables are missed in an empty file', () => {
    const { edition, tables, findings } = matchTables([])
    expect([edition, tables]).toEqual([undefined, []])
    expect(findings.map(({ code, severity, at }) => [code, severity, at])).toEqual([
      ['table/missing', 'error', 'proactive'],
      ['table/missing', 'error', 'requests'],
      ['table/missing', 'error', 'disputes'],
    ])
  })

  it('a table in traditional characters is missed or reported, never half read in silence', () => {
    const sheet = sheetOf(current!, 'proactive')
    for (const one of sheet.cells)
      one.text = one.text.replace(
        /[规许处罚强废现数]/g,
        (simple) => '規許處罰強廢現數'['规许处罚强废现数'.indexOf(simple)]!,
      )
    const match = matchTables([gridOf([sheet])])
    const reported = match.findings.flatMap(({ at, evidence }) => [
      at,
      ...evidence.map((reading) => reading.at),
    ])
    const values = valuesFrom(match)
    for (const { id, table } of cellsOf(current!))
      if (table === 'proactive' && values[id] === undefined)
        expect(reported.includes(id) || reported.includes('proactive')).toBe(true)
  })

  it('other tables with some of the words are none', () => {
    const rows = ['事项', '行政许可', '其他', '总计'].map((text, row) => [
      cellAt(row, 0, text),
      cellAt(row, 1, row === 0 ? '总计' : '3'),
    ])
    expect(matchTables([gridOf([{ table: 'requests', cells: rows.flat() }])]).tables).toEqual([])
  })
})

describe('more than one', () => {
  it.each(both)('a second copy of a table of $id is an error, and the first is read', (edition) => {
    for (const table of ['proactive', 'requests', 'disputes'] as const)
      for (const apart of [true, false]) {
        const first = sheetOf(edition, table)
        const second = sheetOf(edition, table)
        for (const one of second.cells) if (one.id) one.text = '7'
        if (!apart) shift(second, height(first) + 2, 0)
        const grids = apart ? [gridOf([first]), gridOf([second])] : [gridOf([first, second])]
        expect(codes(grids)).toEqual([`table/duplicate@${table}`])
        expect(wrong(edition, grids, table)).toEqual([])
      }
  })

  it('copies beside one another too', () => {
    for (const table of ['proactive', 'requests'] as const) {
      const first = sheetOf(current!, table)
      const second = sheetOf(current!, table)
      for (const one of second.cells) if (one.id) one.text = '7'
      shift(second, 0, 12)
      expect(codes([gridOf([first, second])])).toEqual([`table/duplicate@${table}`])
      expect(wrong(current!, [gridOf([first, second])], table)).toEqual([])
    }
  })

  it('two editions in one file are an error, each table read as what it is', () => {
    const grids = [
      gridOf([sheetOf(old!, 'proactive')]),
      gridOf([sheetOf(current!, 'requests')]),
      gridOf([sheetOf(current!, 'disputes')]),
    ]
    const { tables, findings, edition } = matchTables(grids)
    expect(tables.map((table) => table.edition)).toEqual(['2019', '2021', '2021'])
    expect(edition).toBe('2021')
    expect(findings.map(({ code, at }) => `${code}@${at}`)).toEqual(['table/mixed-editions@edition'])
    expect(wrong(old!, grids, 'proactive')).toEqual([])
    expect(wrong(current!, grids, 'requests')).toEqual([])
  })

  it('附表四 is the same in both editions: the other tables tell, or what is expected', () => {
    const disputes = gridOf([sheetOf(current!, 'disputes')])
    expect(matchTables([disputes]).edition).toBe('2021')
    expect(matchTables([disputes], '2019').edition).toBe('2019')
    const found = matchTables([disputes, gridOf([sheetOf(old!, 'proactive')])])
    expect(found.tables.map(({ edition }) => edition)).toEqual(['2019', '2019'])
  })
})

describe('a table in pieces', () => {
  it.each(both)('附表二 of $id as one table a block', (edition) => {
    const sheet = sheetOf(edition, 'proactive')
    const headings = sheet.cells.filter(({ text }) => text.startsWith('第二十条'))
    const grids = headings.map(({ row }, index) => {
      const end = headings[index + 1]?.row ?? height(sheet)
      return gridOf([
        { table: 'proactive', cells: sheet.cells.filter((one) => one.row >= row && one.row < end) },
      ])
    })
    expect(codes(grids)).toEqual([])
    expect(wrong(edition, grids, 'proactive')).toEqual([])
  })

  it('附表三 broken over two pages with its labels repeated', () => {
    const sheet = sheetOf(current!, 'requests')
    const top = 16
    const head = sheet.cells.filter(({ row }) => row < 3)
    const upper = sheet.cells
      .filter(({ row }) => row < top)
      .map((one) => ({ ...one, rowSpan: Math.min(one.rowSpan, top - one.row) }))
    const lower = sheet.cells
      .filter(({ row }) => row >= top)
      .map((one) => ({ ...one, row: one.row - top + 3 }))
    const grids = [upper, [...head, ...lower]].map((cells) => gridOf([{ table: 'requests', cells }], false))
    expect(codes(grids)).toEqual([])
    expect(wrong(current!, grids, 'requests')).toEqual([])
    const below = [...head, ...lower].map((one) => ({ ...one, row: one.row + top }))
    expect(
      wrong(current!, [gridOf([{ table: 'requests', cells: [...upper, ...below] }])], 'requests'),
    ).toEqual([])
  })
})

describe('labels of columns', () => {
  it('are read over two rows: 商业 above 企业', () => {
    const sheet = sheetOf(current!, 'requests')
    insertRow(sheet, 3)
    for (const one of sheet.cells)
      if (one.row + one.rowSpan > 3 && one.row < 3 && one.text.length > 2) one.rowSpan = 3 - one.row
    for (const text of ['商业企业', '科研机构', '社会公益组织', '法律服务机构']) {
      const [label] = labelledIn(sheet, text)
      label!.text = text.slice(0, -2)
      label!.rowSpan = 1
      sheet.cells.push(cellAt(3, label!.column, text.slice(-2)))
    }
    expect(codes([gridOf([sheet])])).toEqual([])
    expect(wrong(current!, [gridOf([sheet])], 'requests')).toEqual([])
  })

  it('all in two rows: nothing but halves', () => {
    const sheet = sheetOf(current!, 'proactive')
    insertRow(sheet, 2)
    for (const text of ['本年制发件数', '本年废止件数', '现行有效件数']) {
      const [label] = labelledIn(sheet, text)
      label!.text = text.slice(0, 3)
      label!.rowSpan = 1
      sheet.cells.push(cellAt(2, label!.column, text.slice(3)))
    }
    expect(codes([gridOf([sheet])])).toEqual([])
    expect(wrong(current!, [gridOf([sheet])], 'proactive')).toEqual([])
  })

  it.each(['本年新制作数量', '本年新'])('%s twice: the order tells, and it is said', (text) => {
    const sheet = sheetOf(old!, 'proactive')
    for (const official of ['本年新制作数量', '本年新公开数量']) labelledIn(sheet, official)[0]!.text = text
    expect(wrong(old!, [gridOf([sheet])], 'proactive')).toEqual([])
    expect(codes([gridOf([sheet])])).toContain(`table/label-slip@proactive.*.disclosed: ${text}`)
  })

  it('本年新制作数量 printed twice beside an unknown column is not told', () => {
    const sheet = sheetOf(old!, 'proactive')
    labelledIn(sheet, '对外公开总数量')[0]!.text = '本年新制作数量'
    labelledIn(sheet, '本年新公开数量')[0]!.text = '其中：网上'
    const values = valuesFrom(matchTables([gridOf([sheet])]))
    expect(values['proactive.rules.disclosed']).toBeUndefined()
    expect(values['proactive.rules.disclosedTotal']).toBeUndefined()
  })

  it('a row’s label in place of a column’s makes no column of labels: the figures below it stay figures', () => {
    const sheet = sheetOf(current!, 'proactive')
    labelledIn(sheet, '本年制发件数')[0]!.text = '规章'
    unmerge(sheet, true)
    const lost = wrong(current!, [gridOf([sheet])], 'proactive')
    expect(lost).toEqual(['proactive.rules.issued', 'proactive.normativeDocuments.issued'])
    expect(codes([gridOf([sheet])])).toContain('table/cell-missing@proactive')
  })

  it('收费金额 in 元 is an error: the form has 万元', () => {
    const sheet = sheetOf(current!, 'proactive')
    labelledIn(sheet, '本年收费金额（单位：万元）')[0]!.text = '本年收费金额（元）'
    expect(codes([gridOf([sheet])])).toEqual(['table/unit@proactive.*.amount: 本年收费金额（元）'])
  })

  it('of 附表四 without their groups are told by order, unless some are gone', () => {
    const sheet = sheetOf(current!, 'disputes')
    const groups = sheet.cells.filter((one) => one.columnSpan > 1)
    sheet.cells = sheet.cells.filter((one) => !groups.includes(one))
    expect(wrong(current!, [gridOf([sheet])], 'disputes')).toEqual([])
    for (let i = 0; i < 5; i++) deleteColumn(sheet, 5)
    const match = matchTables([gridOf([sheet])])
    expect(valuesFrom(match)).toEqual({})
  })
})

describe('local rows and columns', () => {
  it('Hubei’s 其他主动公开文件 is named and not read', () => {
    const sheet = sheetOf(old!, 'proactive')
    insertRow(sheet, 4)
    sheet.cells.push(
      cellAt(4, 0, '其他主动公开文件'),
      cellAt(4, 1, '186'),
      cellAt(4, 3, '86'),
      cellAt(4, 4, '86'),
    )
    expect(codes([gridOf([sheet])])).toEqual(['table/extra-row@proactive: 其他主动公开文件 186 86 86'])
    expect(wrong(old!, [gridOf([sheet])], 'proactive')).toEqual([])
  })

  it('figures without a label over them are named', () => {
    const sheet = sheetOf(current!, 'requests')
    labelledIn(sheet, '科研机构')[0]!.text = ''
    expect(codes([gridOf([sheet])], 'requests')).toContain('table/extra-column@requests: 法人或其他组织')
  })
})

describe('figures out of place', () => {
  it('seven columns merged into one 0 are nobody’s', () => {
    const sheet = sheetOf(current!, 'requests')
    sheet.cells = sheet.cells.filter((one) => !one.id || one.column === 3)
    for (const one of sheet.cells) if (one.id) Object.assign(one, { columnSpan: 7, text: '0' })
    const { tables, findings } = matchTables([gridOf([sheet])])
    expect(tables[0]!.places.size).toBe(0)
    expect(tables[0]!.doubts.flatMap(({ ids }) => ids)).toHaveLength(175)
    expect(findings.filter(({ code }) => code === 'table/cell-ambiguous')).toHaveLength(25)
  })

  /** Columns of figures made two wide, and every cell of them taken apart into pieces with the same text. */
  const takenApart = (sheet: Sheet) => {
    sheet.cells = sheet.cells.flatMap((one) =>
      one.columnSpan === 1
        ? [one]
        : [
            { ...one, columnSpan: 1 },
            { ...one, columnSpan: 1, column: one.column + 1 },
          ],
    )
    return sheet
  }

  it('a merged figure taken apart is one where its label is, and its pieces agree', () => {
    const sheet = () => sheetOf(old!, 'proactive')
    const wide = sheet().cells.find((one) => one.id === 'proactive.rules.created')!
    expect(wide.columnSpan).toBe(2)
    expect(wrong(old!, [gridOf([takenApart(sheet())], true)], 'proactive')).toEqual([])

    const differing = takenApart(sheet())
    differing.cells.find((one) => one.id === wide.id)!.text = '7'
    expect(wrong(old!, [gridOf([differing], true)], 'proactive')).toEqual([wide.id])
    const { findings } = matchTables([gridOf([differing], true)])
    const doubt = findings.find(({ code }) => code === 'table/cell-ambiguous')
    expect([doubt?.at, doubt?.cause, doubt?.place?.row]).toEqual([wide.id, 'several', wide.row])

    // One label over two figures: what would be of it is not certain, though they agree.
    const underOne = sheet()
    underOne.cells = underOne.cells.flatMap((one) =>
      one.id === wide.id
        ? [
            { ...one, columnSpan: 1 },
            { ...one, columnSpan: 1, column: one.column + 1 },
          ]
        : [one],
    )
    expect(wrong(old!, [gridOf([underOne], true)], 'proactive')).toEqual([wide.id])
  })

  it('a row of a dense source that lost or gained a cell is nobody’s; the other rows are read', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.nat(2), fc.nat(500), fc.boolean(), (which, table, at, lost) => {
        const edition = both[which]!
        const sheet = sheetsOf(edition)[table]!
        const figures = sheet.cells.filter((one) => one.id)
        const torn = figures[at % figures.length]!
        const row = figures.filter((one) => one.row === torn.row)
        for (const one of row) if (one.column > torn.column) one.column += lost ? -torn.columnSpan : 1
        if (lost) sheet.cells = sheet.cells.filter((one) => one !== torn)
        else sheet.cells.push(cellAt(torn.row, torn.column + torn.columnSpan, '5'))
        const values = valuesFrom(matchTables([gridOf([sheet], true)]))
        for (const one of figures)
          expect(values[one.id!]).toBe(row.includes(one) ? undefined : Number(figureOf(edition, one.id!)))
      }),
    )
  })

  it('a row of column labels of a dense source that lost a cell: no figure goes under another label', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.constantFrom('requests', 'disputes'),
        fc.nat(500),
        (which, table, at) => {
          const edition = both[which]!
          const sheet = sheetOf(edition, table as TableId)
          const labels = sheet.cells.filter((one) => one.label && one.row === 2 && one.rowSpan === 1)
          const lost = labels[at % labels.length]!
          sheet.cells = sheet.cells.filter((one) => one !== lost)
          for (const one of labels) if (one.column > lost.column) one.column--
          const { tables, findings } = matchTables([gridOf([sheet], true)], edition.id)
          const values = valuesFrom({ tables, findings })
          for (const one of sheet.cells.filter(({ id }) => id))
            expect(values[one.id!] ?? Number(one.text)).toBe(Number(one.text))
          expect(findings.some(({ severity }) => severity === 'error')).toBe(true)
        },
      ),
    )
  })

  it('a worksheet leaves blank cells out: their place is known and blank', () => {
    const sheet = sheetOf(current!, 'requests')
    const id: CellId = 'requests.granted.total'
    sheet.cells = sheet.cells.filter((one) => one.id !== id)
    const match = matchTables([gridOf([sheet])])
    expect(valuesFrom(match)[id]).toBe(null)
    expect(match.tables[0]!.places.get(id)).toEqual({ grid: 0, row: 5, column: 9 })
  })

  it('two rows of figures under 附表四 are not told apart', () => {
    const sheet = sheetOf(current!, 'disputes')
    for (const one of sheet.cells.filter(({ id }) => id))
      sheet.cells.push({ ...cellAt(one.row + 1, one.column, '9') })
    expect(valuesFrom(matchTables([gridOf([sheet])]))).toEqual({})
  })

  it('a row taken out is missing as a whole, and its neighbours are read', () => {
    const sheet = sheetOf(current!, 'requests')
    deleteRow(sheet, 10)
    expect(matchTables([gridOf([sheet])]).tables[0]!.missing).toHaveLength(7)
  })
})

describe('values', () => {
  const held = (text: string, value?: GridCell['value'], id: CellId = 'requests.received.natural') => {
    const sheet = sheetOf(current!, id.split('.')[0] as TableId)
    const grid = gridOf([sheet])
    const cells = grid.cells.map((one) =>
      'id' in one && one.id === id ? { ...one, text, ...(value !== undefined && { value }) } : one,
    )
    return valuesFrom(matchTables([{ ...grid, cells }]))[id]
  }

  it('of a source of text: what is written plainly is a number', () => {
    expect(['0', '　12', '１２', '1,234', ''].map((text) => held(text))).toEqual([0, 12, 12, 1234, null])
    expect(['/', '3件', '007', '-1', '1.5', '22（其中修订16件）'].map((text) => held(text))).toEqual([
      '/',
      '3件',
      '007',
      '-1',
      '1.5',
      '22（其中修订16件）',
    ])
    expect(held('211.509', undefined, 'proactive.fees.amount')).toBe(211.509)
  })

  it('of a worksheet: text stays text, a number is the number held, not the one shown', () => {
    expect([held('12', '12'), held('12', 12), held('1.50', 1.5), held('', null), held(' ', ' ')]).toEqual([
      '12',
      12,
      1.5,
      null,
      null,
    ])
  })
})

describe('hostile grids', () => {
  // A span of a million rows that were walked through would not end before the test's time is over.
  it.each([10_000, 40_000])('of %i cells take no more looks than a few at each', (many) => {
    const words = ['总计', '其他', '合计', '结果维持', '行政许可', '自然人', '一、本年新收']
    let looks = 0
    const watched = (i: number) =>
      new Proxy(cellAt(Math.floor(i / 8), i % 8, words[(i * 7 + (i >> 3)) % words.length]!), {
        get: (target, key) => {
          looks++
          return Reflect.get(target, key)
        },
      })
    const cells = Array.from({ length: many }, (_, i) => watched(i))
    const tall = { ...cellAt(0, 9, '总计'), rowSpan: 1_048_576, columnSpan: 16_000 }
    matchTables([
      { rows: 1_048_576, columns: 16_384, cells: [...cells.slice(0, 8), tall, ...cells.slice(8)] },
    ])
    expect(looks / many).toBeLessThan(100)
  })
})
