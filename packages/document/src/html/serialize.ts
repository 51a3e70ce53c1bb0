import type { Element, Xml } from '@gongkai/ooxml'

/** Elements of HTML that have no end tag. */
const empty = new Set(['br', 'col', 'hr', 'img', 'meta', 'wbr'])

/** Elements whose text is not escaped; we write our own style sheet there and never a report's text. */
const raw = new Set(['style'])

/** A new line after these keeps the source readable; white space there shows nothing. */
const block = new Set([
  'caption',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'p',
  'table',
  'tbody',
  'thead',
  'title',
  'tr',
])

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00a0': '&nbsp;',
}

/** Text or an attribute's value in which nothing can be read as markup. */
export const escapeHtml = (text: string): string =>
  /[&<>"'\u00a0]/.test(text) ? text.replace(/[&<>"'\u00a0]/g, (character) => escapes[character]!) : text

/** A tree of elements as HTML. */
export function serializeHtml({ name, attributes, children }: Element): string {
  let out = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) out += ` ${key}="${escapeHtml(String(value))}"`
  }
  out += '>'
  if (empty.has(name)) return out
  const write = (child: Xml) =>
    typeof child !== 'string' ? serializeHtml(child) : raw.has(name) ? child : escapeHtml(child)
  for (const child of children) out += write(child)
  return `${out}</${name}>${block.has(name) ? '\n' : ''}`
}
