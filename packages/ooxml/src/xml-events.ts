import { OoxmlError } from './error.ts'
import { encodingOf } from './sniff.ts'
import { type Decoder, decoder } from './text.ts'
import {
  outermost,
  type ResolvedName,
  resolveName,
  type Scope,
  scopeWithin,
  type XmlAttributes,
  type XmlNode,
} from './xml-names.ts'
import { scanner } from './xml-scan.ts'
import type { Tag } from './xml-tag.ts'

/** What is told of a document, in its order. `false` from any of them stops the reading. */
export interface XmlHandlers {
  readonly open?: (node: XmlNode) => false | undefined
  /** Gets the very object that `open` got. */
  readonly close?: (node: XmlNode) => false | undefined
  /** Text with its entities resolved, CDATA too; one text may come in several pieces. */
  readonly text?: (text: string) => false | undefined
}

/** Elements within elements. */
const maxDepth = 256
/** Bytes decoded at a time. */
const step = 2 ** 16

/**
 * Reads a document, whole or in pieces (`zip.stream`), in UTF-8 or UTF-16. Stops taking pieces once a handler
 * returned `false`.
 *
 * @returns whether the document was read to its end
 * @throws OoxmlError `xml`, `doctype`, `encoding`, `too-deep`, `too-large`. What a handler throws passes through.
 */
export function readXml(source: Uint8Array | Iterable<Uint8Array>, handlers: XmlHandlers): boolean {
  return readXmlText(decoded(source), handlers)
}

/** As `readXml` does, of a document that is text already, in pieces. */
export function readXmlText(pieces: Iterable<string>, handlers: XmlHandlers): boolean {
  const parser = parserFor(handlers)
  try {
    for (const piece of pieces) parser.feed(piece)
    parser.end()
    return true
  } catch (error) {
    if (error === stop) return false
    throw error
  }
}

const stop = Symbol('stop')

function* decoded(source: Uint8Array | Iterable<Uint8Array>): Generator<string> {
  let decode: Decoder | undefined
  for (const piece of steps(source)) {
    decode ??= decoder(encodingOf(piece))
    yield decodeWith(decode, piece)
  }
  if (decode) yield decodeWith(decode)
}

/** Pieces of bounded length; the first has two bytes at least, if there are so many, for they tell the encoding. */
function* steps(source: Uint8Array | Iterable<Uint8Array>): Generator<Uint8Array> {
  let first: number | undefined
  let started = false
  for (const given of source instanceof Uint8Array ? [source] : source) {
    let bytes = given
    if (first !== undefined) {
      bytes = new Uint8Array(given.length + 1)
      bytes[0] = first
      bytes.set(given, 1)
      first = undefined
    }
    if (!started && bytes.length < 2) {
      first = bytes[0]
      continue
    }
    started = true
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
  }
  if (first !== undefined) yield Uint8Array.of(first)
}

function decodeWith(decode: Decoder, bytes?: Uint8Array): string {
  try {
    return decode.decode(bytes, { stream: bytes !== undefined })
  } catch (error) {
    throw new OoxmlError('encoding', undefined, String(error))
  }
}

/** An element that takes its attributes from its tag, and so only when they are asked for. */
class Opened implements XmlNode {
  readonly uri: string
  readonly local: string
  readonly scope: Scope
  private readonly tag: Tag

  constructor(tag: Tag, { uri, local }: ResolvedName, scope: Scope) {
    this.tag = tag
    this.uri = uri
    this.local = local
    this.scope = scope
  }

  get name(): string {
    return this.tag.name
  }

  get attributes(): XmlAttributes {
    return this.tag.attributes
  }
}

function parserFor(handlers: XmlHandlers) {
  const open: XmlNode[] = []
  let scope: Scope = outermost
  return scanner({
    open(tag) {
      if (open.length >= maxDepth) throw new OoxmlError('too-deep')
      if (tag.prefixed) scope = scopeWithin(scope, tag.attributes)
      const node = new Opened(tag, resolveName(scope, tag.name), scope)
      open.push(node)
      if (handlers.open?.(node) === false) throw stop
    },
    close() {
      const node = open.pop()!
      scope = open.length > 0 ? open[open.length - 1]!.scope : outermost
      if (handlers.close?.(node) === false) throw stop
    },
    text(text) {
      if (handlers.text?.(text) === false) throw stop
    },
  })
}
