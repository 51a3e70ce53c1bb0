import { get, no, object, type Range, type Workbook, type Worksheet, yes } from './jsapi.ts'

export const isProtected = (sheet: Worksheet): boolean => yes(get(sheet, 'ProtectContents'))

/** Whether formats of the sheet can be changed. */
export const mayFormat = (sheet: Worksheet): boolean =>
  !isProtected(sheet) || yes(get(object<Et.Protection>(get(sheet, 'Protection')), 'AllowFormattingCells'))

/** Whether the sheet's protection keeps the cell from being written. */
export function isLocked(sheet: Worksheet, cell: Range): boolean {
  if (!isProtected(sheet)) return false
  const mayEdit = get(cell, 'AllowEdit')
  return mayEdit === undefined ? !no(get(cell, 'Locked')) : !yes(mayEdit)
}

/** Whether the structure of the workbook is protected: then no sheet comes or goes. */
export const takesNoSheets = (book: Workbook): boolean => yes(get(book, 'ProtectStructure'))
