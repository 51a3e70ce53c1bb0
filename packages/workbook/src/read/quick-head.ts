import { isBlank } from './plain-text.ts'

/** What stands before the rows of a worksheet, with all that stands in it (CT_Worksheet, ECMA-376 part 1, 18.3.1.99): looks, and nothing that is read. */
const names =
  'sheetPr|tabColor|outlinePr|pageSetUpPr|dimension|sheetViews|sheetView|pane|selection|sheetFormatPr|cols|col'

/** One of their tags in the common form: plain ASCII values in quotation marks, and no namespace declared. */
const tag = new RegExp(
  `<(?:/(${names})|(${names})((?: (?!xmlns)[A-Za-z]\\w*(?::[A-Za-z]\\w*)?="[ !#-%'-;=-~]*")*)(/?))>`,
  'y',
)

/**
 * Where the elements that begin at `from` and say only how the sheet looks end; `from` itself where they are not written in the
 * common form or not whole.
 */
export function looksEnd(xml: string, from: number): number {
  const open: string[] = []
  let at = from
  for (;;) {
    while (isBlank(xml.charCodeAt(at))) at++
    tag.lastIndex = at
    const found = tag.exec(xml)
    if (!found) return open.length === 0 ? at : from
    const [, closed, opened, , empty] = found
    if (closed !== undefined) {
      if (open.pop() !== closed) return from
    } else if (opened !== undefined && empty === '') open.push(opened)
    at = tag.lastIndex
  }
}
