import { describe, expect, test } from 'vitest'
import { type Edition, editions, type Grid, type TableId } from '../src/index.ts'
import { bandsOf, type Field } from '../src/match/bands.ts'
import { forms } from '../src/match/forms.ts'
import { headerOf } from '../src/match/header.ts'
import { scan } from '../src/match/scan.ts'
import { cellAt, gridOf, insertRow, type Sheet, type SheetCell, sheetOf, shift } from './match-sheets.ts'

const formOf = (edition: Edition, table: TableId) =>
  forms().find((form) => form.edition === edition && form.table === table)!

const fields: Readonly<Record<TableId, Field>> = {
  proactive: { left: 0, inner: 1, right: Number.POSITIVE_INFINITY },
  requests: { left: 0, inner: 3, right: Number.POSITIVE_INFINITY },
  disputes: { left: 0, inner: 0, right: Number.POSITIVE_INFINITY },
}

const inForce: Edition = editions['2021']
const bands = (grid: Grid, table: TableId, field = fields[table], edition = inForce) =>
  bandsOf(formOf(edition, table), scan(grid, 0), field)
const told = (...given: Parameters<typeof bands>) =>
  bands(...given).map(({ top, bottom, labels, zone }) => [top, bottom, labels, zone.map(({ row }) => row)])

const gridWith = (...cells: readonly SheetCell[]) => gridOf([{ table: 'requests', cells: [...cells] }])

describe('rows of column labels', () => {
  test('stand where the form prints them', () => {
    expect(told(gridOf([sheetOf(inForce, 'requests')]), 'requests')).toEqual([[1, 2, 7, [0, 1, 2]]])
    expect(told(gridOf([sheetOf(inForce, 'disputes')]), 'disputes')).toEqual([[1, 2, 15, [0, 1, 2]]])
    expect(told(gridOf([sheetOf(inForce, 'proactive')]), 'proactive')).toEqual([
      [1, 1, 3, [0, 1]],
      [5, 5, 1, [4, 5]],
      [8, 8, 1, [7, 8]],
      [12, 12, 1, [11, 12]],
    ])
    const old: Edition = editions['2019']
    expect(told(gridOf([sheetOf(old, 'proactive')]), 'proactive', fields.proactive, old)).toEqual([
      [1, 1, 3, [0, 1]],
      [5, 5, 3, [4, 5]],
      [9, 9, 3, [8, 9]],
      [13, 13, 2, [12, 13]],
      [16, 16, 2, [15, 16]],
    ])
  })

  test('with up to three rows above and two below that may hold a part of them', () => {
    const sheet = sheetOf(inForce, 'requests')
    shift(sheet, 5, 0)
    for (let row = 0; row < 5; row++) sheet.cells.push(cellAt(row, 0, `第 ${row} 行`))
    expect(told(gridOf([sheet]), 'requests')[0]).toEqual([6, 7, 7, [3, 4, 5, 6, 7]])
    const apart = sheetOf(inForce, 'requests')
    for (let i = 0; i < 4; i++) insertRow(apart, 3)
    for (let row = 3; row < 7; row++) apart.cells.push(cellAt(row, 4, `字${row}`))
    expect(told(gridOf([apart]), 'requests')[0]).toEqual([1, 2, 7, [0, 1, 2, 3, 4]])
  })

  const columns = ['商业企业', '科研机构', '社会公益组织', '法律服务机构']
  const labels = (row: number, words = columns) => words.map((text, i) => cellAt(row, 4 + i, text))

  test('two rows of labels up to three rows apart are one band, else two', () => {
    const parted = (row: number) =>
      told(gridWith(...labels(0, columns.slice(0, 2)), ...labels(row, ['其他', '总计'])), 'requests')
    expect(parted(3)).toEqual([[0, 3, 4, [0, 3]]])
    expect(parted(4)).toEqual([
      [0, 0, 2, [0]],
      [4, 4, 2, [4]],
    ])
  })

  test('labels seen again further down begin another band; right below they are a merged cell taken apart', () => {
    expect(told(gridWith(...labels(0), ...labels(1)), 'requests')).toEqual([[0, 1, 8, [0, 1]]])
    expect(told(gridWith(...labels(0), ...labels(2)), 'requests')).toEqual([
      [0, 0, 4, [0]],
      [2, 2, 4, [2]],
    ])
  })

  test('figures and a row’s label part them', () => {
    const between = (one: SheetCell) =>
      told(gridWith(...labels(0, columns.slice(0, 2)), one, ...labels(2, ['其他', '总计'])), 'requests')
    const parted = [
      [0, 0, 2, [0]],
      [2, 2, 2, [2]],
    ]
    expect(between(cellAt(1, 5, '12'))).toEqual(parted)
    expect(between(cellAt(1, 0, '（一）予以公开'))).toEqual(parted)
    // Neither words that are no label nor figures beside the table do.
    expect(between(cellAt(1, 5, '备注'))).toEqual([[0, 2, 4, [0, 1, 2]]])
    expect(
      told(
        gridWith(...labels(0, columns.slice(0, 2)), cellAt(1, 30, '12'), ...labels(2, ['其他', '总计'])),
        'requests',
        { left: 0, inner: 3, right: 20 },
      ),
    ).toEqual([[0, 2, 4, [0, 1, 2]]])
  })

  test('one word that begins a label is none, two are', () => {
    expect(told(gridWith(cellAt(0, 4, '商业')), 'requests')).toEqual([])
    expect(told(gridWith(cellAt(0, 4, '商业'), cellAt(0, 5, '社会公')), 'requests')).toEqual([[0, 0, 2, [0]]])
  })

  test('labels left of the figures and beside the table are others’', () => {
    expect(told(gridWith(...labels(0)), 'requests', { left: 0, inner: 9, right: 20 })).toEqual([])
    expect(told(gridWith(...labels(0)), 'requests', { left: 0, inner: 3, right: 6 })).toEqual([
      [0, 0, 2, [0]],
    ])
  })
})

