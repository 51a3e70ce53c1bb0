import { ns } from '@gongkai/ooxml'

/*
 * The form in which Excel, WPS and most other programs write a part: tags without a blank too many, plain ASCII values in quotation marks. What
 * is not in it has to be read as XML.
 */

/** The source of an expression for attributes; not for so many that trying them would take all room that an engine has for that. */
export const attributes = `(?: [A-Za-z][\\w.]*(?::[A-Za-z]\\w*)?="[ !#-%'-;=-~]*"){0,64}`
/** The same for attributes of which none declares a namespace. */
export const ownAttributes = attributes.replace('(?: ', '(?: (?!xmlns)')

const declaration = `(?:<\\?xml version="1\\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\\?>[ \\t\\r\\n]*)?`

/** What matches from the beginning of a part to behind the start tag of its root. */
export const rootOf = (name: string): RegExp => new RegExp(`${declaration}<${name}(${attributes})>`, 'y')

/** Where the content of the root begins, if that is of SpreadsheetML. */
export function rootEnd(root: RegExp, xml: string): number | undefined {
  const declared = matchedAt(root, xml, 0)?.[1]
  return declared?.includes(` xmlns="${ns.spreadsheet}"`) ? root.lastIndex : undefined
}

export function matchedAt(sticky: RegExp, xml: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(xml)
}
