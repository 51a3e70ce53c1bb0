import { describe, expect, test } from 'vitest'
import { type Edition, editions, type Grid, matchTables, type TableId } from '../src/index.ts'
import { scan } from '../src/match/scan.ts'
import {
  cellAt,
  deleteRow,
  figureIn,
  gridOf,
  height,
  insertColumn,
  insertRow,
  labelledIn,
  type Sheet,
  type SheetCell,
  sheetOf,
  sheetsOf,
  shift,
} from './match-sheets.ts'

const edition: Edition = editions['2021']
const tableOf = (table: TableId) => sheetOf(edition, table)
const labelled = (sheet: Sheet, text: string) => labelledIn(sheet, text)[0]!
const read = (sheet: Sheet, dense = false) => matchTables([gridOf([sheet], dense)]).tables[0]!
/** Of a place what can be written down. */
const at = (place: { readonly grid: number; readonly row: number; readonly column: number } | undefined) =>
  place && [place.grid, place.row, place.column]

describe('a scanned grid', () => {
  test('has each row’s cells from left to right, with those that come down from above', () => {
    const tall = { ...cellAt(0, 1, '办理结果'), rowSpan: 3 }
    const grid = gridOf([
      {
        table: 'requests',
        cells: [
          cellAt(0, 0, '12'),
          tall,
          cellAt(1, 0, '自然人'),
          cellAt(1, 2, '３'),
          cellAt(3, 0, ' '),
          cellAt(3, 1, 'x'),
        ],
      },
    ])
    const { rows, byRow, index } = scan(grid, 4)
    expect(index).toBe(4)
    expect(
      rows.map(({ row, cells, words, figures }) => [
        row,
        cells.map(({ text }) => text),
        words.map(({ label }) => label.body),
        figures.map(({ text }) => text),
      ]),
    ).toEqual([
      [0, ['12', '办理结果'], ['办理结果'], ['12']],
      [1, ['自然人', '办理结果', '３'], ['自然人', '办理结果'], ['３']],
      [3, [' ', 'x'], [], []],
    ])
    expect(byRow.get(1)).toBe(rows[1])
    expect(byRow.has(2)).toBe(false)
  })
})

describe('where a table stands', () => {
  test('by grid, from its highest column label to its last figures', () => {
    const sheets = sheetsOf(edition)
    sheets.forEach((sheet, i) => {
      shift(sheet, 2 * i + 1, i)
    })
    const { tables } = matchTables(sheets.map((sheet) => gridOf([sheet])))
    expect(tables.map(({ table, grid, confidence, extents }) => [table, grid, confidence, extents])).toEqual([
      ['proactive', 0, 1, [{ grid: 0, top: 2, bottom: 14 }]],
      ['requests', 1, 1, [{ grid: 1, top: 4, bottom: 30 }]],
      ['disputes', 2, 1, [{ grid: 2, top: 6, bottom: 8 }]],
    ])
  })

  test('a last row over two rows is in it', () => {
    const sheet = tableOf('requests')
    const last = height(sheet) - 1
    for (const one of sheet.cells) if (one.row === last) one.rowSpan = 2
    expect(read(sheet).extents).toEqual([{ grid: 0, top: 1, bottom: last + 1 }])
  })

  test('in pieces, one after the other; confidence is the share of labels found', () => {
    const sheet = tableOf('requests')
    const upper = { ...sheet, cells: sheet.cells.filter(({ row }) => row < 12) }
    for (const one of upper.cells) one.rowSpan = Math.min(one.rowSpan, 12 - one.row)
    const found = read(upper)
    // Nine of 25 rows and all seven columns.
    expect([found.confidence, found.extents]).toEqual([16 / 32, [{ grid: 0, top: 1, bottom: 11 }]])
    expect(found.missing).toHaveLength(16 * 7)
    expect(found.missing[0]).toBe('requests.refusedProcessInformation.natural')
  })

  test('every figure has its cell’s place', () => {
    const sheet = tableOf('requests')
    shift(sheet, 3, 2)
    const { places } = read(sheet)
    expect(places.size).toBe(175)
    for (const one of sheet.cells)
      if (one.id) expect(at(places.get(one.id))).toEqual([0, one.row, one.column])
  })
})

