import { childrenIn, type Span } from './spans.ts'
import { insertion, type Splice } from './splice.ts'

/**
 * The order in which the schema wants the children of an element (ECMA-376 part 1: CT_Workbook, CT_Worksheet,
 * CT_Stylesheet), as far as the last one that is ever put in.
 */
export const childOrders = {
  workbook: [
    'fileVersion',
    'fileSharing',
    'workbookPr',
    'workbookProtection',
    'bookViews',
    'sheets',
    'functionGroups',
    'externalReferences',
    'definedNames',
    'calcPr',
  ],
  worksheet: [
    'sheetPr',
    'dimension',
    'sheetViews',
    'sheetFormatPr',
    'cols',
    'sheetData',
    'sheetCalcPr',
    'sheetProtection',
    'protectedRanges',
    'scenarios',
    'autoFilter',
    'sortState',
    'dataConsolidate',
    'customSheetViews',
    'mergeCells',
    'phoneticPr',
    'conditionalFormatting',
  ],
  styleSheet: ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs'],
} as const

/** Puts a child of that name into the root where the order has it, behind others of the same name. */
export function childInserted(
  xml: string,
  root: Span,
  kind: keyof typeof childOrders,
  local: string,
  content: string,
): Splice {
  const order: readonly string[] = childOrders[kind]
  const before = new Set(order.slice(0, order.indexOf(local) + 1))
  let at = root.innerStart
  for (const child of childrenIn(xml, root.innerStart, root.innerEnd)) {
    if (before.has(child.local)) at = child.end
  }
  return insertion(at, content)
}
