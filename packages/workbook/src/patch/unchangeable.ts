import type { Language, Sentence, Wording } from '@gongkai/schema'

/** Why a cell is not changed. */
export type UnchangeableCode = 'formula' | 'array-formula'

const words: Readonly<
  Record<UnchangeableCode, { message: (where: string) => Wording; why: Wording; todo: Wording }>
> = {
  formula: {
    message: (where) => ({
      'zh-CN': `${where} 是公式，没有改动。`,
      en: `${where} holds a formula and was not changed.`,
    }),
    why: {
      'zh-CN': '公式的结果由其他格算出，改成数字会使公式失效。',
      en: 'Its result follows from other cells; a number in its place would end that.',
    },
    todo: {
      'zh-CN': '请修改它所引用的各格，或在 Excel、WPS 中自行改写公式。',
      en: 'Change the cells it refers to, or the formula itself in Excel or WPS.',
    },
  },
  'array-formula': {
    message: (where) => ({
      'zh-CN': `${where} 由数组公式填写，没有改动。`,
      en: `${where} is filled by an array formula and was not changed.`,
    }),
    why: {
      'zh-CN': '数组公式占用的格不能单独修改。',
      en: 'A cell of an array formula cannot be changed alone.',
    },
    todo: {
      'zh-CN': '请在 Excel 或 WPS 中改写该数组公式。',
      en: 'Change the array formula in Excel or WPS.',
    },
  },
}

/** A cell that is not to be overwritten. Nothing of the file was changed. */
export class UnchangeableCell extends Error {
  override readonly name = 'UnchangeableCell'
  readonly code: UnchangeableCode
  readonly sheet: string
  readonly address: string

  constructor(code: UnchangeableCode, sheet: string, address: string) {
    super(words[code].message(`${sheet}!${address}`)['zh-CN'])
    this.code = code
    this.sheet = sheet
    this.address = address
  }

  /** What is wrong, why, and what to do, in sentences. */
  describe(language: Language = 'zh-CN'): Sentence {
    const { message, why, todo } = words[this.code]
    return {
      message: message(`${this.sheet}!${this.address}`)[language],
      why: why[language],
      todo: todo[language],
    }
  }
}
