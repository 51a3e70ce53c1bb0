import { type Element, el, ns } from '@gongkai/ooxml'
import type { Profile } from '../profile.ts'
import { cellMargin } from './columns.ts'
import { fonts, off, paragraphStyle, paragraphStyles, size } from './paragraph-styles.ts'
import { value } from './runs.ts'
import { style } from './style-names.ts'

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
  // Letters and digits as English: set as Chinese, LibreOffice breaks a number at the end of a line.
  const language = el('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' })
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
