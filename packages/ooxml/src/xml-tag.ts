import { checkName, malformed, nameClass, needsCare, plainAttribute } from './xml-characters.ts'

/**
 * A start tag, prefixes not resolved. Its attributes are well-formed, and are taken out of the text when they are first asked for: of
 * most tags nobody does, which is why this is a class, for its getter.
 */
export class Tag {
  readonly name: string
  /** Whether an attribute has a prefix or declares a namespace. */
  readonly prefixed: boolean
  /** `<a/>` */
  readonly empty: boolean
  /** Where the text goes on. */
  readonly end: number
  private readonly text: string
  private readonly spots: readonly number[]
  private taken: Readonly<Record<string, string>> | undefined

  constructor(
    name: string,
    text: string,
    spots: readonly number[],
    prefixed: boolean,
    empty: boolean,
    end: number,
  ) {
    this.name = name
    this.text = text
    this.spots = spots
    this.prefixed = prefixed
    this.empty = empty
    this.end = end
  }

  get attributes(): Readonly<Record<string, string>> {
    this.taken ??= attributesAt(this.text, this.spots)
    return this.taken
  }
}

const none: readonly number[] = []

/** The start tag whose `<` stands at `from`; `undefined` if the text ends within it. */
export function startTag(text: string, from: number): Tag | undefined {
  let at = nameEnd(text, from + 1)
  const name = text.slice(from + 1, at)
  let prefixed = false
  // Of each attribute where its name begins and ends, and its value; a value that is not meant as written ends below zero.
  let spots: number[] | undefined
  for (;;) {
    const start = spaces(text, at)
    const code = text.charCodeAt(start)
    if (code === 62) return new Tag(name, text, distinct(text, spots), prefixed, false, start + 1)
    if (start + 1 >= text.length) return undefined
    if (code === 47) {
      if (text.charCodeAt(start + 1) !== 62) malformed(`tag ${name}`)
      return new Tag(name, text, distinct(text, spots), prefixed, true, start + 2)
    }
    if (start === at) malformed(`tag ${name}`)

    const keyEnd = nameEnd(text, start)
    const equals = spaces(text, keyEnd)
    const open = spaces(text, equals + 1)
    if (open >= text.length) return undefined
    if (text.charCodeAt(equals) !== 61) malformed(`attribute ${text.slice(start, keyEnd)} without a value`)
    const quote = text.charCodeAt(open)
    if (quote !== 34 && quote !== 39) malformed(`attribute ${text.slice(start, keyEnd)} without quotes`)
    let end = open + 1
    let care = false
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (code === quote) break
      if (code === 60) malformed(`< in attribute ${text.slice(start, keyEnd)}`)
      if (needsCare(code)) care = true
    }
    if (end === text.length) return undefined
    if (care) plainAttribute(text.slice(open + 1, end))
    prefixed ||= declaresOrHasPrefix(text, start, keyEnd)
    spots ??= []
    spots.push(start, keyEnd, open + 1, care ? -end : end)
    at = end + 1
  }
}

function declaresOrHasPrefix(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 58) return true
  return end - start === 5 && text.startsWith('xmlns', start)
}

/** Attributes of so many are compared each with each; a tag of a hostile file may have a hundred thousand. */
const few = 8

function distinct(text: string, spots: readonly number[] = none): readonly number[] {
  if (spots.length <= 4) return spots
  const twice = spots.length <= 4 * few ? someTwice(text, spots) : manyTwice(text, spots)
  if (twice) malformed('an attribute twice')
  return spots
}

/** Names of another length or another beginning are told apart without being taken out of the text. */
function someTwice(text: string, spots: readonly number[]): boolean {
  for (let i = 4; i < spots.length; i += 4) {
    const start = spots[i]!
    const length = spots[i + 1]! - start
    for (let j = 0; j < i; j += 4) {
      const other = spots[j]!
      if (
        spots[j + 1]! - other === length &&
        text.charCodeAt(other) === text.charCodeAt(start) &&
        text.slice(other, other + length) === text.slice(start, start + length)
      )
        return true
    }
  }
  return false
}

function manyTwice(text: string, spots: readonly number[]): boolean {
  const names = new Set<string>()
  for (let i = 0; i < spots.length; i += 4) names.add(text.slice(spots[i], spots[i + 1]))
  return names.size < spots.length / 4
}

/**
 * Inherits nothing, so that `constructor` and `__proto__` are names like any other; unlike what `Object.create(null)` makes it is an
 * object of the quick kind.
 */
class Attributes {
  readonly [name: string]: string
}
Object.setPrototypeOf(Attributes.prototype, null)
Reflect.deleteProperty(Attributes.prototype, 'constructor')

function attributesAt(text: string, spots: readonly number[]): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = new Attributes()
  for (let i = 0; i < spots.length; i += 4) {
    const end = spots[i + 3]!
    const value = text.slice(spots[i + 2], Math.abs(end))
    attributes[text.slice(spots[i], spots[i + 1])] = end < 0 ? plainAttribute(value) : value
  }
  return attributes
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
