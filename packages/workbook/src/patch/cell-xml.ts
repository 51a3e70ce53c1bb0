import { type Element, el, serialize } from '@gongkai/ooxml'
import { a1 } from '../a1.ts'
import { columnOf, rowOf } from '../read/reference.ts'
import { attributesIn, childIn, prefixOf, type Span } from './spans.ts'

/** What a cell can be set to: a number, a text (never a formula), or nothing. */
export type CellContent = number | string | null

/** A formula for a cell, with its `=`, and the result that the file shows until it is calculated again. */
export interface CellFormula {
  readonly formula: string
  readonly result?: number | string | boolean | undefined
}

/** Characters that a cell holds (a limit of Excel). */
const longestText = 32_767

/**
 * A text as a workbook writes it: a character that XML cannot hold is written `_x0007_`, and what only looks like that
 * begins with an escaped underscore (ST_Xstring, ECMA-376 part 1, 22.9.2.19).
 */
export function cellText(text: string): string {
  if (text.length > longestText)
    throw new RangeError(`a cell holds ${longestText} characters, not ${text.length}`)
  return text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/gu, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
    })
}

/** `<t>`: told to keep its blanks where there are some that a reader may drop. */
export function textElement(name: string, text: string): Element {
  return el(name, { 'xml:space': /^\s|\s$|\n/.test(text) ? 'preserve' : undefined }, cellText(text))
}

/** The start tag's attributes but for the type, which the new content brings along. */
function keptAttributes(xml: string, cell: Span): string {
  return [...attributesIn(xml, cell)]
    .filter(([name]) => name !== 't')
    .map(([, { start, end }]) => xml.slice(start, end))
    .join('')
}

/** A cell as it is written, with new content; what else its tag says stays. */
export function cellWith(xml: string, cell: Span, content: CellContent | CellFormula): string {
  return written(cell.name, prefixOf(cell), keptAttributes(xml, cell), content)
}

/** A cell that the sheet did not write so far. */
export function newCell(
  prefix: string,
  key: number,
  style: string | undefined,
  content: CellContent | CellFormula,
): string {
  const address = ` r="${a1({ row: rowOf(key), column: columnOf(key) })}"`
  return written(`${prefix}c`, prefix, style ? `${address} s="${style}"` : address, content)
}

function written(
  name: string,
  prefix: string,
  attributes: string,
  content: CellContent | CellFormula,
): string {
  if (content === null) return `<${name}${attributes}/>`
  if (typeof content === 'object') {
    const formula = serialize(el(`${prefix}f`, {}, cellText(content.formula.replace(/^=/, ''))))
    return `<${name}${attributes}${resultType(content.result)}>${formula}${resultValue(prefix, content.result)}</${name}>`
  }
  if (typeof content === 'number') {
    if (!Number.isFinite(content)) throw new RangeError(`a cell cannot hold ${content}`)
    return `<${name}${attributes}><${prefix}v>${content}</${prefix}v></${name}>`
  }
  const text = el(`${prefix}is`, {}, textElement(`${prefix}t`, content))
  return `<${name}${attributes} t="inlineStr">${serialize(text)}</${name}>`
}

/**
 * A formula cell with the result that the file shows until the formula is calculated again; without one, a program that
 * opens the file has to calculate it.
 */
export function cellWithResult(xml: string, cell: Span, result: CellFormula['result']): string {
  const formula = childIn(xml, cell, 'f')
  if (!formula) throw new RangeError('not a formula cell')
  const prefix = prefixOf(cell)
  const start = `<${cell.name}${keptAttributes(xml, cell)}${resultType(result)}>`
  return `${start}${xml.slice(formula.start, formula.end)}${resultValue(prefix, result)}</${cell.name}>`
}

const resultType = (result: CellFormula['result']): string =>
  typeof result === 'string' ? ' t="str"' : typeof result === 'boolean' ? ' t="b"' : ''

function resultValue(prefix: string, result: CellFormula['result']): string {
  if (result === undefined) return ''
  const shown = typeof result === 'string' ? cellText(result) : String(Number(result))
  return serialize(el(`${prefix}v`, {}, shown))
}
