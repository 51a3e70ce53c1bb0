import { type Element, el, ns, serialize } from '@gongkai/ooxml'
import { cutAtHoles, hole } from '../holes.ts'
import { footerDistance, linePitch, textWidth, twips } from '../measures.ts'
import type { Block } from '../outline.ts'
import type { Profile } from '../profile.ts'
import { textEms } from './columns.ts'
import { type ListBlock, listTable } from './list-table.ts'
import { paragraph, run, value } from './runs.ts'
import { style } from './style-names.ts'
import { table } from './table.ts'

/** Characters between a right-aligned line and the margin. */
function rightIndent(characters: number, profile: Profile): Element[] {
  if (characters === 0) return []
  const right = Math.round(characters * profile.sizes.body * 20)
  return [el('w:ind', { 'w:rightChars': Math.round(characters * 100), 'w:right': right })]
}

/** 成文日期右空四字 (GB/T 9704 7.3.5.1). */
const dateIndent = 4

/** 署名 stands centred over the date (以成文日期为准居中), as far as the margin allows. */
function signatureIndent(signature: string, date: string | undefined): number {
  if (date === undefined) return dateIndent
  return Math.max(0, dateIndent + (textEms(date) - textEms(signature)) / 2)
}

function title(text: string, breakAt: number | undefined, profile: Profile): Element {
  const width = textEms(text) * profile.sizes.title * 20
  const broken = breakAt !== undefined && width > textWidth(profile)
  return paragraph(style.title, [], run(broken ? `${text.slice(0, breakAt)}\n${text.slice(breakAt)}` : text))
}

interface Surroundings {
  readonly profile: Profile
  readonly date: string | undefined
  /** 署名 must not stand on a page without text (GB/T 9704 7.3.5.5). */
  readonly beforeSignature: boolean
}

function draw(
  block: Exclude<Block, { kind: 'table' }>,
  { profile, date, beforeSignature }: Surroundings,
): Element {
  switch (block.kind) {
    case 'title':
      return title(block.text, block.breakAt, profile)
    case 'heading':
      return paragraph(style[`heading${block.level}`], [], run(block.text))
    case 'paragraph':
      return paragraph(
        style.body,
        beforeSignature ? [el('w:keepNext')] : [],
        ...(block.lead ? [run(block.lead, value('w:rStyle', style.lead))] : []),
        ...(block.text ? [run(block.text)] : []),
      )
    case 'signature':
      return paragraph(
        style.signature,
        rightIndent(signatureIndent(block.text, date), profile),
        run(block.text),
      )
    case 'date':
      return paragraph(style.date, rightIndent(dateIndent, profile), run(block.text))
  }
}

/** What the last section of the document refers to, by relationship id. */
export interface MarginParts {
  readonly headers: readonly MarginPart[]
  readonly footers: readonly MarginPart[]
}

interface MarginPart {
  readonly id: string
  readonly pages: 'default' | 'even'
}

function section(profile: Profile, { headers, footers }: MarginParts): Element {
  const { page, margins } = profile
  const reference = (name: string) => (part: MarginPart) =>
    el(name, { 'w:type': part.pages, 'r:id': part.id })
  return el(
    'w:sectPr',
    undefined,
    headers.map(reference('w:headerReference')),
    footers.map(reference('w:footerReference')),
    el('w:pgSz', { 'w:w': Math.round(twips(page.width)), 'w:h': Math.round(twips(page.height)) }),
    el('w:pgMar', {
      'w:top': Math.round(twips(margins.top)),
      'w:right': Math.round(twips(margins.right)),
      'w:bottom': Math.round(twips(margins.bottom)),
      'w:left': Math.round(twips(margins.left)),
      'w:header': Math.round(twips(margins.top / 2)),
      'w:footer': footerDistance(profile),
      'w:gutter': 0,
    }),
    el('w:docGrid', { 'w:type': 'lines', 'w:linePitch': linePitch(profile) }),
  )
}

/** What a Word file can be made of: the report's blocks, and lists of what is to be mended. */
export type WordBlock = Block | ListBlock

/** `word/document.xml`, in pieces; those that all reports have in common as bytes. */
export function documentXml(
  blocks: readonly WordBlock[],
  profile: Profile,
  margins: MarginParts,
): readonly (string | Uint8Array)[] {
  const date = blocks.find((block) => block.kind === 'date')?.text
  const content = blocks.flatMap((block, index): string | readonly (string | Uint8Array)[] => {
    if (block.kind === 'table') return table(block.grid, block.layout, block.caption, profile)
    if (block.kind === 'list') return serialize(listTable(block, profile))
    const beforeSignature = blocks[index + 1]?.kind === 'signature'
    return serialize(draw(block, { profile, date, beforeSignature }))
  })
  const frame = el(
    'w:document',
    { 'xmlns:w': ns.word, 'xmlns:r': ns.relationships },
    el('w:body', undefined, hole, section(profile, margins)),
  )
  const [before = '', after = ''] = cutAtHoles(serialize(frame, { declaration: true }))
  return [before, ...content, after]
}
