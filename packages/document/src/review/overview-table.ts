import { type Element, el, type Xml, xmlSafe } from '@gongkai/ooxml'
import type { Tone } from './overview-model.ts'

/** A cell's content and its class. */
export type Cell = { readonly content: Xml | readonly Xml[]; readonly look?: string }

export const text = (content: string): Cell => ({ content: xmlSafe(content) })
export const number = (value: number): Cell => ({ content: String(value), look: 'number' })
/** Words in the colour of what they say. */
export const state = (words: string, tone: Tone): Cell => ({ content: xmlSafe(words), look: `state ${tone}` })

/** A table whose first column names its rows; wide ones scroll within themselves, by keyboard too. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): Element {
  const [first, ...others] = heads
  return el(
    'div',
    { class: 'wide', role: 'region', 'aria-label': `${caption}（表格）`, tabindex: 0 },
    el(
      'table',
      undefined,
      el('caption', undefined, caption),
      el(
        'thead',
        undefined,
        el(
          'tr',
          undefined,
          [first, ...others].map((head) => el('th', { scope: 'col' }, head ?? '')),
        ),
      ),
      el(
        'tbody',
        undefined,
        rows.map((cells) =>
          el(
            'tr',
            undefined,
            cells.map(({ content, look }, i) =>
              el(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : undefined, class: look }, content),
            ),
          ),
        ),
      ),
    ),
  )
}