describe('what is not certain is told in full', () => {
  test('a row that has lost a cell: its figures, from its label on', () => {
    const sheet = tableOf('requests')
    const gone = figureIn(sheet, 'requests.granted.research')
    sheet.cells = sheet.cells.filter((one) => one !== gone)
    for (const one of sheet.cells) if (one.row === gone.row && one.column > gone.column) one.column--
    const { doubts, places } = read(sheet, true)
    const texts = sheet.cells.filter(({ row, id }) => row === gone.row && id).map(({ text }) => text)
    expect(doubts.map(({ ids, text, cause, place }) => [ids.length, text, cause, at(place)])).toEqual([
      [7, texts.join(' '), 'torn', [0, gone.row, 1]],
    ])
    expect(places.size).toBe(168)
  })

  test('two figures merged: both cells, at the merged one', () => {
    const sheet = tableOf('requests')
    const first = figureIn(sheet, 'requests.granted.enterprise')
    const second = figureIn(sheet, 'requests.granted.research')
    sheet.cells = sheet.cells.filter((one) => one !== second)
    first.columnSpan = 2
    const { doubts } = read(sheet)
    expect(doubts.map(({ ids, cause, place }) => [ids, cause, at(place)])).toEqual([
      [['requests.granted.enterprise', 'requests.granted.research'], 'merged', [0, first.row, first.column]],
    ])
  })

  test('a figure merged with the one below: neither row has it', () => {
    const sheet = tableOf('requests')
    const upper = figureIn(sheet, 'requests.granted.research')
    sheet.cells = sheet.cells.filter(({ id }) => id !== 'requests.partlyGranted.research')
    upper.rowSpan = 2
    const { doubts } = read(sheet)
    expect(doubts.map(({ ids, cause, place }) => [ids, cause, at(place)])).toEqual([
      [['requests.granted.research'], 'merged', [0, upper.row, upper.column]],
      [['requests.partlyGranted.research'], 'merged', [0, upper.row, upper.column]],
    ])
  })

  test('two rows with the same words: neither is read, and the label is told once', () => {
    const sheet = tableOf('requests')
    const label = labelled(sheet, '1.属于国家秘密')
    const other = labelled(sheet, '2.其他法律行政法规禁止公开')
    expect(other).toBeDefined()
    insertRow(sheet, label.row + 1)
    const twin = { ...label, row: label.row + 1 }
    sheet.cells.push(twin, ...[3, 4, 5, 6, 7, 8, 9].map((column) => cellAt(twin.row, column, '4')))
    const { doubts } = read(sheet)
    expect(doubts.map(({ ids, text, cause, place }) => [ids.length, ids[0], text, cause, place])).toEqual([
      [7, 'requests.refusedStateSecret.natural', label.text, 'several', undefined],
    ])
  })

  test('two rows of figures under 附表四: the first is shown', () => {
    const sheet = tableOf('disputes')
    for (const one of sheet.cells.filter(({ id }) => id))
      sheet.cells.push(cellAt(one.row + 1, one.column, '9'))
    const [doubt] = read(sheet).doubts
    expect([doubt?.ids.length, doubt?.cause, at(doubt?.place)]).toEqual([15, 'several', undefined])
  })
})

