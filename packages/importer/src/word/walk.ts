import { attribute, childOf, ns, type XmlElement } from '@gongkai/ooxml'

export const isWord = (element: XmlElement, local: string): boolean =>
  element.local === local && element.uri === ns.word

export const wordChild = (element: XmlElement, local: string): XmlElement | undefined =>
  childOf(element, ns.word, local)

export const wordAttribute = (element: XmlElement | undefined, local: string): string | undefined =>
  element && attribute(element, ns.word, local)

export const wordValue = (element: XmlElement | undefined): string | undefined =>
  wordAttribute(element, 'val')

/** A property that is on unless it says otherwise. */
export const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off'].includes(wordValue(element) ?? 'true')

/** Wrappers whose content counts: inserted and moved-in text is what the document says once its changes are accepted. */
const wrappers = new Set(['ins', 'moveTo', 'customXml', 'smartTag', 'hyperlink', 'fldSimple', 'dir', 'bdo'])

/**
 * The elements an element holds, wrappers opened: content controls, insertions, links. What was deleted or moved away is left
 * out, and so are the choices of alternate content, which hold drawings and text boxes; their fallback is told.
 */
export function* contentOf(parent: XmlElement): Generator<XmlElement> {
  for (const child of parent.children) {
    if (typeof child === 'string') continue
    if (child.uri === ns.compatibility) {
      if (child.local === 'AlternateContent') {
        const fallback = childOf(child, ns.compatibility, 'Fallback')
        if (fallback) yield* contentOf(fallback)
      }
    } else if (child.uri !== ns.word) {
    } else if (wrappers.has(child.local)) yield* contentOf(child)
    else if (child.local === 'sdt') {
      const content = wordChild(child, 'sdtContent')
      if (content) yield* contentOf(content)
    } else yield child
  }
}
