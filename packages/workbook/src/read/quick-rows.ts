import { resolveReferences } from '@gongkai/ooxml'
import type { CellBuilder } from './cell-builder.ts'
import { isBlank, plainEnd } from './plain-text.ts'
import { maxColumns, maxRows, placeKey } from './reference.ts'
import { decodeEscapes } from './strings.ts'

const quote = 34

/**
 * Reads the rows of a worksheet, from `start` on, where they are written in the form in which Excel, WPS and most other programs
 * write them, several times as fast as event by event. Anything else, a comment, a prefix, an attribute
 * in another place, an address that cannot be, makes it give up, and what was told so far does not count.
 *
 * @returns where the rows end, `undefined` where it gave up
 */
export function quickRows(xml: string, start: number, builder: CellBuilder): number | undefined {
  let at = start
  const has = (text: string): boolean => {
    const found = xml.startsWith(text, at)
    if (found) at += text.length
    return found
  }
  const skipBlanks = (): void => {
    while (isBlank(xml.charCodeAt(at))) at++
  }
  /** A number of up to seven digits as it stands before a quotation mark; -1 for anything else. */
  const number = (): number => {
    const from = at
    let read = 0
    for (let digit = xml.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = xml.charCodeAt(++at) - 48)
      read = read * 10 + digit
    return at > from && at - from <= 7 && xml.charCodeAt(at++) === quote ? read : -1
  }
  /** `D12"` as a place's key; 0 for anything else. */
  const place = (): number => {
    let column = 0
    for (
      let letter = xml.charCodeAt(at) - 64;
      letter >= 1 && letter <= 26;
      letter = xml.charCodeAt(++at) - 64
    ) {
      column = column * 26 + letter
      if (column > maxColumns) return 0
    }
    const row = number()
    return column > 0 && row > 0 && row <= maxRows ? placeKey(row, column) : 0
  }
  /** Attributes that do not matter here, up to the end of the tag; whether all are in the common form. */
  const otherAttributes = (): boolean => {
    while (xml.charCodeAt(at) === 32) {
      if (xml.charCodeAt(at + 1) === 114 && xml.charCodeAt(at + 2) === 61) return false
      for (at++; isNameCode(xml.charCodeAt(at)); at++);
      if (!has('="')) return false
      for (let code = xml.charCodeAt(at); code !== quote; code = xml.charCodeAt(++at))
        if (!isPlain(code)) return false
      at++
    }
    return true
  }
  /** What stands in an element, behind its start tag; takes its end tag too. `undefined`, and no more is taken, where it is not plain. */
  const content = (endTag: string): string | undefined => {
    const end = plainEnd(xml, at)
    if (end < 0 || !xml.startsWith(endTag, end)) return undefined
    const text = xml.slice(at, end)
    at = end + endTag.length
    return resolveReferences(text)
  }
  const formula = (): { readonly text: string; readonly sharedId: string | undefined } | undefined => {
    let sharedId: string | undefined
    if (has(' t="shared"')) {
      if (has(' ref="')) {
        while (xml.charCodeAt(at) !== quote) if (!isReferenceCode(xml.charCodeAt(at++))) return undefined
        at++
      }
      const id = has(' si="') ? number() : -1
      if (id < 0) return undefined
      sharedId = String(id)
    }
    if (has('/>')) return { text: '', sharedId }
    const text = has('>') ? content('</f>') : undefined
    return text === undefined ? undefined : { text, sharedId }
  }
  const inline = (): string | undefined => {
    if (!has('<t>') && !has('<t xml:space="preserve">')) return undefined
    const text = content('</t>')
    return text !== undefined && has('</is>') ? decodeEscapes(text) : undefined
  }
  /** A cell, behind `<c r="`; whether it is in the common form. */
  const cell = (): boolean => {
    const key = place()
    const style = key > 0 && has(' s="') ? number() : 0
    if (key === 0 || style < 0) return false
    let type = 'n'
    if (has(' t="')) {
      const from = at
      while (isNameCode(xml.charCodeAt(at))) at++
      type = xml.slice(from, at)
      if (type === '' || !has('"')) return false
    }
    // Every other cell: nothing is told of it, and those after it have addresses of their own.
    if (has('/>')) return true
    if (!has('>')) return false
    const shape = has('<f') ? formula() : none
    if (!shape) return false
    let value: string | undefined
    if (has('<v>')) value = content('</v>')
    else if (has('<v/>')) value = ''
    else if (has('<is>')) value = inline()
    // Where one of them is not plain, the end of the cell does not follow either.
    if (!has('</c>')) return false
    builder.cell({ key, type, style, value, formula: shape.text, sharedId: shape.sharedId })
    return true
  }
  for (skipBlanks(); has('<row r="'); skipBlanks()) {
    const row = number()
    if (row < 0 || !otherAttributes() || !builder.row(row)) return undefined
    if (has('/>')) continue
    if (!has('>')) return undefined
    for (skipBlanks(); has('<c r="'); skipBlanks()) if (!cell()) return undefined
    if (!has('</row>')) return undefined
  }
  return at
}

const none = { text: undefined, sharedId: undefined }

/** `\w` and the colon. */
const isNameCode = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 58) || code === 95

const isReferenceCode = (code: number) => (code >= 65 && code <= 90) || (code >= 48 && code <= 58)

/** ASCII that stands for itself in an attribute. */
const isPlain = (code: number) => code >= 32 && code < 128 && code !== 38 && code !== 60 && code !== 62
