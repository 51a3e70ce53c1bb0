import type { CellBuilder } from './cell-builder.ts'
import { isPlain, plain, resolved } from './plain-text.ts'
import { decodeEscapes } from './strings.ts'

/** `<row …>` with the address first; its other attributes do not matter here. */
const rowTag = /[ \t\n\r]*<row r="(\d{1,7})"(?: (?!r=)[\w:]+="[^"<>&\0-\x1F]*")*(\/)?>/y
const rowEnd = /[ \t\n\r]*<\/row>/y
const blanks = /[ \t\n\r]*$/y

/** The start of a cell in the form in which Excel, WPS and most other programs write it. */
const cellTag = /[ \t\n\r]*<c r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,6})")?(?: t="(\w+)")?(\/)?>/y
const formulaTag = new RegExp(
  `<f(?: t="shared"(?: ref="[A-Z\\d:]+")? si="(\\d+)")?(?:/>|>(${plain})</f>)`,
  'y',
)
const inlineTag = new RegExp(`<is><t(?: xml:space="preserve")?>(${plain})</t></is>`, 'y')

/**
 * Reads the rows of a worksheet that are written in the common form, several times as fast as event by event. Anything
 * else, a comment, a prefix, an attribute in another place, makes it give up: `false`, and what was told so far does not
 * count.
 */
export function quickRows(xml: string, builder: CellBuilder): boolean {
  let at = 0
  const takes = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(xml)
    if (found) at = pattern.lastIndex
    return found
  }
  const has = (text: string): boolean => {
    const found = xml.startsWith(text, at)
    if (found) at += text.length
    return found
  }
  /** What stands in `<v>`; `undefined` without one, `null` for what is not in the common form. */
  const value = (): string | undefined | null => {
    if (has('<v/>')) return ''
    if (!has('<v>')) return undefined
    const start = at
    at = xml.indexOf('<', start)
    if (at < 0) return null
    const text = xml.slice(start, at)
    return has('</v>') && isPlain(text) ? (resolved(text) ?? null) : null
  }
  for (let row = takes(rowTag); row; row = takes(rowTag)) {
    if (!builder.row(row[1])) return false
    if (row[2]) continue
    for (let cell = takes(cellTag); cell; cell = takes(cellTag)) {
      const [, r, s, t, empty] = cell
      if (empty) {
        builder.cell({ r, t, s, value: undefined, formula: undefined, sharedId: undefined })
        continue
      }
      const shape = xml.startsWith('<f', at) ? takes(formulaTag) : undefined
      if (shape === null) return false
      const formula = shape && resolved(shape[2] ?? '')
      if (shape && formula === undefined) return false
      const inline = xml.startsWith('<is', at) ? takes(inlineTag) : undefined
      if (inline === null) return false
      const text = inline ? resolved(inline[1]!) : value()
      if (text === null || (inline && text === undefined) || !has('</c>')) return false
      const content = inline ? decodeEscapes(text!) : text
      builder.cell({ r, t, s, value: content, formula, sharedId: shape?.[1] })
    }
    if (!takes(rowEnd)) return false
  }
  return takes(blanks) !== null
}
