import type { CellBuilder } from './cell-builder.ts'
import { plain, resolved } from './plain-text.ts'
import { decodeEscapes } from './strings.ts'

/** `<row …>` with the address first; its other attributes do not matter here. */
const rowTag = /[ \t\n\r]*<row r="(\d{1,7})"(?: (?!r=)[\w:]+="[^"<>&\0-\x1F]*")*(\/)?>/y
const rowEnd = /[ \t\n\r]*<\/row>/y
const blanks = /[ \t\n\r]*$/y

/** A whole cell in the form in which Excel, WPS and most other programs write it. */
const cellTag = new RegExp(
  '[ \\t\\n\\r]*<c r="([A-Z]{1,3}\\d{1,7})"(?: s="(\\d{1,6})")?(?: t="(\\w+)")?(?:/>|>' +
    `(?:<f( t="shared"(?: ref="[A-Z\\d:]+")? si="(\\d+)")?(?:/>|>(${plain})</f>))?` +
    `(?:<v/>|<v>(${plain})</v>|<is><t(?: xml:space="preserve")?>(${plain})</t></is>)?</c>)`,
  'y',
)

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
  for (let row = takes(rowTag); row; row = takes(rowTag)) {
    if (!builder.row(row[1])) return false
    if (row[2]) continue
    for (let cell = takes(cellTag); cell; cell = takes(cellTag)) if (!tell(cell, builder)) return false
    if (!takes(rowEnd)) return false
  }
  return takes(blanks) !== null
}

function tell(
  [whole, r, s, t, , sharedId, formula, value, inline]: RegExpExecArray,
  builder: CellBuilder,
): boolean {
  const written = value ?? inline
  const content = written === undefined ? undefined : resolved(written)
  const text = formula === undefined ? undefined : resolved(formula)
  if (content === undefined && written !== undefined) return false
  if (text === undefined && formula !== undefined) return false
  builder.cell({
    r,
    t,
    s,
    value:
      content === undefined
        ? whole.includes('<v/>')
          ? ''
          : undefined
        : inline === undefined
          ? content
          : decodeEscapes(content),
    formula: text ?? (whole.includes('<f') ? '' : undefined),
    sharedId,
  })
  return true
}
