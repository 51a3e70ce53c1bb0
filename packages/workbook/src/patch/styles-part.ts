import { type Element, el, serialize } from '@gongkai/ooxml'
import type { Severity } from '@gongkai/schema'
import { markColours } from '../mark-formula.ts'
import type { Book } from '../read/book.ts'
import type { Draft } from './draft.ts'
import { addPart, type Namespaces } from './package-parts.ts'
import { styleLists } from './style-lists.ts'

/** In a differential format a solid fill shows its background colour. */
const markFormat =
  (severity: Severity) =>
  (p: string): Element => {
    const { text, fill } = markColours[severity]
    return el(
      `${p}dxf`,
      {},
      el(`${p}font`, {}, el(`${p}color`, { rgb: text })),
      el(`${p}fill`, {}, el(`${p}patternFill`, { patternType: 'solid' }, el(`${p}bgColor`, { rgb: fill }))),
    )
  }

const face = (p: string) => [el(`${p}sz`, { val: 11 }), el(`${p}name`, { val: '宋体' })]
const fonts = {
  plain: (p: string) => el(`${p}font`, {}, face(p)),
  bold: (p: string) => el(`${p}font`, {}, el(`${p}b`), face(p)),
  link: (p: string) => {
    const [size, name] = face(p)
    return el(`${p}font`, {}, el(`${p}u`), size, el(`${p}color`, { rgb: 'FF0563C1' }), name)
  },
} as const

const thinBorder = (p: string) =>
  el(
    `${p}border`,
    {},
    ['left', 'right', 'top', 'bottom'].map((side) =>
      el(`${p}${side}`, { style: 'thin' }, el(`${p}color`, { rgb: 'FFBFBFBF' })),
    ),
  )
const headFill = (p: string) =>
  el(`${p}fill`, {}, el(`${p}patternFill`, { patternType: 'solid' }, el(`${p}fgColor`, { rgb: 'FFE7E6E6' })))

/** The formats that the sheet of results uses: all wrapped, the lines of the list bordered. */
const resultFormats = {
  bold: { font: 'bold', bordered: false, filled: false },
  head: { font: 'bold', bordered: true, filled: true },
  plain: { font: 'plain', bordered: true, filled: false },
  link: { font: 'link', bordered: true, filled: false },
} as const

/** Their numbers. */
export type ResultStyles = Readonly<Record<keyof typeof resultFormats, number>>

/** A styles part with a format for marks of each severity in use. */
export function withMarkFormats(
  xml: string,
  severities: ReadonlySet<Severity>,
): { readonly xml: string; readonly numbers: ReadonlyMap<Severity, number> } {
  const numbers = new Map<Severity, number>()
  const lists = styleLists(xml)
  for (const severity of ['error', 'warning', 'note'] as const) {
    if (severities.has(severity)) numbers.set(severity, lists.put('dxfs', markFormat(severity)(lists.prefix)))
  }
  return { xml: lists.xml(), numbers }
}

/** A styles part with the formats of the sheet of results. */
export function withResultStyles(xml: string): { readonly xml: string; readonly styles: ResultStyles } {
  const lists = styleLists(xml)
  const { prefix: p } = lists
  const add = (name: keyof typeof resultFormats): number => {
    const { font, bordered, filled } = resultFormats[name]
    const fontId = lists.put('fonts', fonts[font](p))
    const borderId = bordered ? lists.put('borders', thinBorder(p)) : 0
    const fillId = filled ? lists.put('fills', headFill(p)) : 0
    return lists.put(
      'cellXfs',
      el(
        `${p}xf`,
        {
          numFmtId: 0,
          fontId,
          fillId,
          borderId,
          applyFont: 1,
          ...(filled && { applyFill: 1 }),
          ...(bordered && { applyBorder: 1 }),
          applyAlignment: 1,
        },
        el(`${p}alignment`, { vertical: 'top', wrapText: 1 }),
      ),
    )
  }
  const styles = { plain: add('plain'), bold: add('bold'), head: add('head'), link: add('link') }
  return { xml: lists.xml(), styles }
}

/** The workbook's styles part, which it is given where it has none. */
export function stylesOf(draft: Draft, { part, stylesPart }: Book, namespaces: Namespaces): string {
  if (stylesPart !== undefined) return stylesPart
  addPart(draft, part, 'styles', 'styles.xml', emptyStyles(namespaces.spreadsheet), namespaces)
  return `${part.slice(0, part.lastIndexOf('/') + 1)}styles.xml`
}

/** What every styles part has to have. */
const emptyStyles = (namespace: string): string =>
  serialize(
    el(
      'styleSheet',
      { xmlns: namespace },
      el('fonts', { count: 1 }, fonts.plain('')),
      el(
        'fills',
        { count: 2 },
        el('fill', {}, el('patternFill', { patternType: 'none' })),
        el('fill', {}, el('patternFill', { patternType: 'gray125' })),
      ),
      el(
        'borders',
        { count: 1 },
        el(
          'border',
          {},
          ['left', 'right', 'top', 'bottom', 'diagonal'].map((side) => el(side)),
        ),
      ),
      el('cellStyleXfs', { count: 1 }, el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
      el('cellXfs', { count: 1 }, el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 })),
    ),
    { declaration: true },
  )
