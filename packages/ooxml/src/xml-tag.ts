import { checkName, malformed, nameClass, needsCare, plainAttribute } from './xml-characters.ts'

/** A start tag, prefixes not resolved. */
export interface Tag {
  readonly name: string
  readonly attributes: Record<string, string>
  /** Whether an attribute has a prefix or declares a namespace. */
  readonly prefixed: boolean
  /** `<a/>` */
  readonly empty: boolean
  /** Where the text goes on. */
  readonly end: number
}

/** The start tag whose `<` stands at `from`; `undefined` if the text ends within it. */
export function startTag(text: string, from: number): Tag | undefined {
  let at = nameEnd(text, from + 1)
  const name = text.slice(from + 1, at)
  // Inherits nothing: `constructor` and `__proto__` are names like any other.
  const attributes: Record<string, string> = Object.create(null)
  let prefixed = false
  for (;;) {
    const start = spaces(text, at)
    const code = text.charCodeAt(start)
    if (code === 62) return { name, attributes, prefixed, empty: false, end: start + 1 }
    if (start + 1 >= text.length) return undefined
    if (code === 47) {
      if (text.charCodeAt(start + 1) !== 62) malformed(`tag ${name}`)
      return { name, attributes, prefixed, empty: true, end: start + 2 }
    }
    if (start === at) malformed(`tag ${name}`)

    const keyEnd = nameEnd(text, start)
    const key = text.slice(start, keyEnd)
    const equals = spaces(text, keyEnd)
    const open = spaces(text, equals + 1)
    if (open >= text.length) return undefined
    if (text.charCodeAt(equals) !== 61) malformed(`attribute ${key} without a value`)
    const quote = text.charCodeAt(open)
    if (quote !== 34 && quote !== 39) malformed(`attribute ${key} without quotes`)
    let end = open + 1
    let care = false
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (code === quote) break
      if (code === 60) malformed(`< in attribute ${key}`)
      if (needsCare(code)) care = true
    }
    if (end === text.length) return undefined
    const value = text.slice(open + 1, end)
    if (key in attributes) malformed(`attribute ${key} twice`)
    attributes[key] = care ? plainAttribute(value) : value
    prefixed ||= key.includes(':') || key === 'xmlns'
    at = end + 1
  }
}

/** Where white space that begins at `from` ends. */
export function spaces(text: string, from: number): number {
  let at = from
  let code = text.charCodeAt(at)
  while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at)
  return at
}

function nameEnd(text: string, from: number): number {
  let at = from
  let code = text.charCodeAt(at)
  let plain = nameClass[code] === 3
  while (code >= 128 || nameClass[code]) {
    if (code >= 128) plain = false
    code = text.charCodeAt(++at)
  }
  // A name cut off by the end of this piece is checked when it is read again.
  if (!plain && at < text.length) checkName(text.slice(from, at))
  return at
}
