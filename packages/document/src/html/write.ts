import { type Element, el } from '@gongkai/ooxml'
import type { Report } from '@gongkai/schema'
import { draftMark } from '../draft.ts'
import { cutAtHoles, hole } from '../holes.ts'
import { type Block, outline, titleOf } from '../outline.ts'
import { byClass, byStyle, type Dress, styleSheet } from './looks.ts'
import { escapeHtml, serializeHtml } from './serialize.ts'
import { table } from './table.ts'

export interface HtmlOptions {
  /** 草稿 above the report and, in the page, on each printed sheet. */
  readonly draft?: boolean | undefined
}

interface Setting {
  readonly dress: Dress
  /** Level of the title's heading. */
  readonly top: number
  /** Begins the ids, so that reports of two years can stand on one page. */
  readonly prefix: string
}

function draw(block: Exclude<Block, { kind: 'table' }>, { dress, top }: Setting): Element {
  switch (block.kind) {
    case 'title': {
      const { text, breakAt = 0 } = block
      const parts = [text.slice(0, breakAt), text.slice(breakAt)].filter((part) => part !== '')
      return el(
        `h${top}`,
        dress('title'),
        parts.map((part) => el('span', dress('part'), part)),
      )
    }
    case 'heading':
      return el(`h${top + block.level}`, dress(`heading${block.level}`), block.text)
    case 'paragraph':
      return el(
        'p',
        dress('paragraph'),
        block.lead !== undefined && el('span', dress('lead'), block.lead),
        block.text,
      )
    case 'signature':
    case 'date':
      return el('p', dress(block.kind), block.text)
  }
}

function body(report: Report, setting: Setting, draft = false): string {
  const blocks = outline(report).map((block) =>
    block.kind === 'table'
      ? table(block, setting.prefix, setting.dress)
      : serializeHtml(draw(block, setting)),
  )
  return (draft ? serializeHtml(el('p', setting.dress('draft'), draftMark)) : '') + blocks.join('')
}

const prefixOf = ({ year }: Report) => `gk${year}`

/** Nothing but this file: no script, no other address. */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const page = el(
  'html',
  { lang: 'zh-CN' },
  el(
    'head',
    undefined,
    el('meta', { charset: 'utf-8' }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    el('title', undefined, hole),
    el('style', undefined, styleSheet),
  ),
  el('body', undefined, el('main', byClass('report'), hole)),
)
const [beforeTitle, afterTitle, afterReport] = cutAtHoles(serializeHtml(page))

/** The report as a whole web page: one file, readable on a phone, printable on A4. */
export function toHtml(report: Report, { draft }: HtmlOptions = {}): string {
  const title = escapeHtml(draft ? `${draftMark} ${titleOf(report)}` : titleOf(report))
  const content = body(report, { dress: byClass, top: 1, prefix: prefixOf(report) }, draft)
  return `<!DOCTYPE html>\n${beforeTitle}${title}${afterTitle}${content}${afterReport}\n`
}

const frame = el('div', { lang: 'zh-CN', ...byStyle('report') }, hole)
const [beforeFragment, afterFragment] = cutAtHoles(serializeHtml(frame))

/**
 * The report to be pasted into the content system of an agency's website, which may strip style sheets and classes: every
 * look stands at its element. Headings begin at the second level, since the page it goes into has its own title.
 */
export function toFragment(report: Report, { draft }: HtmlOptions = {}): string {
  const content = body(report, { dress: byStyle, top: 2, prefix: prefixOf(report) }, draft)
  return `${beforeFragment}${content}${afterFragment}`
}
