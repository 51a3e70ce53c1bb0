import { type Element, el, ns } from '@gongkai/ooxml'
import { characterSpacing, footerLine, linePitch } from '../measures.ts'
import type { Profile } from '../profile.ts'
import { cellMargin } from './columns.ts'
import { value } from './runs.ts'
import { tableLine } from './setting.ts'
import { style } from './style-names.ts'

/** Chinese quotes, dashes and dots are set in `hAnsi`, so that too is the Chinese font. */
const fonts = (chinese: string, latin: string): Element =>
  el('w:rFonts', { 'w:ascii': latin, 'w:hAnsi': chinese, 'w:eastAsia': chinese, 'w:cs': latin })

const size = (points: number): Element[] => [value('w:sz', points * 2), value('w:szCs', points * 2)]
const spacing = (line: number, before = 0, after = 0): Element =>
  el('w:spacing', { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': 'exact' })
const off = (name: string): Element => value(name, 0)

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

function paragraphStyle({ id, name, basedOn = style.normal, next, custom, paragraph, run }: Style): Element {
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

function paragraphStyles(profile: Profile): readonly Style[] {
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

const border = (side: string) =>
  el(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'auto' })

const tableStyles = (): Element[] => [
  el(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
    value('w:name', 'Normal Table'),
    el('w:semiHidden'),
    el('w:tblPr', undefined, el('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' })),
  ),
  el(
    'w:style',
    { 'w:type': 'table', 'w:styleId': style.table },
    value('w:name', 'Table Grid'),
    value('w:basedOn', 'TableNormal'),
    el(
      'w:tblPr',
      undefined,
      el('w:tblBorders', undefined, ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border)),
      el(
        'w:tblCellMar',
        undefined,
        el('w:top', { 'w:w': 0, 'w:type': 'dxa' }),
        el('w:left', { 'w:w': cellMargin, 'w:type': 'dxa' }),
        el('w:bottom', { 'w:w': 0, 'w:type': 'dxa' }),
        el('w:right', { 'w:w': cellMargin, 'w:type': 'dxa' }),
      ),
    ),
  ),
]

/** `word/styles.xml`. Word counts characters from the size of Normal, so that is the body's. */
export function styles(profile: Profile): Element {
  const { sizes, fonts: font } = profile
  const base = [fonts(font.body, font.latin), ...size(sizes.body)]
  const language = el('w:lang', { 'w:val': 'zh-CN', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' })
  const widow = off('w:widowControl')
  const spaces = [off('w:autoSpaceDE'), off('w:autoSpaceDN')]
  return el(
    'w:styles',
    { 'xmlns:w': ns.word },
    el(
      'w:docDefaults',
      undefined,
      el('w:rPrDefault', undefined, el('w:rPr', undefined, base, language)),
      // A single line at the head or foot of a page is allowed: every full page has all its lines.
      el('w:pPrDefault', undefined, el('w:pPr', undefined, widow, spaces)),
    ),
    el(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': style.normal },
      value('w:name', 'Normal'),
      el('w:qFormat'),
      el('w:pPr', undefined, widow, spaces),
      el('w:rPr', undefined, base, language),
    ),
    paragraphStyles(profile).map(paragraphStyle),
    el(
      'w:style',
      { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
      value('w:name', 'Default Paragraph Font'),
      el('w:semiHidden'),
    ),
    el(
      'w:style',
      { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': style.lead },
      value('w:name', '段首标题'),
      value('w:basedOn', 'DefaultParagraphFont'),
      el('w:qFormat'),
      el('w:rPr', undefined, fonts(font.heading2, font.latin)),
    ),
    tableStyles(),
  )
}
