/** 身份证号, 手机号, 银行卡号. */
export type PersonalKind = 'identity-card' | 'mobile-phone' | 'bank-card'

export interface PersonalNumber {
  readonly kind: PersonalKind
  /** Where it stands in the text, separators included. */
  readonly from: number
  readonly to: number
  /** Its first three and last two characters, the rest as asterisks. */
  readonly masked: string
}

/** Ten to twenty digits in a run, in ordinary or full-width characters, set apart by single blanks or hyphens at most. */
const candidate = /(?<![\d０-９.．])[\d０-９](?:[ \-－]?[\d０-９]){9,19}[XxＸｘ]?(?![\d０-９]|[.．]\d)/gu

/** Nearly every paragraph has no such run. */
const enoughDigits = /[\d０-９](?:[ \-－]?[\d０-９]){9}/u

const fold = (text: string) =>
  text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643-1999: region, a birthday of this or the last century, and the check digit of ISO 7064 MOD 11-2. */
function isIdentityCard(digits: string): boolean {
  const birth = /^[1-8]\d{5}((?:19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/u.exec(digits)
  if (!birth) return false
  const [year, month, day] = birth.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] === digits[17]
}

/** Luhn (GB/T 14504, ISO/IEC 7812) and a first digit that issuers of bank cards have. */
function isBankCard(digits: string): boolean {
  if (!/^(?:62|4|5[1-5]|35|60|95)\d+$/u.test(digits) || digits.length < 16 || digits.length > 19) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** 11 digits from 13 to 19, as one run or 3-4-4; an amount of that length is none. */
const isMobilePhone = (written: string, after: string) =>
  /^(?:86[ -]?)?1[3-9]\d([ -]?)\d{4}\1\d{4}$/u.test(written) &&
  !/^\s*(?:元|万|亿|美元|件|条|次|人|%)/u.test(after)

function kindOf(written: string, after: string): PersonalKind | undefined {
  const digits = written.replace(/[ -]/gu, '').toUpperCase()
  if (isIdentityCard(digits)) return 'identity-card'
  if (isMobilePhone(written, after)) return 'mobile-phone'
  return isBankCard(digits) ? 'bank-card' : undefined
}

/** Every personal number in a text, in order. */
export function personalNumbers(text: string): readonly PersonalNumber[] {
  if (!enoughDigits.test(text)) return []
  return [...text.matchAll(candidate)].flatMap((found): PersonalNumber[] => {
    const from = found.index
    const to = from + found[0].length
    const written = fold(found[0])
    const kind = kindOf(written, text.slice(to, to + 4))
    if (!kind) return []
    const plain = written.replace(/[ -]/gu, '')
    const masked = `${plain.slice(0, 3)}${'*'.repeat(plain.length - 5)}${plain.slice(-2)}`
    return [{ kind, from, to, masked }]
  })
}

/** The text with its personal numbers masked: what any finding may quote. */
export function maskPersonal(text: string): string {
  let masked = ''
  let done = 0
  for (const { from, to, masked: stars } of personalNumbers(text)) {
    masked += text.slice(done, from) + stars
    done = to
  }
  return done === 0 ? text : masked + text.slice(done)
}
