import { defaultTreeAdapter, parse } from 'parse5'
import { cellCounter, deepest, mostElements } from '../limits.ts'
import { type Page, type PieceWriter, pieceWriter } from '../page.ts'
import { UnreadableSource } from '../refusal.ts'
import {
  blocks,
  type HtmlContext,
  type HtmlElement,
  isElement,
  isShown,
  isUnread,
  type Parent,
} from './elements.ts'
import { tableOf } from './table.ts'
import { softBreak, tidy } from './white-space.ts'

function walker(): HtmlContext {
  const context: HtmlContext = {
    countCell: cellCounter(),
    walk(parent, out) {
      for (const node of parent.childNodes) {
        if (defaultTreeAdapter.isTextNode(node)) {
          out.text(parent.nodeName === 'pre' ? node.value.replaceAll('\n', softBreak) : node.value)
        } else if (!isElement(node)) continue
        else if (isShown(node)) element(node, out)
        else if (isUnread(node)) out.unread()
      }
    },
  }
  const element = (node: HtmlElement, out: PieceWriter) => {
    if (isUnread(node)) out.unread()
    else if (node.tagName === 'br') out.text(softBreak)
    else if (node.tagName === 'table') out.add(tableOf(node, context))
    else if (blocks.has(node.tagName)) {
      out.endLine()
      context.walk(node, out)
      out.endLine()
    } else context.walk(node, out)
  }
  return context
}

/** A tree that never gets deeper or larger than any report needs: a parser's time grows with both. */
function boundedParse(text: string) {
  let depth = 0
  let elements = 0
  return parse(text, {
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush() {
        depth++
        elements++
        if (depth > deepest) throw new UnreadableSource('too-deep')
        if (elements > mostElements) throw new UnreadableSource('too-large')
      },
      onItemPop() {
        depth--
      },
    },
  })
}

function find(parent: Parent, tagName: string): HtmlElement | undefined {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue
    const found = node.tagName === tagName ? node : find(node, tagName)
    if (found) return found
  }
  return undefined
}

/** Reads a web page: what it shows, table by table and line by line. Frames, scripts and hidden parts are left out. */
export function readHtml(text: string): Page {
  const document = boundedParse(text)
  const out = pieceWriter(tidy)
  walker().walk(document, out)
  const title = find(document, 'title')?.childNodes.map((node) => ('value' in node ? node.value : '')) ?? []
  const name = title.join('').trim()
  const cut = /<html\b/i.test(text) && !/<\/html\s*>/i.test(text)
  return {
    pieces: out.done(),
    findings: [],
    ...(name !== '' && { name }),
    ...(cut && { cut }),
    ...(find(document, 'script') && { more: true }),
  }
}
