import { illegal } from './xml-characters.ts'

/** An XML element as plain data, so that a tree can be asserted on before it is written. */
export interface Element {
  /** The name as it is written, prefix included: `w:p`. */
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly Xml[]
}

/** Attributes by their written names. `undefined` is left out when written. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

export type Xml = Element | string

/** What `el` takes as a child: nothing is added for `undefined` and `false`, lists are flattened one level. */
export type Child = Xml | undefined | false | readonly (Xml | undefined | false)[]

const none: Attributes = Object.freeze({})

/** One element. `xml:space="preserve"` is the caller's business. */
export function el(name: string, attributes: Attributes = none, ...children: readonly Child[]): Element {
  const kept: Xml[] = []
  for (const child of children) {
    if (typeof child === 'string') kept.push(child)
    else if (child === undefined || child === false) continue
    else if ('name' in child) kept.push(child)
    else for (const item of child) if (item !== undefined && item !== false) kept.push(item)
  }
  return { name, attributes, children: kept }
}

const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * The text of a tree. Text and attribute values are escaped so that any XML reader returns them unchanged
 * (also `\r`, and `\t` and `\n` in attributes, which readers would otherwise normalise).
 *
 * @throws RangeError on a character that XML 1.0 cannot hold (see `xmlSafe`) and on a number that is not finite:
 * the caller's mistake, which would otherwise lose data.
 */
export function serialize(root: Element, options?: { readonly declaration?: boolean }): string {
  // One string that only grows at its end: joining the strings of subtrees takes longer.
  let out = options?.declaration ? xmlDeclaration : ''
  const write = ({ name, attributes, children }: Element): void => {
    out += `<${name}`
    for (const key in attributes) {
      const value = attributes[key]
      if (value === undefined) continue
      out += ` ${key}="${typeof value === 'number' ? number(value, key) : attributeText(value, key)}"`
    }
    if (children.length === 0) {
      out += '/>'
      return
    }
    out += '>'
    for (const child of children) {
      if (typeof child === 'string') out += contentText(child, name)
      else write(child)
    }
    out += `</${name}>`
  }
  write(root)
  return out
}

/** `text` with each character that XML 1.0 cannot hold (control characters, lone surrogates, U+FFFE/F) as U+FFFD. */
export function xmlSafe(text: string): string {
  return text.replace(illegal, '\uFFFD')
}

// One negated class each, so that ordinary text is passed by a single scan.
const textNeedsCare = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/
const attributeNeedsCare = /[^\x20!#-%'-;=?-\uD7FF\uE000-\uFFFD]/

function number(value: number, where: string): string {
  if (!Number.isFinite(value)) throw new RangeError(`${where}: ${value} cannot be written`)
  return String(value)
}

function contentText(text: string, where: string): string {
  return textNeedsCare.test(text) ? checked(text, where).replace(/[&<>\r]/g, escapeOf) : text
}

function attributeText(text: string, where: string): string {
  return attributeNeedsCare.test(text) ? checked(text, where).replace(/[&<>"\t\n\r]/g, escapeOf) : text
}

function checked(text: string, where: string): string {
  const at = text.search(illegal)
  if (at >= 0) throw new RangeError(`${where}: U+${text.charCodeAt(at).toString(16)} cannot stand in XML 1.0`)
  return text
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

function escapeOf(character: string): string {
  return escapes[character]!
}
