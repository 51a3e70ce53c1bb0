import { isBlank, plainEnd } from './plain-text.ts'

/**
 * A text and how far it was read. A record and functions outside of those that use it: functions made anew for each sheet would be
 * optimized anew.
 */
export interface Cursor {
  readonly xml: string
  at: number
}

const quote = 34

/** Whether `text` stands there; it is taken then. */
export function has(cursor: Cursor, text: string): boolean {
  const found = cursor.xml.startsWith(text, cursor.at)
  if (found) cursor.at += text.length
  return found
}

export function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.xml.charCodeAt(cursor.at))) cursor.at++
}

/** A number of up to seven digits as it stands before a quotation mark; -1 for anything else. */
export function takeNumber(cursor: Cursor): number {
  const { xml, at: from } = cursor
  let at = from
  let read = 0
  for (let digit = xml.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = xml.charCodeAt(++at) - 48)
    read = read * 10 + digit
  cursor.at = at + 1
  return at > from && at - from <= 7 && xml.charCodeAt(at) === quote ? read : -1
}

/** A word of letters, digits, `_` and `:` that stands before a quotation mark; '' for anything else. */
export function takeWord(cursor: Cursor): string {
  const from = cursor.at
  skipWord(cursor)
  const word = cursor.xml.slice(from, cursor.at)
  return has(cursor, '"') ? word : ''
}

function skipWord(cursor: Cursor): void {
  while (isNameCode(cursor.xml.charCodeAt(cursor.at))) cursor.at++
}

/**
 * What stands in an element, behind its start tag, its references not resolved; takes its end tag too. `undefined`, and no more is
 * taken, where it is not plain.
 */
export function takeContent(cursor: Cursor, endTag: string): string | undefined {
  const { xml, at } = cursor
  const end = plainEnd(xml, at)
  if (end < 0 || !xml.startsWith(endTag, end)) return undefined
  cursor.at = end + endTag.length
  return xml.slice(at, end)
}

/** Passes over attributes, up to the end of the tag; whether all are in the common form, none is called `r` and none declares a namespace. */
export function skipAttributes(cursor: Cursor): boolean {
  const { xml } = cursor
  while (xml.charCodeAt(cursor.at) === 32) {
    cursor.at++
    if (xml.startsWith('r=', cursor.at) || xml.startsWith('xmlns', cursor.at)) return false
    skipWord(cursor)
    if (!has(cursor, '="')) return false
    let code = xml.charCodeAt(cursor.at)
    for (; code !== quote; code = xml.charCodeAt(++cursor.at)) if (!isPlain(code)) return false
    cursor.at++
  }
  return true
}

/** `\w` and the colon. */
const isNameCode = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 58) || code === 95

/** ASCII that stands for itself in an attribute. */
const isPlain = (code: number) => code >= 32 && code < 128 && code !== 38 && code !== 60 && code !== 62
