/** A number as a text states it. */
export interface Stated {
  readonly value: number
  /** One unit of its last digit: 1 of 16件, 1000 of 1.2万件, 0.1 of 40.2%. */
  readonly step: number
  /** 约, 近, 余, 多: not meant exactly. */
  readonly rough: boolean
  /** 件, 起, %, 万元 as 元; '' where there is none. */
  readonly unit: string
}

const han = '〇零一二两三四五六七八九十百千万亿'
const digitOf: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九']
    .map((character, value) => [character, value])
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
)
const scaleOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 三 → 3, 十二 → 12, 一百零五 → 105, 一万二千 → 12000, 二〇 → 20; `undefined` where it is no number. */
export function hanNumber(text: string): number | undefined {
  if (/^[〇零一二三四五六七八九]{2,}$/u.test(text)) return Number([...text].map((c) => digitOf[c]).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const character of text) {
    const scale = scaleOf[character]
    if (scale !== undefined) {
      section += (digit ?? 1) * scale
      digit = undefined
    } else if (character === '万' || character === '亿') {
      const part = section + (digit ?? 0)
      if (part === 0) return undefined
      total = character === '亿' ? (total + part) * 1e8 : total + part * 1e4
      section = 0
      digit = undefined
    } else if (digitOf[character] !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = digitOf[character]
    } else return undefined
  }
  return total + section + (digit ?? 0)
}

/** Units of cases; `条`, `篇` and the like count publications and are read for lists only. */
const units =
  '件次|件|宗|起|份|条次|条|篇|期|项|个(?!工作|月|小时|百分|方面|环节|渠道|部门|单位|专)|例|部(?!门|署|队|委|分)|次|场|人次|人|万元|亿元|元|%'
const arabic = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`

const roughly = '约|近|超过?|逾|不足|大约|将近|至少|多达'
const inDigits = `(${arabic})([余多几])?([万亿])?([余多])?(${units})?`
const inHan = `([${han}]+)([余多几])?(件次|件|宗|起|份)(?![事套大])`

/** Source of the expression for a number with its unit; nothing is captured. */
export const numberSource = `(?:${roughly})?(?<![第无每\\d.])(?:${`${inDigits}|${inHan}`.replace(/\((?!\?)/gu, '(?:')})`

const parts = new RegExp(`^(${roughly})?(?:${inDigits}|${inHan})$`, 'u')

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** The number that words found by `numberSource` say. `undefined` where they say none (一起). */
export function statedIn(words: string): Stated | undefined {
  const found = parts.exec(words)
  if (!found) return undefined
  const [, rough, figure, over, scale, more, unit, counted, hanOver, hanUnit = ''] = found
  if (figure === undefined) {
    const value = counted === undefined ? undefined : hanNumber(counted)
    if (value === undefined || (counted === '一' && hanUnit === '起')) return undefined
    return { value, step: 1, rough: (rough ?? hanOver) !== undefined, unit: hanUnit }
  }
  const plain = figure.replaceAll(',', '')
  const decimals = plain.split('.')[1]?.length ?? 0
  // 万 belongs to the unit of money and to the number of everything else.
  const money = unit === '万元' ? 1e4 : unit === '亿元' ? 1e8 : 1
  const factor = (scale === undefined ? 1 : (scales[scale] ?? 1)) * money
  return {
    value: factor === 1 ? Number(plain) : Number((Number(plain) * factor).toPrecision(15)),
    step: factor / 10 ** decimals,
    rough: (rough ?? over ?? more) !== undefined,
    unit: unit === '万元' || unit === '亿元' ? '元' : (unit ?? ''),
  }
}

/** Whether a figure of the tables is what the text states, as far as its digits go; both ways of cutting them off count. */
export const agrees = ({ value, step }: Stated, figure: number): boolean =>
  step <= 1 && Number.isInteger(value) ? value === figure : Math.abs(value - figure) < step * (1 - 1e-9)

/** Whether a percentage is what the text states, to half a unit of its last digit. */
export const agreesRounded = ({ value, step }: Stated, percentage: number): boolean =>
  Math.abs(value - percentage) <= step / 2 + 1e-9
