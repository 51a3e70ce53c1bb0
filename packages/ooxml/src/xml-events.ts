import { OoxmlError } from './error.ts'
import { encodingOf } from './sniff.ts'
import { type Decoder, decoder } from './text.ts'
import { outermost, resolveName, type Scope, scopeWith, type XmlNode } from './xml-names.ts'
import { scanner } from './xml-scan.ts'

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
/** Characters of one text, tag or comment. */
const maxToken = 2 ** 22
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
  const parser = parserFor(handlers)
  try {
    let decode: Decoder | undefined
    for (const bytes of source instanceof Uint8Array ? [source] : source) {
      for (let at = 0; at < bytes.length; at += step) {
        const piece = bytes.subarray(at, at + step)
        decode ??= decoder(encodingOf(piece))
        parser.feed(decodeWith(decode, piece))
      }
    }
    parser.feed(decode ? decodeWith(decode) : '')
    parser.end()
    return true
  } catch (error) {
    if (error === stop) return false
    throw error
  }
}

const stop = Symbol('stop')

function decodeWith(decode: Decoder, bytes?: Uint8Array): string {
  try {
    return decode.decode(bytes, { stream: bytes !== undefined })
  } catch (error) {
    throw new OoxmlError('encoding', undefined, String(error))
  }
}

function parserFor(handlers: XmlHandlers) {
  const open: XmlNode[] = []
  let scope: Scope = outermost
  const parser = scanner({
    open(name, attributes, prefixed) {
      if (open.length >= maxDepth) throw new OoxmlError('too-deep')
      if (prefixed) scope = scopeWith(scope, attributes)
      const { uri, local } = resolveName(scope, name)
      const node: XmlNode = { name, uri, local, attributes, scope }
      open.push(node)
      if (handlers.open?.(node) === false) throw stop
    },
    close() {
      const node = open.pop()!
      scope = open.length > 0 ? open[open.length - 1]!.scope : outermost
      if (handlers.close?.(node) === false) throw stop
    },
    text(text) {
      if (text.length > maxToken) throw new OoxmlError('too-large', undefined, 'one text')
      if (handlers.text?.(text) === false) throw stop
    },
  })
  return {
    feed(text: string) {
      if (parser.feed(text) > maxToken) throw new OoxmlError('too-large', undefined, 'one text')
    },
    end: parser.end,
  }
}
