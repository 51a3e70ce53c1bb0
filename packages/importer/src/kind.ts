import { openZip, sniff } from '@gongkai/ooxml'
import { refusing, UnreadableSource } from './refusal.ts'

export type SourceKind = 'docx' | 'xlsx' | 'html' | 'json' | 'csv' | 'text'

const startsWith = (bytes: Uint8Array, text: string) =>
  [...text].every((character, index) => bytes[index] === character.charCodeAt(0))

const pictures = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*']

/** The stream that every old Word document has, as its directory writes the name (UTF-16). */
const wordStream = [...'WordDocument'].map((letter) => `${letter}\0`).join('')

function includes(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes.subarray(at, at + text.length), text)) return true
  return false
}

function kindOfZip(bytes: Uint8Array): SourceKind {
  const zip = refusing(() => openZip(bytes))
  if (zip.find('word/document.xml') !== undefined) return 'docx'
  if (zip.find('xl/workbook.xml') !== undefined) return 'xlsx'
  if (zip.find('ppt/presentation.xml') !== undefined) throw new UnreadableSource('slides')
  if (zip.find('OFD.xml') !== undefined) throw new UnreadableSource('ofd')
  if (zip.find('mimetype') !== undefined || zip.find('content.xml') !== undefined)
    throw new UnreadableSource('opendocument')
  // Other writers name the parts as they like.
  if (zip.names.some((name) => /^word\//i.test(name))) return 'docx'
  if (zip.names.some((name) => /^xl\//i.test(name))) return 'xlsx'
  throw new UnreadableSource('archive')
}

const extensionOf = (name = '') => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Bytes of a text's beginning that are looked at. */
const glance = 4096

/**
 * What a file is, by its content; its name only tells CSV from other text.
 *
 * @throws UnreadableSource for what is not imported, each with what to do
 */
export function kindOf(bytes: Uint8Array, name?: string): SourceKind {
  switch (sniff(bytes)) {
    case 'empty':
      throw new UnreadableSource('empty-file')
    case 'cfb-encrypted':
      throw new UnreadableSource('password')
    case 'cfb':
      throw new UnreadableSource(includes(bytes, wordStream) ? 'old-word' : 'old-excel')
    case 'zip':
      return kindOfZip(bytes)
    case 'html':
      return 'html'
    case 'xml':
    case 'unknown':
      return kindOfText(bytes, name)
  }
}

function kindOfText(bytes: Uint8Array, name: string | undefined): SourceKind {
  if (startsWith(bytes, '%PDF')) throw new UnreadableSource('pdf')
  if (startsWith(bytes, '{\\rtf')) throw new UnreadableSource('rich-text')
  if (pictures.some((magic) => startsWith(bytes, magic))) throw new UnreadableSource('picture')
  const start = String.fromCharCode(...bytes.subarray(0, glance))
  if (/^(?:From:|MIME-Version:|Content-Type: multipart)/im.test(start.slice(0, 512)))
    throw new UnreadableSource('web-archive')
  const extension = extensionOf(name)
  if (extension === 'json' || /^(?:\u00ef\u00bb\u00bf)?\s*\{\s*"/.test(start)) return 'json'
  if (extension === 'csv') return 'csv'
  if (/^html?$/.test(extension) || /<(?:table|td|p|div|span|br)\b[^<>]*>/i.test(start)) return 'html'
  return 'text'
}
