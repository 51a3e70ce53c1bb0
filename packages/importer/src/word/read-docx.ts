import {
  mainPart,
  type NativeZip,
  ns,
  openZip,
  readXmlTree,
  relationshipsOf,
  type XmlElement,
  type Zip,
} from '@gongkai/ooxml'
import { cellCounter, mostBytes } from '../limits.ts'
import { type Page, type PieceWriter, pieceWriter } from '../page.ts'
import { refusing, UnreadableSource } from '../refusal.ts'
import { numberingOf } from './numbering.ts'
import { writeParagraph } from './paragraph.ts'
import { tableOf, type WordContext } from './table.ts'
import { contentOf, isWord, wordChild } from './walk.ts'

const limits = { entries: 2_000, inflated: mostBytes }

function linkedPart(zip: Zip, part: string, kind: 'numbering' | 'styles'): XmlElement | undefined {
  const wanted = `${ns.relationships}/${kind}`
  const link = relationshipsOf(zip, part).find(({ type, external }) => type === wanted && !external)
  return link && zip.has(link.target) ? readXmlTree(zip.bytes(link.target)) : undefined
}

/**
 * Reads a Word file: the document's tables and paragraphs as they stand once all tracked changes are accepted. Text boxes,
 * headers, footers and notes are left out, hidden text too; nothing but `bytes` is read.
 *
 * @throws UnreadableSource where the file is no Word document or is damaged
 */
export function readDocx(bytes: Uint8Array, native: NativeZip = {}): Page {
  return refusing(() => {
    const zip = openZip(bytes, { ...native, limits })
    const part = mainPart(zip) ?? zip.find('word/document.xml')
    if (part === undefined || !zip.has(part)) throw new UnreadableSource('archive')
    const root = readXmlTree(zip.bytes(part))
    const body = isWord(root, 'document') ? wordChild(root, 'body') : undefined
    if (!body) throw new UnreadableSource('damaged')
    const numbering = numberingOf(linkedPart(zip, part, 'numbering'), linkedPart(zip, part, 'styles'))
    const context: WordContext = {
      countCell: cellCounter(),
      walk(parent: XmlElement, out: PieceWriter) {
        for (const child of contentOf(parent)) {
          if (child.local === 'p') writeParagraph(child, out, numbering)
          else if (child.local === 'tbl') out.add(tableOf(child, context))
        }
      },
    }
    const out = pieceWriter()
    context.walk(body, out)
    return { pieces: out.done(), findings: [] }
  })
}
