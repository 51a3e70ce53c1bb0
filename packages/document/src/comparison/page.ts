import { type Element, el } from '@gongkai/ooxml'
import {
  type ComparedLine,
  type Comparison,
  cautionWords,
  comparisonTitle,
  countWords,
  editions,
  headingOf,
  jumpsOf,
  type Language,
  sideWords,
  unsettledOf,
  type Wording,
} from '@gongkai/schema'
import { serializeHtml } from '../html/serialize.ts'
import { swatch } from './bars.ts'
import { chartsOf, scaleOf } from './charts.ts'
import { comparisonStyle } from './style.ts'
import { label, type Row, type Setting, table } from './table.ts'

const words = {
  glance: { 'zh-CN': '概览', en: 'At a glance' },
  jumps: { 'zh-CN': '变化最大的在前', en: 'Worst jumps first' },
  noJumps: { 'zh-CN': '没有一项有变化。', en: 'Nothing changed.' },
  unsettled: { 'zh-CN': '空白或不是数，没有比较', en: 'Blank or no number: not compared' },
  underivable: { 'zh-CN': '两版表格之间不能推算的', en: 'What the two forms do not settle for each other' },
  every: { 'zh-CN': '逐项对照', en: 'Every figure' },
  scale: {
    'zh-CN': '每行两条：上为前一年，下为后一年；长度只在同一行内可比。',
    en: 'Two bars to a row, the earlier year above; lengths compare within a row.',
  },
  shared: {
    'zh-CN': '每行两条：上为前一年，下为后一年；同一图内长度可比。',
    en: 'Two bars to a row, the earlier year above; lengths compare within a chart.',
  },
} as const satisfies Readonly<Record<string, Wording>>

/** Nothing but this file: no script, no other address. */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const named = (lines: readonly ComparedLine[]): readonly Row[] =>
  lines.map((line) => ({ label: line.name, line }))

const ownScale = (line: ComparedLine) => scaleOf([line])

function glance(setting: Setting): readonly Element[] {
  const { comparison, language } = setting
  const sides = sideWords(comparison, language)
  const charts = chartsOf(comparison)
  if (charts.length === 0) return []
  return [
    el('h2', undefined, words.glance[language]),
    el(
      'p',
      { class: 'legend' },
      el('span', undefined, swatch('before'), sides.before),
      el('span', undefined, swatch('now'), sides.now),
    ),
    el('p', undefined, words.shared[language]),
    ...charts.flatMap(({ title, bars: rows }) => {
      const scale = scaleOf(rows.map(({ line }) => line))
      return [el('h3', undefined, title[language]), table(title[language], rows, setting, () => scale)]
    }),
  ]
}

function jumps(setting: Setting): readonly Element[] {
  const { comparison, language } = setting
  const lines = jumpsOf(comparison)
  const title = words.jumps[language]
  return [
    el('h2', undefined, title),
    ...(lines.length > 0
      ? [el('p', undefined, words.scale[language]), table(title, named(lines), setting, ownScale)]
      : [el('p', undefined, words.noJumps[language])]),
  ]
}

function unsettled(setting: Setting): readonly Element[] {
  const lines = unsettledOf(setting.comparison)
  const title = words.unsettled[setting.language]
  return lines.length > 0 ? [el('h2', undefined, title), table(title, named(lines), setting)] : []
}

function underivable({ comparison, language }: Setting): readonly Element[] {
  if (comparison.underivable.length === 0) return []
  const reasons = comparison.underivable.map(({ why }) => el('li', undefined, why[language]))
  return [el('h2', undefined, words.underivable[language]), el('ul', undefined, reasons)]
}

function every(setting: Setting): readonly Element[] {
  const { comparison, language } = setting
  const edition = editions[comparison.now.edition]
  return [
    el('h2', undefined, words.every[language]),
    ...edition.tables.flatMap(({ id }) => {
      const title = headingOf(edition, id)
      const lines = comparison.lines.filter((line) => line.table === id)
      return [el('h3', undefined, label(title, language)), table(title, named(lines), setting)]
    }),
  ]
}

/**
 * The comparison as a page of its own: nothing is loaded, it prints on A4 and reads on a phone. Worst jumps first, then every
 * figure; text in the reports is text and never markup.
 */
export function comparisonPage(comparison: Comparison, language: Language = 'zh-CN'): string {
  const setting = { comparison, language }
  const title = comparisonTitle(comparison, language)
  const cautions = cautionWords(comparison, language).map((text) => el('p', { class: 'caution' }, text))
  const page = el(
    'html',
    { lang: language },
    el(
      'head',
      undefined,
      el('meta', { charset: 'utf-8' }),
      el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('title', undefined, title),
      el('style', undefined, comparisonStyle),
    ),
    el(
      'body',
      undefined,
      el(
        'main',
        undefined,
        el('h1', undefined, title),
        cautions,
        el('p', undefined, countWords(comparison, language)),
        glance(setting),
        jumps(setting),
        unsettled(setting),
        underivable(setting),
        every(setting),
      ),
    ),
  )
  return `<!DOCTYPE html>\n${serializeHtml(page)}\n`
}
