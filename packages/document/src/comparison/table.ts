import { type Element, el } from '@gongkai/ooxml'
import {
  type ComparedLine,
  type Comparison,
  differenceWords,
  type Figure,
  figureWords,
  type Language,
  percentWords,
  sideWords,
  type Wording,
} from '@gongkai/schema'
import { bars } from './bars.ts'

const words = {
  item: { 'zh-CN': '项目', en: 'Item' },
  difference: { 'zh-CN': '相差', en: 'Difference' },
  percent: { 'zh-CN': '增减', en: 'Change' },
} as const satisfies Readonly<Record<string, Wording>>

/** A line under the name it has in its table. */
export interface Row {
  readonly label: string
  readonly line: ComparedLine
}

/** What is drawn, and in which language. */
export interface Setting {
  readonly comparison: Comparison
  readonly language: Language
}

/** Labels are the form's own, in Chinese, on a page in English too. */
export const label = (text: string, language: Language): Element =>
  language === 'en' ? el('span', { lang: 'zh-CN' }, text) : el('span', undefined, text)

const figure = (shown: Figure, language: Language): Element =>
  el('td', shown.state === 'number' ? undefined : { class: 'none' }, figureWords(shown, language))

/** Inside the cell, which has to stay a cell of its table whatever its parts are laid out as. */
const rowHead = (name: Element, drawn: Element | undefined): Element =>
  drawn ? el('div', { class: 'drawn' }, name, drawn) : name

/** Lines as a table; with `scale`, each has its bars on it. */
export function table(
  caption: string,
  rows: readonly Row[],
  { comparison, language }: Setting,
  scale?: (line: ComparedLine) => number,
): Element {
  const sides = sideWords(comparison, language)
  const head = [
    words.item[language],
    sides.before,
    sides.now,
    words.difference[language],
    words.percent[language],
  ]
  const drawn = rows.map(({ label: name, line }) =>
    el(
      'tr',
      line.difference === 0 ? { class: 'same' } : undefined,
      el('th', { scope: 'row' }, rowHead(label(name, language), scale && bars(line, scale(line)))),
      figure(line.before, language),
      figure(line.now, language),
      el('td', undefined, differenceWords(line)),
      el('td', undefined, percentWords(line, language)),
    ),
  )
  return el(
    'table',
    scale ? undefined : { class: 'plain' },
    el('caption', undefined, caption),
    el(
      'thead',
      undefined,
      el(
        'tr',
        undefined,
        head.map((text) => el('th', { scope: 'col' }, text)),
      ),
    ),
    el('tbody', undefined, drawn),
  )
}
