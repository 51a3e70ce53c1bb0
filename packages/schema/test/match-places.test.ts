import { describe, expect, test } from 'vitest'
import { cellsOf, type Edition, editions, matchTables, type TableId, valuesFrom } from '../src/index.ts'
import {
  cellAt,
  figureIn,
  figureOf,
  gridOf,
  insertRow,
  labelledIn,
  type Sheet,
  type SheetCell,
  sheetOf,
  shift,
} from './match-sheets.ts'

const edition: Edition = editions['2021']
const tableOf = (table: TableId) => sheetOf(edition, table)
const figuresIn = ({ cells }: Sheet, row: number) => cells.filter((one) => one.id && one.row === row)
const labelled = (sheet: Sheet, text: string) => labelledIn(sheet, text)[0]!
const read = (sheet: Sheet, dense = false) => matchTables([gridOf([sheet], dense)]).tables[0]!
const rowOf = (id: string) => id.split('.').slice(0, 2).join('.')
const rowsOf = (ids: Iterable<string>) => [...new Set([...ids].map(rowOf))]
/** Rows of 附表三 that were read, and the doubts, by row and cause. */
const told = (sheet: Sheet, dense = true) => {
  const { places, doubts } = read(sheet, dense)
  return {
    read: rowsOf(places.keys()).length,
    doubts: doubts.map(({ ids, cause }) => [...rowsOf(ids), ids.length, cause]),
  }
}
const granted = 'requests.granted'

describe('a source with a cell for every place', () => {
  test('a label that lost a column: its figures came among the labels', () => {
    const sheet = tableOf('requests')
    const first = figureIn(sheet, 'requests.granted.natural')
    const label = sheet.cells.find((one) => one.row === first.row && one.column + one.columnSpan === 3)!
    label.columnSpan -= 1
    for (const one of figuresIn(sheet, first.row)) one.column -= 1
    expect(told(sheet)).toEqual({ read: 24, doubts: [[granted, 7, 'torn']] })
  })

  test('a label that gained one: its figures went too far', () => {
    const sheet = tableOf('requests')
    const first = figureIn(sheet, 'requests.granted.natural')
    const label = sheet.cells.find((one) => one.row === first.row && one.column + one.columnSpan === 3)!
    label.columnSpan += 1
    for (const one of figuresIn(sheet, first.row)) one.column += 1
    expect(told(sheet)).toEqual({ read: 24, doubts: [[granted, 7, 'torn']] })
  })

  test('a remark beside a row, too: what else moved there is not known', () => {
    const sheet = tableOf('requests')
    const { row } = figureIn(sheet, 'requests.granted.natural')
    sheet.cells.push(cellAt(row, 10, '注'))
    expect(told(sheet)).toEqual({ read: 24, doubts: [[granted, 7, 'torn']] })
  })

  test.each([
    [12, 13],
    [13, 0],
  ])('with %i of 25 rows longer than their labels %i are read', (longer, left) => {
    const sheet = tableOf('requests')
    const rows = [...new Set(sheet.cells.flatMap(({ id, row }) => (id ? row : [])))]
    expect(rows).toHaveLength(25)
    for (const row of rows.slice(0, longer)) sheet.cells.push(cellAt(row, 10, '0'))
    expect(told(sheet).read).toBe(left)
  })

  test('of a torn row the figures are told, not its label nor its blanks', () => {
    const sheet = tableOf('requests')
    const { row } = figureIn(sheet, 'requests.granted.natural')
    sheet.cells.push(cellAt(row, 10, ''))
    figureIn(sheet, 'requests.granted.research').text = ' '
    const figures = figuresIn(sheet, row).map(({ text }) => text.trim())
    expect(read(sheet, true).doubts.map(({ text }) => text)).toEqual([
      figures.filter((text) => text !== '').join(' '),
    ])
  })
})

