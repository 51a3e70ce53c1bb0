import type { DefaultTreeAdapterMap } from 'parse5'
import type { PieceWriter } from '../page.ts'

export type Parent = DefaultTreeAdapterMap['parentNode']
export type HtmlElement = DefaultTreeAdapterMap['element']

const words = (text: string) => new Set(text.split(' '))

export const blocks = words(
  'address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol option p pre section summary tbody td tfoot th thead tr ul',
)
/** Not part of what a page has to say, or not shown. */
const leftOut = words(
  'applet aside audio button canvas datalist embed footer frameset head iframe input math nav noembed noframes noscript object script select style svg template textarea video',
)
const hidden = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

const isHidden = (element: HtmlElement): boolean =>
  attributeOf(element, 'hidden') !== undefined || hidden.test(attributeOf(element, 'style') ?? '')

export const isShown = (element: HtmlElement): boolean => !leftOut.has(element.tagName) && !isHidden(element)

/** Shown, and may hold a table or words that are not read. */
const unread = words('applet canvas embed frameset iframe img object svg video')

export const isUnread = (element: HtmlElement): boolean => unread.has(element.tagName) && !isHidden(element)

export const isElement = (node: DefaultTreeAdapterMap['node']): node is HtmlElement => 'tagName' in node

/** What the tables of one page share. */
export interface HtmlContext {
  readonly countCell: () => void
  readonly walk: (parent: Parent, out: PieceWriter) => void
}
