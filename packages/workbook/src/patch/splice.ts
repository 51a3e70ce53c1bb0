import { attributesIn, type Span } from './spans.ts'

/** A change of a text: what stands from `start` to `end` becomes `text`. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The text with all changes made. Those at one place are made in the order given.
 *
 * @throws RangeError where two changes overlap
 */
export function spliced(text: string, splices: readonly Splice[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text: inserted } of splices.toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  )) {
    if (start < at) throw new RangeError('two changes of one place')
    out += text.slice(at, start) + inserted
    at = end
  }
  return out + text.slice(at)
}

export const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text })

/** Puts `content` behind what an element holds; `<rows/>` gets an end tag of its own. */
export function appended(xml: string, parent: Span, content: string): Splice {
  return parent.innerStart === parent.end ? opened(xml, parent, content) : insertion(parent.innerEnd, content)
}

function opened(xml: string, { name, end }: Span, content: string): Splice {
  const slash = xml.lastIndexOf('/', end - 1)
  return { start: slash, end, text: `>${content}</${name}>` }
}

/** Sets an attribute, in place where the element has it, else as its last one. `undefined` removes it. */
export function withAttribute(
  xml: string,
  element: Span,
  name: string,
  value: string | undefined,
): readonly Splice[] {
  const known = attributesIn(xml, element).get(name)
  if (value === undefined) return known ? [{ start: known.start, end: known.end, text: '' }] : []
  const text = ` ${name}="${value}"`
  if (known) return [{ start: known.start, end: known.end, text }]
  const last = [...attributesIn(xml, element).values()].at(-1)
  return [insertion(last?.end ?? element.start + 1 + element.name.length, text)]
}
