import { ns } from './namespaces.ts'
import type { XmlHandlers } from './xml-events.ts'
import type { XmlNode } from './xml-names.ts'

/**
 * Handlers that are told of one branch of each `mc:AlternateContent` only: the first `mc:Choice` all of whose
 * required namespaces are in `understood`, else the `mc:Fallback` (ECMA-376 part 3). The wrapping elements
 * themselves are not told of.
 */
export function oneAlternative(
  handlers: XmlHandlers,
  understood: ReadonlySet<string> = new Set(),
): XmlHandlers {
  /** Per AlternateContent around the current element: whether a branch of it was taken. */
  const taken: boolean[] = []
  /** The branch being left out, if any. */
  let skipped: XmlNode | undefined
  const isWrapper = ({ uri, local }: XmlNode) =>
    uri === ns.compatibility && (local === 'AlternateContent' || local === 'Choice' || local === 'Fallback')

  return {
    open(node) {
      if (skipped) return
      if (!isWrapper(node)) return handlers.open?.(node)
      if (node.local === 'AlternateContent') taken.push(false)
      else if (taken.at(-1) || (node.local === 'Choice' && !isUnderstood(node, understood))) skipped = node
      else taken[taken.length - 1] = true
    },
    close(node) {
      if (skipped) {
        if (skipped === node) skipped = undefined
      } else if (!isWrapper(node)) return handlers.close?.(node)
      else if (node.local === 'AlternateContent') taken.pop()
    },
    text(text) {
      if (!skipped) return handlers.text?.(text)
    },
  }
}

function isUnderstood({ attributes, scope }: XmlNode, understood: ReadonlySet<string>): boolean {
  const required = (attributes.Requires ?? '').split(/\s+/).filter((prefix) => prefix !== '')
  return required.length > 0 && required.every((prefix) => understood.has(scope.prefixes.get(prefix) ?? ''))
}
