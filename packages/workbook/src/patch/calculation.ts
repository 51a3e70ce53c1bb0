import { ns, relationshipsOf } from '@gongkai/ooxml'
import type { Book, SheetEntry } from '../read/book.ts'
import { childInserted } from './child-order.ts'
import type { Draft } from './draft.ts'
import { removePart } from './package-parts.ts'
import { childIn, prefixOf, rootIn } from './spans.ts'
import { spliced, withAttribute } from './splice.ts'

/** Has the workbook calculated when it is opened, so that no stored result outlives the cells it was made from. */
export function calculateOnLoad(draft: Draft, part: string): void {
  const xml = draft.text(part)!
  const root = rootIn(xml)
  const settings = childIn(xml, root, 'calcPr')
  const splices = settings
    ? withAttribute(xml, settings, 'fullCalcOnLoad', '1')
    : [childInserted(xml, root, 'workbook', 'calcPr', `<${prefixOf(root)}calcPr fullCalcOnLoad="1"/>`)]
  draft.write(part, spliced(xml, splices))
}

/**
 * The order of calculation lists every formula; one that is gone from the sheet would make Excel offer a repair. It is made
 * anew when the file is opened.
 */
export function dropCalculationOrder(
  draft: Draft,
  { zip, part }: Book,
  { sheetId }: Pick<SheetEntry, 'sheetId'>,
): void {
  const order = relationshipsOf(zip, part).find(({ type }) => type === `${ns.relationships}/calcChain`)
  const listing = order && draft.text(order.target)
  if (listing === undefined) return
  const listed = new RegExp(`\\bi\\s*=\\s*["']${sheetId}["']`)
  if (listed.test(listing)) removePart(draft, part, order!)
}
