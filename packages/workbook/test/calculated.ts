import { convert } from '@gongkai/fixtures'
import ExcelJS from 'exceljs'
import { columnLetters } from '../src/a1.ts'
import { writeSheets } from '../src/template/exceljs.ts'
import type { Flag, Formula, Sheet, SheetCell } from '../src/template/model.ts'

export const isFormula = (value: SheetCell['value']): value is Formula =>
  typeof value === 'object' && value !== null && 'formula' in value

/** Where the probes of the flags stand: right of everything that is printed. */
const firstProbe = 50
const probeWidth = 20

/** The formula as it applies to a cell that many rows below and columns right of the one it was written for. */
const moved = (formula: string, down: number, right: number): string =>
  formula.replace(
    /"[^"]*"|(\$?)([A-Z]{1,3})(\$?)(\d+)\b/gu,
    (all, fixedColumn: string | undefined, letters: string, fixedRow: string, row: string) => {
      if (letters === undefined) return all
      const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)
      return `${fixedColumn}${fixedColumn ? letters : columnLetters(column + right)}${fixedRow}${fixedRow ? row : Number(row) + down}`
    },
  )

/** Each flag's formula for each of its cells, as an ordinary formula beside the table: what it says can be read there. */
function probesOf({ flags }: Sheet): readonly SheetCell[] {
  return flags.flatMap(({ area, formula }, i) => {
    const probes: SheetCell[] = []
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const value = { formula: `IF(${moved(formula, row - area.top, column - area.left)},1,0)`, result: 0 }
        probes.push({ row, column: firstProbe + i * probeWidth + column, value, look: 'plain' })
      }
    }
    return probes
  })
}

/** What a spreadsheet program makes of sheets: results of formulas, and the colours of cells. */
export interface Calculated {
  readonly result: (sheet: string, row: number, column: number) => string | number
  readonly colour: (sheet: Sheet, row: number, column: number) => Flag['colour'] | undefined
}

/**
 * LibreOffice's results for several workbooks in one go: their sheets stand in one file under numbered names, all formulas
 * without results, so that what comes back is its own. Colours are calculated for the books that are `coloured` only.
 */
export async function calculated(
  books: readonly (readonly Sheet[])[],
  coloured: (book: number) => boolean,
): Promise<readonly Calculated[]> {
  const renamed = (formula: string, i: number) =>
    formula.replace(/'([^'!]+)'!/gu, `'$1 ${i}'!`).replace(/\bgk_[A-Za-z_]+/gu, `$&_${i}`)
  const sheets = books.flatMap((book, i) =>
    book.map(
      (sheet): Sheet => ({
        ...sheet,
        name: `${sheet.name} ${i}`,
        names: new Map([...sheet.names].map(([name, area]) => [`${name}_${i}`, area])),
        flags: [],
        cells: [...sheet.cells, ...(coloured(i) ? probesOf(sheet) : [])].map((cell) =>
          isFormula(cell.value)
            ? { ...cell, value: { formula: renamed(cell.value.formula, i) } as Formula }
            : cell,
        ),
      }),
    ),
  )
  const file = new ExcelJS.Workbook()
  await file.xlsx.load((await convert(await writeSheets(sheets, ''), 'xlsx', 'xlsx')).slice().buffer)
  return books.map((_, i): Calculated => {
    const result: Calculated['result'] = (sheet, row, column) => {
      const value = file.getWorksheet(`${sheet} ${i}`)?.getCell(row, column).result
      // exceljs loses a result that is an empty text.
      if (value === undefined) return ''
      if (typeof value === 'number' || typeof value === 'string') return value
      return JSON.stringify(value)
    }
    return {
      result,
      colour: ({ name, flags }, row, column) => {
        const holding = flags.filter(({ area }, flag) => {
          const inside = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right
          return inside && result(name, row, firstProbe + flag * probeWidth + column) === 1
        })
        const colours = holding.map(({ colour }) => colour)
        return colours.includes('red') ? 'red' : colours[0]
      },
    }
  })
}