describe('what is left over is told with its place', () => {
  test('a local row, with its figures', () => {
    const sheet = tableOf('requests')
    insertRow(sheet, 6)
    sheet.cells.push(cellAt(6, 2, '其他文件'), cellAt(6, 3, '8'), cellAt(6, 9, '9'))
    expect(read(sheet).extraRows.map(({ text, place }) => [text, at(place)])).toEqual([
      ['其他文件 8 9', [0, 6, 2]],
    ])
  })

  test('a row without a label among the form’s, and none below the last', () => {
    const sheet = tableOf('requests')
    insertRow(sheet, 6)
    sheet.cells.push(cellAt(6, 4, '8'))
    expect(read(sheet).extraRows.map(({ text, place }) => [text, at(place)])).toEqual([['8', [0, 6, 4]]])
    const below = tableOf('requests')
    below.cells.push(cellAt(height(below), 4, '8'))
    expect(read(below).extraRows).toEqual([])
  })

  test('a labelled row right below the last, too; a row of words is none', () => {
    const below = tableOf('requests')
    const last = height(below)
    below.cells.push(cellAt(last, 0, '另有'), cellAt(last, 4, '8'))
    expect(read(below).extraRows.map(({ text }) => text)).toEqual(['另有 8'])
    const words = tableOf('requests')
    insertRow(words, 6)
    words.cells.push(cellAt(6, 2, '其他文件'), cellAt(6, 4, '无'))
    expect(read(words).extraRows).toEqual([])
  })

  test('a local column, once however many rows it has', () => {
    const sheet = tableOf('requests')
    insertColumn(sheet, 5)
    sheet.cells.push(cellAt(2, 5, '其中：网络'), ...[4, 5, 6].map((row) => cellAt(row, 5, '2')))
    expect(read(sheet).extraColumns.map(({ text, place }) => [text, at(place)])).toEqual([
      ['其中：网络', [0, 4, 5]],
    ])
  })

  test('of a local row only what stands in the table’s columns', () => {
    const extra = (...cells: readonly SheetCell[]) => {
      const sheet = tableOf('requests')
      insertRow(sheet, 6)
      sheet.cells.push(...cells)
      return read(sheet).extraRows.map(({ text, place }) => [text, at(place)])
    }
    expect(extra(cellAt(6, 2, ' 其他文件 '), cellAt(6, 0, '7'), cellAt(6, 4, ' 8 '))).toEqual([
      ['其他文件 8', [0, 6, 2]],
    ])
    expect(extra(cellAt(6, 2, '其他文件'), cellAt(6, 12, '8'))).toEqual([])
    expect(extra(cellAt(6, 2, '其他文件'), cellAt(6, 10, '8'))).toEqual([])
    expect(extra(cellAt(6, 2, '其他文件'), cellAt(6, 1, '8'))).toEqual([])
    expect(extra(cellAt(6, 2, '其他文件'), cellAt(6, 3, '8'))).toHaveLength(1)
    // Words among the figures are no label of the row.
    expect(extra(cellAt(6, 4, '备注'), cellAt(6, 5, '8'))).toEqual([['8', [0, 6, 5]]])
  })

  test('a row between the column labels and the first row is none of the table', () => {
    const sheet = tableOf('requests')
    insertRow(sheet, 3)
    sheet.cells.push(cellAt(3, 2, '其他文件'), cellAt(3, 4, '8'))
    expect(read(sheet).extraRows).toEqual([])
  })

  test('a local column by its own words, not by its group’s; without words by none', () => {
    const extra = (words: string) => {
      const sheet = tableOf('requests')
      insertColumn(sheet, 5)
      if (words !== '') sheet.cells.push(cellAt(2, 5, words))
      sheet.cells.push(cellAt(4, 5, '2'))
      return read(sheet).extraColumns.map(({ text }) => text)
    }
    expect(extra(' 其中：网络 ')).toEqual(['其中：网络'])
    expect(extra('')).toEqual(['法人或其他组织'])
  })

  test('a local column of a table in two pieces, once', () => {
    const piece = (from: number, to: number) => {
      const sheet = tableOf('requests')
      insertColumn(sheet, 5)
      sheet.cells.push(cellAt(2, 5, '其中：网络'), cellAt(4, 5, '2'), cellAt(20, 5, '3'))
      const head = sheet.cells.filter(({ row }) => row < 3)
      const body = sheet.cells.filter(({ row }) => row >= from && row < to)
      const moved = body.map((one) => ({
        ...one,
        row: one.row - from + 3,
        rowSpan: Math.min(one.rowSpan, to - one.row),
      }))
      return gridOf([{ table: 'requests', cells: [...head, ...moved] }])
    }
    const [table] = matchTables([piece(3, 16), piece(16, 28)]).tables
    expect(table!.extents).toHaveLength(2)
    expect(table!.extraColumns.map(({ text, place }) => [text, at(place)])).toEqual([
      ['其中：网络', [0, 4, 5]],
    ])
  })

  test('figures beside the table are others’', () => {
    const sheet = tableOf('requests')
    sheet.cells.push(cellAt(5, 12, '77'), cellAt(5, 11, '6'))
    const { extraColumns, extraRows } = read(sheet)
    expect([extraColumns, extraRows]).toEqual([[], []])
  })
})

