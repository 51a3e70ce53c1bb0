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
  return resolved(newlines(text))
}

export function plainCdata(text: string): string {
  checkCharacters(text)
  return newlines(text)
}

/** An attribute's value as it is meant: white space as spaces (XML 1.0, 3.3.3), references resolved. */
export function plainAttribute(text: string): string {
  checkCharacters(text)
  return resolved(newlines(text).replace(/[\t\n]/g, ' '))
}

function newlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]*)(;?)/g, (_, reference: string, end: string) => {
    if (end === '') malformed('& that begins no reference')
    if (Object.hasOwn(entities, reference)) return entities[reference]!
    const numeric = /^#(?:x([\dA-Fa-f]+)|(\d+))$/.exec(reference)
    if (!numeric) return malformed(`entity ${reference}`)
    const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2])
    if (code > 0x10ffff) malformed(`reference ${reference}`)
    const character = String.fromCodePoint(code)
    checkCharacters(character)
    return character
  })
}

export function malformed(detail: string): never {
  throw new OoxmlError('xml', undefined, detail)
}
