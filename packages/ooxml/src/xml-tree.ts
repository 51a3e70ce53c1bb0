import type { Element } from './element.ts'
import { readXml } from './xml-events.ts'
import type { XmlNode } from './xml-names.ts'

/** A small part as a tree. It is an `Element` too, so that `serialize` writes it back with its own prefixes. */
export interface XmlElement extends XmlNode, Element {
  readonly attributes: XmlNode['attributes']
  readonly children: readonly (XmlElement | string)[]
}

/**
 * The root of a document as a tree; neighbouring texts are one. Comments and processing instructions are left out.
 *
 * @throws OoxmlError as `readXml` does
 */
export function readXmlTree(source: Uint8Array | Iterable<Uint8Array>): XmlElement {
  type Growing = XmlElement & { readonly children: (XmlElement | string)[] }
  const path: Growing[] = []
  let root: XmlElement | undefined
  readXml(source, {
    open(node) {
      const { name, uri, local, attributes, scope } = node
      const element: Growing = { name, uri, local, attributes, scope, children: [] }
      path.at(-1)?.children.push(element)
      root ??= element
      path.push(element)
    },
    close() {
      path.pop()
    },
    text(text) {
      const { children } = path.at(-1)!
      const last = children.at(-1)
      if (typeof last === 'string') children[children.length - 1] = last + text
      else children.push(text)
    },
  })
  // A document without a root is not well-formed, and readXml has said so.
  return root!
}

/** The child elements of one name, in their order. */
export function childrenOf(parent: XmlElement, uri: string, local: string): readonly XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.local === local && child.uri === uri,
  )
}

/** The first child element of one name. */
export function childOf(parent: XmlElement, uri: string, local: string): XmlElement | undefined {
  return childrenOf(parent, uri, local)[0]
}

/** All text within an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
