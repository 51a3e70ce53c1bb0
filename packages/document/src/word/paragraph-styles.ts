import { type Element, el } from '@gongkai/ooxml'
import { characterSpacing, footerLine, linePitch } from '../measures.ts'
import type { Profile } from '../profile.ts'
import { value } from './runs.ts'
import { style } from './style-names.ts'
import { tableLine } from './table-setting.ts'

/** Chinese quotes, dashes and dots are set in `hAnsi`, so that too is the Chinese font. */
export const fonts = (chinese: string, latin: string): Element =>
  el('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': chinese, 'w:eastAsia': chinese, 'w:cs': latin })

export const size = (points: number): Element[] => [value('w:sz', points * 2), value('w:szCs', points * 2)]
const spacing = (line: number, before = 0, after = 0): Element =>
  el('w:spacing', { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': 'exact' })
export const off = (name: string): Element => value(name, 0)

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  readonly custom?: boolean
  /** Paragraph and run properties in the order of the schema. */
  readonly paragraph: readonly Element[]
  readonly run: readonly Element[]
}

export function paragraphStyle({
  id,
  name,
  basedOn = style.normal,
  next,
  custom,
  paragraph,
  run,
}: Style): Element {
  return el(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id, 'w:customStyle': custom ? 1 : undefined },
    value('w:name', name),
    value('w:basedOn', basedOn),
    next !== undefined && value('w:next', next),
    el('w:qFormat'),
    paragraph.length > 0 && el('w:pPr', undefined, paragraph),
    run.length > 0 && el('w:rPr', undefined, run),
  )
}

/** Headings stand two characters in, keep the next line with them and show in the navigation pane. */
function heading(profile: Profile, level: 1 | 2 | 3, font: string): Style {
  return {
    id: style[`heading${level}`],
    name: `heading ${level}`,
    next: style.body,
    paragraph: [
      el('w:keepNext'),
      el('w:keepLines'),
      spacing(linePitch(profile)),
      firstLine(profile),
      value('w:outlineLvl', level - 1),
    ],
    run: [
      fonts(font, level === 1 ? font : profile.fonts.latin),
      ...['w:b', 'w:bCs', 'w:i', 'w:iCs'].map(off),
      value('w:color', 'auto'),
      value('w:spacing', characterSpacing(profile)),
    ],
  }
}

/** 左空二字 as characters, which Word recomputes when the size changes, and as twips for readers that know no characters. */
const firstLine = (profile: Profile): Element =>
  el('w:ind', {
    'w:firstLineChars': 200,
    'w:firstLine': 2 * (profile.sizes.body * 20 + characterSpacing(profile)),
  })

/** The styles of paragraphs, all based on Normal. */
export function paragraphStyles(profile: Profile): readonly Style[] {
  const { sizes, fonts: font } = profile
  const tableText = (id: string, name: string, points: number): Style => ({
    id,
    name,
    custom: true,
    // A line of the table must not follow the grid of the body, or rows blow up.
    paragraph: [off('w:snapToGrid'), spacing(tableLine(points)), value('w:jc', 'center')],
    run: [fonts(font.table, font.latin), ...size(points)],
  })
  const tableLabel = (id: string, name: string, basedOn: string): Style => ({
    id,
    name,
    basedOn,
    custom: true,
    paragraph: [value('w:jc', 'left')],
    run: [],
  })
  return [
    {
      id: style.title,
      name: 'Title',
      next: style.body,
      paragraph: [
        el('w:keepNext'),
        el('w:keepLines'),
        // A title of 22 points would take two lines of the grid each.
        off('w:snapToGrid'),
        spacing(Math.round(sizes.title * 32), 0, linePitch(profile)),
        value('w:jc', 'center'),
      ],
      run: [
        fonts(font.title, font.latin),
        off('w:b'),
        off('w:bCs'),
        value('w:color', 'auto'),
        ...size(sizes.title),
      ],
    },
    heading(profile, 1, font.heading1),
    heading(profile, 2, font.heading2),
    heading(profile, 3, font.body),
    {
      id: style.body,
      name: 'Body Text',
      paragraph: [
        // The default of Word, said aloud: LibreOffice takes silence for a no, reads it as a yes, and loses a comma that hangs
        // over the end of a full line.
        el('w:overflowPunct'),
        spacing(linePitch(profile)),
        firstLine(profile),
        value('w:jc', 'both'),
      ],
      run: [value('w:spacing', characterSpacing(profile))],
    },
    {
      id: style.signature,
      name: 'Signature',
      paragraph: [
        el('w:keepNext'),
        spacing(linePitch(profile), 2 * linePitch(profile)),
        value('w:jc', 'right'),
      ],
      run: [],
    },
    {
      id: style.date,
      name: 'Date',
      paragraph: [spacing(linePitch(profile)), value('w:jc', 'right')],
      run: [],
    },
    {
      id: style.header,
      name: 'header',
      paragraph: [off('w:snapToGrid'), value('w:jc', 'center')],
      run: [
        fonts(font.heading1, font.heading1),
        value('w:color', 'C00000'),
        value('w:spacing', 200),
        ...size(26),
      ],
    },
    {
      id: style.footer,
      name: 'footer',
      paragraph: [off('w:snapToGrid'), spacing(footerLine(profile))],
      run: [fonts(font.pageNumber, font.pageNumber), ...size(sizes.pageNumber)],
    },
    tableText(style.tableText, '表格文字', sizes.tableLargest),
    tableText(style.tableTextSmall, '表格文字（小）', sizes.tableSmallest),
    tableLabel(style.tableLabel, '表格项目', style.tableText),
    tableLabel(style.tableLabelSmall, '表格项目（小）', style.tableTextSmall),
  ]
}
