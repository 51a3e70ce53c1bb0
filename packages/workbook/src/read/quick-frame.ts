import { matchedAt, ownAttributes, rootEnd, rootOf } from './common-form.ts'

/** Where the content of an element begins and ends in the text of its part. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What comes after the merges in a worksheet (CT_Worksheet, ECMA-376 part 1, 18.3.1.99) and is not read. */
export const afterMerges: readonly string[] = [
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'pageMargins',
]

/** What stands before the rows, and beside the merges, and says nothing that is read. */
const looks =
  'sheetPr|tabColor|outlinePr|pageSetUpPr|dimension|sheetViews|sheetView|pane|selection|sheetFormatPr|cols|col'
const beside = 'sheetCalcPr|sheetProtection|printOptions'

const root = rootOf('worksheet')
const tagBefore = tagOf(looks)
const tagBeside = tagOf(beside)
const merges = new RegExp(`<mergeCells${ownAttributes}>`, 'y')
const end = new RegExp(`</worksheet>[ \\t\\r\\n]*$|<(?:${afterMerges.join('|')})${ownAttributes}/?>`, 'y')

function tagOf(names: string): RegExp {
  return new RegExp(`<(?:/(${names})|(${names})${ownAttributes}(/?))>`, 'y')
}

/**
 * Whether what is around the rows and the merged areas is written in the common form, so that these are the worksheet's and there are no
 * others. Where it is not, it has to be read as XML to know.
 */
export function isPlainFrame(xml: string, rows: Span, merged: Span | undefined): boolean {
  const head = rootEnd(root, xml)
  if (head === undefined) return false
  const data = elementsEnd(xml, head, tagBefore)
  if (!xml.startsWith('<sheetData>', data) || data + '<sheetData>'.length !== rows.start) return false
  if (!xml.startsWith('</sheetData>', rows.end)) return false
  let at = elementsEnd(xml, rows.end + '</sheetData>'.length, tagBeside)
  if (merged) {
    if (!matchedAt(merges, xml, at) || merges.lastIndex !== merged.start) return false
    if (!xml.startsWith('</mergeCells>', merged.end)) return false
    at = elementsEnd(xml, merged.end + '</mergeCells>'.length, tagBeside)
  }
  return matchedAt(end, xml, at) !== null
}

/** Where the elements that begin at `from` end; `from` itself where they are not whole. */
function elementsEnd(xml: string, from: number, tag: RegExp): number {
  const open: string[] = []
  let at = from
  for (let found = matchedAt(tag, xml, at); found; found = matchedAt(tag, xml, at)) {
    const [, closed, opened, empty] = found
    if (closed !== undefined) {
      if (open.pop() !== closed) return from
    } else if (opened !== undefined && empty === '') open.push(opened)
    at = tag.lastIndex
  }
  return open.length === 0 ? at : from
}