describe('slips are told with both wordings and their place', () => {
  test('of a row, of a column, of a group', () => {
    const sheet = tableOf('requests')
    const row = labelled(sheet, '1.属于国家秘密')
    row.text = '国家\n秘密'
    const column = labelled(sheet, '科研机构')
    column.text = '科研'
    const { slips } = read(sheet)
    expect(slips.map(({ at: id, printed, official, place }) => [id, printed, official, at(place)])).toEqual([
      ['requests.refusedStateSecret', '国家 秘密', '1.属于国家秘密', [0, row.row, row.column]],
      ['requests.*.research', '科研', '科研机构', [0, column.row, column.column]],
    ])
  })

  test('headings and groups are compared in the table, and nowhere else', () => {
    const slipsWith = (...cells: readonly SheetCell[]) => {
      const sheet = tableOf('requests')
      shift(sheet, 6, 4)
      sheet.cells.push(...cells)
      return read(sheet).slips.map(({ printed }) => printed)
    }
    const bottom = height(tableOf('requests')) + 5
    const word = '办理结果'
    expect(slipsWith(cellAt(0, 4, word))).toEqual([])
    expect(slipsWith(cellAt(bottom + 2, 4, word))).toEqual([])
    expect(slipsWith(cellAt(bottom, 14, word))).toEqual([])
    expect(slipsWith(cellAt(bottom, 0, word))).toEqual([])
    const group = tableOf('requests').cells.find(({ text }) => text.includes('办理结果') && text.length > 4)!
    const sheet = tableOf('requests')
    labelled(sheet, group.text).text = word
    expect(read(sheet).slips.map(({ printed, official }) => [printed, official])).toEqual([
      [word, group.text],
    ])
  })

  test('print in several lines is told in one', () => {
    const sheet = tableOf('requests')
    labelled(sheet, '1.属于国家秘密').text = ' 国家 \n  秘密 '
    expect(read(sheet).slips.map(({ printed }) => printed)).toEqual(['国家 秘密'])
  })

  test('a column’s in several blocks is told once', () => {
    const sheet = tableOf('proactive')
    const all = sheet.cells.filter(({ text }) => text === '本年处理决定数量')
    expect(all.length).toBeGreaterThan(1)
    for (const one of all) one.text = '处理决定数量'
    const slips = read(sheet).slips.map(({ at: id, printed }) => `${id} ${printed}`)
    expect(slips).toEqual(['proactive.*.decisions 处理决定数量'])
  })
})

describe('the tables found', () => {
  const grids = (...tables: readonly [TableId, Edition][]): Grid[] =>
    tables.map(([table, of]) => gridOf([sheetOf(of, table)]))

  test('in the order of the form, whatever the order of the grids; missing ones are told', () => {
    const { tables, findings } = matchTables(grids(['disputes', edition], ['proactive', edition]))
    expect(tables.map(({ table, grid }) => [table, grid])).toEqual([
      ['proactive', 1],
      ['disputes', 0],
    ])
    expect(findings).toEqual([{ code: 'table/missing', severity: 'error', at: 'requests', evidence: [] }])
  })

  test('cells of rows that are gone are one finding, in the order of the form', () => {
    const sheet = tableOf('requests')
    deleteRow(sheet, labelled(sheet, '1.属于国家秘密').row)
    const { findings } = matchTables([gridOf([sheet])])
    const [gone] = findings.filter(({ code }) => code === 'table/cell-missing')
    expect([gone?.at, gone?.severity, gone?.evidence.length, gone?.evidence[0]]).toEqual([
      'requests',
      'error',
      7,
      { at: 'requests.refusedStateSecret.natural', value: null },
    ])
  })

  test('what is left over, with its place; another unit only where the form has one', () => {
    const sheet = tableOf('requests')
    insertRow(sheet, 6)
    sheet.cells.push(cellAt(6, 2, '其他文件'), cellAt(6, 3, '8'))
    labelled(sheet, '科研机构').text = '科研机构（元）'
    const { findings } = matchTables([gridOf([sheet])])
    expect(
      findings
        .filter(({ code }) => code !== 'table/missing')
        .map(({ code, actual, place }) => [code, actual, at(place)]),
    ).toEqual([
      ['table/extra-row', '其他文件 8', [0, 6, 2]],
      ['table/label-slip', '科研机构（元）', [0, 2, 5]],
    ])
  })

  test('of editions that are mixed both are told', () => {
    const { findings } = matchTables(
      grids(['proactive', editions['2019']], ['requests', edition], ['disputes', edition]),
    )
    expect(findings).toEqual([
      {
        code: 'table/mixed-editions',
        severity: 'error',
        at: 'edition',
        evidence: [
          { at: 'proactive', value: '2019' },
          { at: 'requests', value: '2021' },
          { at: 'disputes', value: '2021' },
        ],
      },
    ])
  })
})
