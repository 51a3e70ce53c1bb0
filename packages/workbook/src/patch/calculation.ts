import { childInserted } from './child-order.ts'
import type { Draft } from './draft.ts'
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
