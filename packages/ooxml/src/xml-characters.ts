import { OoxmlError } from './error.ts'

/** What a character may be in a name of ASCII characters: 0 neither, 1 inside it, 3 also at its start. */
export const nameClass = new Uint8Array(128)
for (const character of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
  nameClass[character.charCodeAt(0)] = 3
for (const character of '-.0123456789') nameClass[character.charCodeAt(0)] = 1

// XML 1.0, fifth edition, [4] and [4a].
const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const wholeName = new RegExp(`^[${nameStart}][${nameStart}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*$`, 'u')

export function checkName(name: string): void {
  if (!wholeName.test(name)) malformed(`name ${name}`)
}

/** What XML 1.0 [2] does not allow: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const illegal = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/gu

export function checkCharacters(text: string): void {
  if (text.search(illegal) >= 0) malformed('character that XML 1.0 does not have')
}

/** Whether a text with this character must go through `plainText` or `plainAttribute`; most have none such. */
export function needsCare(code: number): boolean {
  return code < 0x20 || code === 0x26 || code === 0x3e || code >= 0xd800
}

/** Character data as it is meant: line ends as `\n` (XML 1.0, 2.11), references resolved. */
export function plainText(text: string): string {
  checkCharacters(text)
  if (text.includes(']]>')) malformed(']]> in text')
  return resolveReferences(newlines(text))
}

export function plainCdata(text: string): string {
  checkCharacters(text)
  return newlines(text)
}

/** An attribute's value as it is meant: white space as spaces (XML 1.0, 3.3.3), references resolved. */
export function plainAttribute(text: string): string {
  checkCharacters(text)
  return resolveReferences(newlines(text).replace(/[\t\n]/g, ' '))
}

function newlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/**
 * A text with its references resolved, in one pass: formulas and names are full of them.
 *
 * @throws OoxmlError `xml` for `&` that begins none, and for an entity that is not one of the five of XML
 */
export function resolveReferences(text: string): string {
  let at = text.indexOf('&')
  if (at < 0) return text
  let result = ''
  let from = 0
  for (; at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    if (end < 0) malformed('& that begins no reference')
    result += text.slice(from, at) + (predefined(text, at) ?? numbered(text.slice(at + 1, end)))
    from = end + 1
  }
  return result + text.slice(from)
}

/** What the reference at `at` stands for if it is one that every document has (XML 1.0, 4.6). */
export function predefined(text: string, at: number): string | undefined {
  switch (text.charCodeAt(at + 1)) {
    case 113:
      return text.startsWith('quot;', at + 1) ? '"' : undefined
    case 97:
      return text.startsWith('apos;', at + 1) ? "'" : text.startsWith('amp;', at + 1) ? '&' : undefined
    case 108:
      return text.startsWith('lt;', at + 1) ? '<' : undefined
    case 103:
      return text.startsWith('gt;', at + 1) ? '>' : undefined
  }
}

function numbered(reference: string): string {
  const numeric = /^#(?:x([\dA-Fa-f]+)|(\d+))$/.exec(reference)
  if (!numeric) malformed(`entity ${reference}`)
  const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2])
  if (code > 0x10ffff) malformed(`reference ${reference}`)
  const character = String.fromCodePoint(code)
  checkCharacters(character)
  return character
}

export function malformed(detail: string): never {
  throw new OoxmlError('xml', undefined, detail)
}
