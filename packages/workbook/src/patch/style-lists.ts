import { type Element, el, resolveReferences, serialize } from '@gongkai/ooxml'
import { childInserted, childOrders } from './child-order.ts'
import { attributesIn, childIn, childrenIn, prefixOf, rootIn, type Span } from './spans.ts'
import { appended, type Splice, spliced, withAttribute } from './splice.ts'

type ListName = (typeof childOrders.styleSheet)[number]

/** The lists of a styles part, to which entries are added; what is in them keeps its number. */
export interface StyleLists {
  /** With which the part writes its elements: `x:`, else ''. */
  readonly prefix: string
  /** The number of an entry; one that is there already, letter for letter, is taken again. */
  put(list: Exclude<ListName, 'numFmts'>, entry: Element): number
  /** The id under which the part has a number format of its own. */
  numberFormat(code: string): number
  /** The part with all that was put in. */
  xml(): string
}

export function styleLists(xml: string): StyleLists {
  const root = rootIn(xml)
  const prefix = prefixOf(root)
  const opened = new Map<ListName, ReturnType<typeof openList>>()
  const list = (name: ListName) => {
    const known = opened.get(name) ?? openList(xml, root, name)
    opened.set(name, known)
    return known
  }
  let formats: Map<string, number> | undefined
  return {
    prefix,
    put: (name, entry) => list(name).put(serialize(entry)),
    numberFormat(code) {
      formats ??= formatsIn(xml, list('numFmts').entries)
      const id = formats.get(code) ?? Math.max(lastBuiltIn, ...formats.values()) + 1
      if (!formats.has(code))
        list('numFmts').put(serialize(el(`${prefix}numFmt`, { numFmtId: id, formatCode: code })))
      formats.set(code, id)
      return id
    },
    // Lists that the part did not have may come in at one place: there the order given counts.
    xml: () =>
      spliced(
        xml,
        childOrders.styleSheet.flatMap((name) => opened.get(name)?.splices() ?? []),
      ),
  }
}

/** Ids up to here have a meaning of their own. */
const lastBuiltIn = 163

function formatsIn(xml: string, entries: readonly Span[]): Map<string, number> {
  return new Map(
    entries.map((entry) => {
      const { numFmtId, formatCode } = Object.fromEntries(attributesIn(xml, entry))
      return [resolveReferences(formatCode?.value ?? ''), Number(numFmtId?.value)]
    }),
  )
}

/**
 * What a list has to begin with, where it does not: a cell without a format has the first one of each list, and Excel shows the
 * first two fills as none and as dots, whatever they say.
 */
function atFirst(p: string, name: ListName): readonly Element[] {
  switch (name) {
    case 'fonts':
      return [el(`${p}font`)]
    case 'fills':
      return ['none', 'gray125'].map((patternType) =>
        el(`${p}fill`, {}, el(`${p}patternFill`, { patternType })),
      )
    case 'borders':
      return [el(`${p}border`)]
    case 'cellXfs':
      return [el(`${p}xf`)]
    default:
      return []
  }
}

function openList(xml: string, root: Span, name: ListName) {
  const known = childIn(xml, root, name)
  const entries = known ? [...childrenIn(xml, known.innerStart, known.innerEnd)] : []
  const added = atFirst(prefixOf(root), name)
    .slice(entries.length)
    .map((entry) => serialize(entry))
  const numbers = new Map(added.map((entry, index) => [entry, entries.length + index]))
  entries.forEach(({ start, end }, index) => {
    const text = xml.slice(start, end)
    if (!numbers.has(text)) numbers.set(text, index)
  })
  return {
    entries,
    put(entry: string): number {
      const number = numbers.get(entry) ?? entries.length + added.length
      if (!numbers.has(entry)) {
        numbers.set(entry, number)
        added.push(entry)
      }
      return number
    },
    splices(): readonly Splice[] {
      if (added.length === 0) return []
      const content = added.join('')
      const count = entries.length + added.length
      if (known) return [...withAttribute(xml, known, 'count', String(count)), appended(xml, known, content)]
      const tag = `${prefixOf(root)}${name}`
      return [childInserted(xml, root, 'styleSheet', name, `<${tag} count="${count}">${content}</${tag}>`)]
    },
  }
}