describe('merged cells', () => {
  const doubtsOf = (sheet: Sheet) => read(sheet).doubts.map(({ ids, cause }) => [...ids, cause])

  test('a row’s label merged over its first figure', () => {
    const sheet = tableOf('requests')
    const first = figureIn(sheet, 'requests.granted.natural')
    const label = sheet.cells.find((one) => one.row === first.row && one.column + one.columnSpan === 3)!
    sheet.cells = sheet.cells.filter((one) => one !== first)
    label.columnSpan += 1
    expect(doubtsOf(sheet)).toEqual([['requests.granted.natural', 'merged']])
  })

  test('a column’s label merged over its first figure', () => {
    const sheet = tableOf('requests')
    const label = labelled(sheet, '科研机构')
    const first = figureIn(sheet, 'requests.received.research')
    sheet.cells = sheet.cells.filter((one) => one !== first)
    label.rowSpan += first.row - label.row
    expect(doubtsOf(sheet)).toEqual([['requests.received.research', 'merged']])
  })

  test('a figure that reaches beside a local row; a blank row below takes nothing away', () => {
    const into = (text: string) => {
      const sheet = tableOf('requests')
      const one = figureIn(sheet, 'requests.granted.research')
      insertRow(sheet, one.row + 1)
      if (text !== '') sheet.cells.push(cellAt(one.row + 1, 2, text))
      one.rowSpan = 2
      return sheet
    }
    expect(doubtsOf(into('其他文件'))).toEqual([['requests.granted.research', 'merged']])
    expect(doubtsOf(into(''))).toEqual([])
  })

  test('a figure wider than its label, where nobody else’s column begins', () => {
    const sheet = tableOf('requests')
    const last = figureIn(sheet, 'requests.granted.total')
    last.columnSpan = 2
    expect(doubtsOf(sheet)).toEqual([])
    expect(valuesFrom(matchTables([gridOf([sheet])]))['requests.granted.total']).toBe(Number(last.text))
  })
})

describe('two columns with the same words', () => {
  const twice = (other: string) => {
    const sheet = tableOf('requests')
    labelled(sheet, other).text = '科研机构'
    return read(sheet)
  }

  test('beside one another are a merged one taken apart, whose figures do not agree: a doubt in each row', () => {
    const { doubts, missing } = twice('商业企业')
    expect(doubts).toHaveLength(25)
    expect(doubts.every(({ ids, cause }) => ids.length === 1 && cause === 'several')).toBe(true)
    expect(missing).toHaveLength(25)
    expect(missing[0]).toBe('requests.received.enterprise')
  })

  test('apart from one another: the one in its place is read, the other is a local column', () => {
    const { doubts, missing, places, extraColumns } = twice('法律服务机构')
    expect([doubts, missing.length, missing[0], places.size]).toEqual([
      [],
      25,
      'requests.received.legalService',
      150,
    ])
    expect(extraColumns.map(({ text }) => text)).toEqual(['科研机构'])
  })
})

describe('the one row of 附表四', () => {
  const disputes = (change: (sheet: Sheet) => void) => {
    const sheet = tableOf('disputes')
    shift(sheet, 0, 1)
    change(sheet)
    return matchTables([gridOf([sheet])])
  }
  const right = Object.fromEntries(
    cellsOf(edition).flatMap(({ id, table }) =>
      table === 'disputes' ? [[id, Number(figureOf(edition, id))]] : [],
    ),
  )
  const blank = Object.fromEntries(Object.keys(right).map((id) => [id, null]))

  test.each([
    [0, right],
    [1, right],
    [2, right],
    [3, blank],
  ])('is looked for in three rows below the labels: %i blank', (rows, values) => {
    expect(
      valuesFrom(
        disputes((sheet) => {
          for (let i = 0; i < rows; i++) insertRow(sheet, 3)
        }),
      ),
    ).toEqual(values)
  })

  test('figures beside the columns are not its', () => {
    const between = (...columns: readonly number[]) =>
      valuesFrom(
        disputes((sheet) => {
          insertRow(sheet, 3)
          for (const column of columns) sheet.cells.push(cellAt(3, column, '7'))
        }),
      )
    expect(between(0, 16, 20)).toEqual(right)
    expect(between(15)).toEqual({})
  })

  test('where it holds signs only, they are what is read', () => {
    const words = disputes((sheet) => {
      for (const one of sheet.cells) if (one.id) one.text = '/'
      sheet.cells.push(cellAt(3, 0, '备注'))
    })
    expect(valuesFrom(words)).toEqual(Object.fromEntries(Object.keys(right).map((id) => [id, '/'])))
    const lower = disputes((sheet) => {
      insertRow(sheet, 3)
      for (const one of sheet.cells) if (one.id) one.text = one.id === 'disputes.review.total' ? '/' : ' '
      sheet.cells.push(cellAt(3, 0, '备注'), cellAt(3, 2, ' '))
    })
    expect(valuesFrom(lower)).toEqual({ ...blank, 'disputes.review.total': '/' })
  })

  test('a row of figures that does not follow at once is another table’s', () => {
    const apart = disputes((sheet) => {
      for (const one of sheet.cells.filter(({ id }) => id))
        sheet.cells.push(cellAt(one.row + 2, one.column, '9'))
    })
    expect(valuesFrom(apart)).toEqual(right)
  })

  test('of labels there must be a fifth', () => {
    const review = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
    const few = (count: number) => {
      const words = review.slice(0, count)
      const cells = words.flatMap((text, i) => [cellAt(1, i, text), cellAt(2, i, '1')])
      const group = { ...cellAt(0, 0, '行政复议'), columnSpan: 5 }
      return matchTables([gridOf([{ table: 'disputes', cells: [group, ...cells] }])]).tables.length
    }
    expect([few(2), few(3), few(5)]).toEqual([0, 1, 1])
  })
})

