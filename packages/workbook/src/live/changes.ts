import { a1 } from '../a1.ts'
import type { Where } from '../read/places.ts'
import { columnOf, rowOf } from '../read/reference.ts'
import type { SheetCell } from '../read/sheet.ts'
import type { LiveBook, LiveContent } from './live-book.ts'

/**
 * What has to be set in `before` to make it `after`, another state of the same workbook: contents and formulas, not the
 * results of formulas.
 */
export function changesBetween(
  before: LiveBook,
  after: LiveBook,
): readonly { readonly at: Where; readonly set: LiveContent }[] {
  return after.sheets.flatMap((sheet, i) => {
    const earlier = before.sheets[i]!
    if (earlier === sheet) return []
    const keys = new Set([...earlier.cells.keys(), ...sheet.cells.keys()])
    return [...keys]
      .sort((a, b) => a - b)
      .filter((key) => !same(contentOf(earlier.cells.get(key)), contentOf(sheet.cells.get(key))))
      .map((key) => ({
        at: { sheet: sheet.name, address: a1({ row: rowOf(key), column: columnOf(key) }) },
        set: contentOf(sheet.cells.get(key)),
      }))
  })
}

function contentOf(cell: SheetCell | undefined): LiveContent {
  if (!cell) return null
  return cell.formula ? { formula: `=${cell.formula.text}` } : cell.value
}

const same = (a: LiveContent, b: LiveContent): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a?.formula === b?.formula : a === b
