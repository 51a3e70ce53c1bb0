import { childrenOf, ns, type XmlElement } from '@gongkai/ooxml'
import { wordAttribute, wordChild, wordValue } from './walk.ts'

/** Gives each numbered paragraph the number that Word sets before it, which is no part of its text. */
export interface Numbering {
  /** For a paragraph's `w:numPr` and style; '' where it has no number. To be called in the order of the document. */
  readonly next: (properties: XmlElement | undefined, style: string | undefined) => string
}

interface Level {
  readonly start: number
  readonly format: string
  /** `%1、`: the numbers of the levels with what stands around them. */
  readonly text: string
  readonly suffix: string
}

interface Reference {
  readonly list: string
  readonly level: number
}

const digits = '〇一二三四五六七八九'

/** 12 → 十二, 20 → 二十, as numbers of paragraphs are written; beyond 99 in single digits. */
function chinese(number: number): string {
  if (number > 99) return [...String(number)].map((digit) => digits[Number(digit)]).join('')
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 0) return digits[ones]!
  return `${tens > 1 ? digits[tens] : ''}十${ones > 0 ? digits[ones] : ''}`
}

const letter = (number: number) => String.fromCharCode(97 + ((number - 1) % 26))

function written(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'chineseLegalSimplified':
      return chinese(number)
    case 'decimalFullWidth':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number <= 20 ? String.fromCharCode(0x2460 + number - 1) : String(number)
    case 'decimalEnclosedParen':
      return `(${number})`
    case 'lowerLetter':
      return letter(number)
    case 'upperLetter':
      return letter(number).toUpperCase()
    case 'none':
    case 'bullet':
      return ''
    default:
      return String(number)
  }
}

const setting = (element: XmlElement, local: string) => wordValue(wordChild(element, local))

function levelOf(element: XmlElement): Level {
  return {
    start: Number(setting(element, 'start') ?? 1),
    format: setting(element, 'numFmt') ?? 'decimal',
    text: setting(element, 'lvlText') ?? '',
    suffix: setting(element, 'suff') ?? 'tab',
  }
}

const keyOf = (element: XmlElement, name: string) => wordAttribute(element, name) ?? ''

function listsOf(root: XmlElement | undefined): ReadonlyMap<string, ReadonlyMap<number, Level>> {
  if (!root) return new Map()
  const abstract = new Map(
    childrenOf(root, ns.word, 'abstractNum').map((element) => [
      keyOf(element, 'abstractNumId'),
      new Map(
        childrenOf(element, ns.word, 'lvl').map((level) => [Number(keyOf(level, 'ilvl')), levelOf(level)]),
      ),
    ]),
  )
  return new Map(
    childrenOf(root, ns.word, 'num').map((num) => {
      const levels = new Map(abstract.get(setting(num, 'abstractNumId') ?? ''))
      for (const override of childrenOf(num, ns.word, 'lvlOverride')) {
        const at = Number(keyOf(override, 'ilvl'))
        const own = wordChild(override, 'lvl')
        const start = setting(override, 'startOverride')
        const level = own ? levelOf(own) : levels.get(at)
        if (level) levels.set(at, start === undefined ? level : { ...level, start: Number(start) })
      }
      return [keyOf(num, 'numId'), levels]
    }),
  )
}

const referenceOf = (properties: XmlElement | undefined): Partial<Reference> => {
  const list = properties && setting(properties, 'numId')
  const level = properties && setting(properties, 'ilvl')
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level: Number(level) }) }
}

/** Lists that paragraphs take from their style. */
function stylesOf(root: XmlElement | undefined): ReadonlyMap<string, Partial<Reference>> {
  const own = new Map<string, { readonly list: Partial<Reference>; readonly basedOn: string | undefined }>()
  for (const style of root ? childrenOf(root, ns.word, 'style') : []) {
    const properties = wordChild(style, 'pPr')
    const list = referenceOf(properties && wordChild(properties, 'numPr'))
    own.set(keyOf(style, 'styleId'), { list, basedOn: setting(style, 'basedOn') })
  }
  const all = new Map<string, Partial<Reference>>()
  for (const id of own.keys()) {
    let list: Partial<Reference> = {}
    // A style is based on another; no chain in earnest is longer, and a ring must end.
    for (let at: string | undefined = id, left = 20; at !== undefined && left > 0; left--) {
      const style = own.get(at)
      list = { ...style?.list, ...list }
      at = style?.basedOn
    }
    if (list.list !== undefined) all.set(id, list)
  }
  return all
}

/** The numbering of a document by its numbering and styles parts (ECMA-376 part 1, 17.9). Bullets give nothing. */
export function numberingOf(numbering: XmlElement | undefined, styles: XmlElement | undefined): Numbering {
  const lists = listsOf(numbering)
  const byStyle = stylesOf(styles)
  const counts = new Map<string, number[]>()
  return {
    next(properties, style) {
      const { list, level = 0 } = { ...byStyle.get(style ?? ''), ...referenceOf(properties) }
      const levels = list === undefined ? undefined : lists.get(list)
      const own = levels?.get(level)
      if (list === undefined || !levels || !own) return ''
      const count = counts.get(list) ?? []
      counts.set(list, count)
      count[level] = count[level] === undefined ? own.start : count[level] + 1
      count.length = level + 1
      const text = own.text.replace(/%([1-9])/g, (_, place: string) => {
        const at = Number(place) - 1
        const other = levels.get(at)
        return other ? written(count[at] ?? other.start, other.format) : ''
      })
      if (own.format === 'bullet' || text === '') return ''
      return own.suffix === 'space' ? `${text} ` : text
    },
  }
}