describe('printings of a table', () => {
  /** 附表三 with its labels, and these rows of figures. */
  const piece = (from: number, to: number) => {
    const sheet = tableOf('requests')
    const head = sheet.cells.filter(({ row }) => row < 3)
    const body = sheet.cells.filter(({ row }) => row >= 3 + from && row < 3 + to)
    return gridOf(
      [
        {
          table: 'requests',
          cells: [
            ...head,
            ...body.map((one) => ({
              ...one,
              row: one.row - from,
              rowSpan: Math.min(one.rowSpan, 3 + to - one.row),
            })),
          ],
        },
      ],
      false,
    )
  }
  const printed = (...pieces: readonly (readonly [number, number])[]) => {
    const { tables, findings } = matchTables(pieces.map(([from, to]) => piece(from, to)))
    const copied = findings.some(({ code }) => code === 'table/duplicate')
    return { copied, grids: tables[0]!.extents.map(({ grid }) => grid) }
  }

  test('go on where they stopped, and are another where they begin further up', () => {
    expect(printed([0, 13], [13, 25])).toEqual({ copied: false, grids: [0, 1] })
    expect(printed([0, 13], [5, 25]).copied).toBe(true)
    expect(printed([0, 13], [13, 25], [3, 25]).copied).toBe(true)
  })

  test('the fullest is read, wherever it stands', () => {
    expect(printed([0, 20], [0, 25])).toEqual({ copied: true, grids: [1] })
    expect(printed([0, 25], [0, 20])).toEqual({ copied: true, grids: [0] })
  })

  test('what has less than half of the labels is a local table', () => {
    // 32 labels: seven columns, 25 rows.
    expect(printed([0, 25], [0, 8]).copied).toBe(false)
    expect(printed([0, 25], [0, 9]).copied).toBe(true)
  })
})

describe('what a printed cell holds', () => {
  const id = 'requests.granted.natural'
  const held = (content: Partial<SheetCell> & { readonly value?: string | number | null }) => {
    const sheet = tableOf('requests')
    Object.assign(figureIn(sheet, id), content)
    return valuesFrom(matchTables([gridOf([sheet])]))[id]
  }

  test('in a source of text alone a plainly written number is one', () => {
    expect(held({ text: ' 12 ' })).toBe(12)
    expect(held({ text: '１２' })).toBe(12)
    expect(held({ text: '1,234' })).toBe(1234)
    expect(held({ text: '' })).toBeNull()
  })

  test('what is no plain number stays as it is, for the check to say so', () => {
    expect(held({ text: '12件' })).toBe('12件')
    expect(held({ text: '-3' })).toBe('-3')
    expect(held({ text: '1.5' })).toBe('1.5')
    expect(held({ text: '无' })).toBe('无')
  })

  test('a source that tells numbers from text is taken at its word', () => {
    expect(held({ text: '12', value: 12 })).toBe(12)
    expect(held({ text: '12', value: '12' })).toBe('12')
    expect(held({ text: '12.5', value: 12.5 })).toBe(12.5)
    expect(held({ text: '12', value: null })).toBeNull()
  })
})
