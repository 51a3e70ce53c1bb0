import { cellOf, cellsOf } from '../cells.ts'
import { sourceOf } from '../check/claims.ts'
import { figuresOf } from '../check/figures.ts'
import type { Edition, SectionId } from '../editions/form.ts'
import { type CellId, editions } from '../editions/index.ts'
import type { Report } from '../report.ts'
import { evaluate, type Form } from './forms.ts'
import { categoriesOf } from './outcomes.ts'

export interface StarterOptions {
  /** 信息处理费 charged in the year, in 元, which no cell holds; left out, nothing is said of it unless no request was dealt with. */
  readonly fee?: number
}

/** Paragraphs written from the numbers, by section, and what kept others from being written. */
export interface StarterText {
  readonly sections: { readonly [id in SectionId]?: readonly string[] }
  /** Every cell the paragraphs state. */
  readonly cells: readonly string[]
  /** Cells that are blank or no number; `fee` where the fee is not known, `year` where the report's year is not. */
  readonly missing: readonly string[]
}

/** Thrown inside where a sentence needs a figure that is not there: nothing is written in its place. */
class Missing extends Error {
  readonly cells: readonly string[]
  constructor(cells: readonly string[]) {
    super(`no figure in ${cells.join(', ')}`)
    this.cells = cells
  }
}

const feeUnknown = 'fee'
const yearUnknown = 'year'

/** 信息处理费 as it is given by hand: 元, with two decimals at most. `undefined` for anything else. */
export const feeOfText = (text: string): number | undefined =>
  /^\d{1,9}(?:\.\d{1,2})?$/u.test(text) ? Number(text) : undefined

interface Writer {
  readonly edition: Edition
  readonly year: number
  /** The number of a form; a blank ends the sentence. */
  readonly number: (form: Form) => number
  /** The words, with the note that they state these cells. */
  readonly say: (form: Form, words: string) => string
}

interface Part {
  readonly name: string
  readonly form: Form
}

/** 予以公开10件、部分公开2件: what is not 0, in the order of the form. */
const listed = ({ number, say }: Writer, parts: readonly Part[]) =>
  parts
    .map(({ name, form }) => ({ name, form, value: number(form) }))
    .filter(({ value }) => value !== 0)
    .map(({ name, form, value }) => say(form, `${name}${value}件`))
    .join('、')

/** 依申请公开, for 一、总体情况. */
function requestsText(writer: Writer): string {
  const { year, edition, number, say } = writer
  const told = (row: string, none: string, some: (value: number) => string) => {
    const form: Form = [`requests.${row}.total` as CellId]
    const value = number(form)
    return value === 0 && none === '' ? '' : say(form, value === 0 ? none : some(value))
  }
  const came = told(
    'received',
    `${year}年，本机关未收到政府信息公开申请`,
    (n) => `${year}年，本机关新收政府信息公开申请${n}件`,
  )
  const before = told('carriedIn', '无上年结转', (n) => `上年结转${n}件`)
  const kinds = listed(writer, categoriesOf(edition))
  const settled = told('outcomeTotal', '', (n) => `；政府信息公开申请办结${n}件`)
  const left = told(
    'carriedOut',
    kinds === '' && settled === '' ? '' : '无结转下年度的政府信息公开申请',
    (n) => `结转下年度继续办理${n}件`,
  )
  const outcomes = settled === '' || kinds === '' ? settled : `${settled}，其中${kinds}`
  return `${came}，${before}${outcomes}${left === '' ? '' : `；${left}`}。`
}

type BlockId = 'review' | 'directSuit' | 'suitAfterReview'

/** 行政复议3件（结果维持2件、结果纠正1件）; '' where there was none. */
function blockText(writer: Writer, block: BlockId, name: string): string {
  const { edition, number, say } = writer
  const total: Form = [`disputes.${block}.total`]
  const value = number(total)
  const parts = cellOf(edition, `disputes.${block}.total`)?.rowParts ?? []
  const results = listed(
    writer,
    parts.map((id) => ({ name: cellOf(edition, id)?.columnLabels.at(-1) ?? '', form: [id] })),
  )
  return value === 0 ? '' : say(total, `${name}${value}件${results === '' ? '' : `（${results}）`}`)
}

