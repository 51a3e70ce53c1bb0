import type { Label } from '../editions/form.ts'
import { type PrintedLabel, readLabel } from '../label.ts'

/** How far a printed label may be taken for one of the form's. */
export interface Hit {
  /** Place of the form's label in its list. */
  readonly index: number
  readonly weight: number
}

/** From the official label down to what only its place among the others can confirm. */
export const weights = {
  official: 1,
  /** The official words under another number. */
  renumbered: 0.97,
  variant: 0.9,
  /** With a definition, year or unit in brackets, or without the official one. */
  annotated: 0.8,
  /** A character or two off, and far from every other label. */
  near: 0.6,
  /** Cut off after its beginning. */
  cut: 0.5,
  /** Fits several labels alike. */
  shared: 0.4,
} as const

/** A list of the form's labels as they may be found in print. */
export interface Lexicon {
  readonly labels: readonly Label[]
  /** Labels whose words, or known variants, are printed. */
  hits(printed: PrintedLabel): readonly Hit[]
  /** Labels that come close, for print without any hit. */
  near(printed: PrintedLabel): readonly Hit[]
  /** Labels that a wrong copy of another label may stand for: 本年新制作数量 printed twice. */
  alike(printed: PrintedLabel): readonly Hit[]
  /** Whether some label begins so: half of a label set in two rows. */
  begins(printed: PrintedLabel): boolean
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          above[j]! + 1,
          row[j - 1]! + 1,
          above[j - 1]! + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
        ),
      )
    above = row
  }
  return above[b.length]!
}

interface Spelling extends Hit {
  readonly number: string
}

export function lexiconOf(labels: readonly Label[]): Lexicon {
  const spellings = new Map<string, Spelling[]>()
  const add = (body: string | undefined, index: number, weight: number, number = '') => {
    if (body === undefined || body === '') return
    const list = spellings.get(body) ?? []
    if (!list.some((known) => known.index === index)) list.push({ index, weight, number })
    spellings.set(body, list)
  }
  const officials = labels.map(({ label }) => readLabel(label))
  officials.forEach((official, index) => {
    add(official?.body, index, weights.official, official?.number)
  })
  labels.forEach(({ variants = [] }, index) => {
    for (const variant of variants) add(readLabel(variant)?.body, index, weights.variant)
  })
  officials.forEach((official, index) => {
    add(official?.bare, index, weights.annotated)
    add(official?.head, index, weights.annotated)
  })

  const exact = (printed: PrintedLabel): readonly Hit[] => {
    const own = spellings.get(printed.body)
    if (own)
      return own.map(({ index, weight, number }) => {
        const other = number !== '' && printed.number !== '' && number !== printed.number
        return { index, weight: other ? Math.min(weight, weights.renumbered) : weight }
      })
    const inner = spellings.get(printed.bare ?? '') ?? spellings.get(printed.head ?? '') ?? []
    return inner.map(({ index }) => ({ index, weight: weights.annotated }))
  }

  const close = (printed: PrintedLabel): readonly Hit[] => {
    const text = printed.head ?? printed.body
    if (text.length < 3) return []
    const cut = new Set<number>()
    const distances = new Map<number, number>()
    for (const [body, list] of spellings)
      for (const { index } of list) {
        if (body.startsWith(text)) cut.add(index)
        distances.set(index, Math.min(distances.get(index) ?? Number.POSITIVE_INFINITY, distance(text, body)))
      }
    if (cut.size > 0) {
      const weight = cut.size === 1 ? weights.cut : weights.shared
      return [...cut].map((index) => ({ index, weight }))
    }
    const [best, next] = [...distances].sort(([, a], [, b]) => a - b)
    if (!best || best[1] > text.length / 5 || (next && next[1] < best[1] + 2)) return []
    return [{ index: best[0], weight: weights.near }]
  }

  // Printed labels are one object per text, and the same in every file.
  function remembered<T>(find: (printed: PrintedLabel) => T): (printed: PrintedLabel) => T {
    const known = new WeakMap<PrintedLabel, { readonly found: T }>()
    return (printed) => {
      const before = known.get(printed)
      if (before) return before.found
      const found = find(printed)
      known.set(printed, { found })
      return found
    }
  }

  return {
    labels,
    hits: remembered(exact),
    near: remembered(close),
    alike: remembered(({ body }) =>
      officials.flatMap((official, index) =>
        official && official.body !== body && distance(body, official.body) <= body.length / 3
          ? [{ index, weight: weights.shared }]
          : [],
      ),
    ),
    begins: remembered(
      ({ body }) => body.length >= 2 && [...spellings.keys()].some((known) => known.startsWith(body)),
    ),
  }
}
