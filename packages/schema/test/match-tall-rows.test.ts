import { expect, describe as group, it } from 'vitest'
import { cellsOf, editions, matchTables, valuesFrom } from '../src/index.ts'
import { figureOf, gridOf, insertRow, type Sheet, type SheetCell, sheetsOf } from './match-sheets.ts'

const edition = editions['2021']
const rowOf = (id: string) => id.split('.').slice(0, 2).join('.')

/** 附表三 with one row printed over two: the label merged, its figures where `put` leaves them. */
function tall(row: string, put: (figure: SheetCell, sheet: Sheet) => void): Sheet {
  const sheet = sheetsOf(edition).find(({ table }) => table === 'requests')!
  const figures = sheet.cells.filter(({ id }) => id && rowOf(id) === row)
  const at = figures[0]!.row
  const left = Math.min(...figures.map(({ column }) => column))
  const label = sheet.cells.find((cell) => cell.row === at && cell.column + cell.columnSpan === left)!
  insertRow(sheet, at + 1)
  label.rowSpan = 2
  for (const figure of figures) put(figure, sheet)
  return sheet
}

const beside = ({ column, columnSpan }: SheetCell, row: number, text: string): SheetCell => ({
  ...{ row, column, columnSpan, text },
  rowSpan: 1,
})

const right = (table: string) =>
  Object.fromEntries(
    cellsOf(edition)
      .filter((cell) => cell.table === table)
      .map(({ id }) => [id, Number(figureOf(edition, id))]),
  )

group.each(['requests.received', 'requests.granted', 'requests.refusedStateSecret', 'requests.carriedOut'])(
  '%s printed over two rows',
  (row) => {
    const read = (sheet: Sheet) => matchTables([gridOf([sheet])])

    it.each([
      [
        'merged with it',
        (figure: SheetCell) => {
          figure.rowSpan = 2
        },
      ],
      ['in the upper row', () => undefined],
      [
        'in the lower row',
        (figure: SheetCell) => {
          figure.row += 1
        },
      ],
      [
        'by turns in either row',
        (figure: SheetCell) => {
          figure.row += figure.column % 2
        },
      ],
      [
        'in the lower row under blanks',
        (figure: SheetCell, sheet: Sheet) => {
          sheet.cells.push(beside(figure, figure.row, ' '))
          figure.row += 1
        },
      ],
    ] as const)('with its figures %s is read', (_, put) => {
      const match = read(tall(row, put))
      expect(valuesFrom(match)).toEqual(right('requests'))
      expect(match.findings.filter(({ code }) => code !== 'table/missing')).toEqual([])
    })

    it('with two figures in one column gives none of that column, and says so', () => {
      const column = `${row}.enterprise`
      const match = read(
        tall(row, (figure, sheet) => {
          if (figure.id === column) sheet.cells.push(beside(figure, figure.row + 1, '7'))
        }),
      )
      const { [column]: lost, ...rest } = right('requests')
      expect(lost).toBeDefined()
      expect(valuesFrom(match)).toEqual(rest)
      expect(
        match.findings.filter(({ severity, code }) => severity === 'error' && code !== 'table/missing'),
      ).toMatchObject([{ code: 'table/cell-ambiguous', at: column }])
    })
  },
)
