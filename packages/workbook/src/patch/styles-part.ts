import { type Element, el, serialize } from '@gongkai/ooxml'
import type { Severity } from '@gongkai/schema'
import { markColours } from '../mark-formula.ts'
import type { Book } from '../read/book.ts'
import { childInserted } from './child-order.ts'
import type { Draft } from './draft.ts'
import { addPart, type Namespaces } from './package-parts.ts'
import { childIn, childrenIn, prefixOf, rootIn } from './spans.ts'
import { appended, spliced, withAttribute } from './splice.ts'

/** A styles part, and the number of what was put into it. */
interface Added {
  readonly xml: string
  readonly index: number
}

/** Puts an entry into one of the lists of a styles part; one that is there already, letter for letter, is taken again. */
function withEntry(
  xml: string,
  list: 'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs',
  entry: (prefix: string) => Element,
): Added {
  const root = rootIn(xml)
  const prefix = prefixOf(root)
  const content = serialize(entry(prefix))
  const known = childIn(xml, root, list)
  if (!known) {
    const text = `<${prefix}${list} count="1">${content}</${prefix}${list}>`
    return { xml: spliced(xml, [childInserted(xml, root, 'styleSheet', list, text)]), index: 0 }
  }
  const entries = [...childrenIn(xml, known.innerStart, known.innerEnd)]
  const same = entries.findIndex(({ start, end }) => xml.slice(start, end) === content)
  if (same >= 0) return { xml, index: same }
  const count = withAttribute(xml, known, 'count', String(entries.length + 1))
  return { xml: spliced(xml, [...count, appended(xml, known, content)]), index: entries.length }
}

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
  let text = xml
  for (const severity of ['error', 'warning', 'note'] as const) {
    if (!severities.has(severity)) continue
    const added = withEntry(text, 'dxfs', markFormat(severity))
    text = added.xml
    numbers.set(severity, added.index)
  }
  return { xml: text, numbers }
}

/** A styles part with the formats of the sheet of results. */
export function withResultStyles(xml: string): { readonly xml: string; readonly styles: ResultStyles } {
  let text = xml
  const put = (list: Parameters<typeof withEntry>[1], entry: (prefix: string) => Element): number => {
    const added = withEntry(text, list, entry)
    text = added.xml
    return added.index
  }
  const add = (name: keyof typeof resultFormats): number => {
    const { font, bordered, filled } = resultFormats[name]
    const fontId = put('fonts', fonts[font])
    const borderId = bordered ? put('borders', thinBorder) : 0
    const fillId = filled ? put('fills', headFill) : 0
    return put('cellXfs', (p) =>
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
  return { xml: text, styles }
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