describe('columns under them', () => {
  const headers = (sheet: Sheet, table: TableId, dense = false) => {
    const form = formOf(inForce, table)
    const [block] = form.blocks
    const [band] = bandsOf(form, scan(gridOf([sheet], dense), 0), fields[table])
    return headerOf(form, block!, band!, fields[table])
  }

  test('are told with their words, and read once', () => {
    const header = headers(sheetOf(inForce, 'requests'), 'requests')
    expect(
      header.columns.map((column) => [column?.start, column?.end, column?.printed, column?.weight]),
    ).toEqual([
      [3, 4, '自然人', 1],
      [4, 5, '商业企业', 1],
      [5, 6, '科研机构', 1],
      [6, 7, '社会公益组织', 1],
      [7, 8, '法律服务机构', 1],
      [8, 9, '其他', 1],
      [9, 10, '总计', 1],
    ])
    expect([header.top, header.end, header.torn, header.ambiguous.size]).toEqual([0, 10, false, 0])
  })

  test('a row of labels with a place left empty is torn where the source has a cell for every place', () => {
    const lose = (column: number) => {
      const sheet = sheetOf(inForce, 'requests')
      sheet.cells = sheet.cells.filter((one) => !(one.row === 2 && one.column === column))
      return sheet
    }
    const torn = (column: number, dense: boolean) => headers(lose(column), 'requests', dense).torn
    expect([torn(5, true), torn(8, true), torn(5, false)]).toEqual([true, true, false])
    expect(headers(sheetOf(inForce, 'requests'), 'requests', true).torn).toBe(false)
  })

  test('a group over columns decides between labels of the same words', () => {
    const header = headers(sheetOf(inForce, 'disputes'), 'disputes')
    expect(header.columns.map((column) => column?.start)).toEqual(Array.from({ length: 15 }, (_, i) => i))
    expect(header.columns[4]?.stack.map(({ cell: { text } }) => text).at(0)).toBe('行政复议')
  })
})
