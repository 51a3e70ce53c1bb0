import { give } from './formula-values.ts'
import { areaOf, keyOf, placeKey } from './reference.ts'

/** Cells that one range may have: far above any total of the form. */
const maxRange = 10_000

const token =
  /\s*(?:(\d+\.?\d*(?:E[+-]?\d+)?|\.\d+)|"((?:[^"]|"")*)"|(?:('(?:[^']|'')+'|[^\s'!()[\],:;"&+\-*/=<>^%#]+)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w.(])|([A-Z][A-Z.]*)|(<>|<=|>=|[-+*/&=<>(),]))\s*/iy

export interface Token {
  readonly number?: number
  readonly text?: string
  readonly range?: readonly number[]
  readonly word?: string
  readonly sign?: string
}

/** @throws notEvaluated for what is no token of such a formula, and for a cell on another sheet */
export function tokensOf(formula: string, isSameSheet: (name: string) => boolean): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  for (let at = 0; at < formula.length; at = token.lastIndex) {
    const [, number, text, sheet, range, word, sign] = token.exec(formula) ?? give()
    if (sheet !== undefined && !isSameSheet(sheet.replace(/^'|'$/g, '').replaceAll("''", "'"))) give()
    if (number !== undefined) tokens.push({ number: Number(number) })
    else if (text !== undefined) tokens.push({ text: text.replaceAll('""', '"') })
    else if (range !== undefined) tokens.push({ range: keysOf(range) })
    else if (word !== undefined) tokens.push({ word: word.toUpperCase() })
    else tokens.push({ sign: sign! })
  }
  return tokens
}

function keysOf(range: string): readonly number[] {
  if (!range.includes(':')) return [keyOf(range.replaceAll('$', '')) || give()]
  const { top, left, bottom, right } = areaOf(range) ?? give()
  if ((bottom - top + 1) * (right - left + 1) > maxRange) give()
  const keys: number[] = []
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) keys.push(placeKey(row, column))
  }
  return keys
}