/** 政府信息公开行政复议、行政诉讼, below the table of 四. */
function disputesText(writer: Writer): string {
  const { year, number, say } = writer
  const reviews = blockText(writer, 'review', '因政府信息公开被申请行政复议')
  const direct = blockText(writer, 'directSuit', '未经复议直接起诉')
  const after = blockText(writer, 'suitAfterReview', '复议后起诉')
  const suits: Form = ['disputes.directSuit.total', 'disputes.suitAfterReview.total']
  const none = (form: Form, what: string) => say(form, `未发生因政府信息公开引起的${what}`)
  if (reviews === '' && direct === '' && after === '')
    return `${year}年，${none(['disputes.review.total', ...suits], '行政复议、行政诉讼')}。`
  const first = reviews === '' ? none(['disputes.review.total'], '行政复议') : reviews
  const second =
    direct === '' && after === ''
      ? none(suits, '行政诉讼')
      : `因政府信息公开被提起行政诉讼${number(suits)}件，其中${[direct, after].filter(Boolean).join('，')}`
  return `${year}年，${first}；${second}。`
}

/** 信息处理费, for 六、其他需要报告的事项. Where nothing was dealt with nothing can have been charged. */
function feeText(writer: Writer, fee: number | undefined): string | undefined {
  const dealtWith = () =>
    writer.number(['requests.received.total', 'requests.carriedIn.total', 'requests.outcomeTotal.total'])
  // A fee that is given needs no cell.
  const charged = fee ?? (dealtWith() === 0 ? 0 : undefined)
  if (charged === undefined) return undefined
  return charged === 0
    ? `${writer.year}年，本机关未收取政府信息公开信息处理费。`
    : `${writer.year}年，本机关收取政府信息公开信息处理费${charged}元。`
}

/**
 * The standard sentences of 一（依申请公开）, 四 and 六 from the numbers, so that text and tables cannot differ. Nothing is said
 * that no number says; a sentence that needs a blank figure is not written, and the figure is named.
 */
export function starterText(report: Report, { fee }: StarterOptions = {}): StarterText {
  // A report whose year nobody knows has 0 (see `Report`).
  if (report.year === 0) return { sections: {}, cells: [], missing: [yearUnknown] }
  const edition = editions[report.edition]
  const figures = sourceOf(figuresOf(report, 'final'))
  const cells = new Set<string>()
  const missing = new Set<string>()
  const number = (form: Form) => {
    const read = evaluate(form, figures)
    if (!read) throw new RangeError(`the edition has no ${form.join(' + ')}`)
    if (read.value === undefined)
      throw new Missing(read.cells.filter((id) => figures.number(id) === undefined))
    return read.value
  }
  const sections: { [id in SectionId]?: readonly string[] } = {}
  const write = (section: SectionId, text: (writer: Writer) => string | undefined) => {
    const stated: string[] = []
    const say: Writer['say'] = (form, words) => {
      stated.push(...form)
      return words
    }
    try {
      const paragraph = text({ edition, year: report.year, number, say })
      if (paragraph === undefined) missing.add(feeUnknown)
      else {
        sections[section] = [paragraph]
        for (const id of stated) cells.add(id)
      }
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      for (const id of error.cells) missing.add(id)
    }
  }
  write('overview', requestsText)
  write('disputes', disputesText)
  write('other', (writer) => feeText(writer, fee))
  const inOrder = cellsOf(edition).map(({ id }) => id)
  return {
    sections,
    cells: inOrder.filter((id) => cells.has(id)),
    missing: [...inOrder, feeUnknown].filter((id) => missing.has(id)),
  }
}
