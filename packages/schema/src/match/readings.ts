import type { Label } from '../editions/form.ts'
import { type PrintedLabel, readLabel } from '../label.ts'
import type { Form, FormBlock } from './forms.ts'
import { type Hit, type Lexicon, weights } from './lexicon.ts'
import type { Worded } from './scan.ts'

interface Reading {
  readonly text: string
  readonly label: PrintedLabel
  readonly hits: readonly Hit[]
}

/** Reads the lowest `count` cells of a position as one label; what stands above them must be its groups. */
function readingOf(
  form: Form,
  block: FormBlock,
  stack: readonly Worded[],
  count: number,
  find: (label: PrintedLabel) => readonly Hit[],
): Reading | undefined {
  const text =
    count === 1
      ? stack.at(-1)!.cell.text
      : stack
          .slice(-count)
          .map(({ cell }) => cell.text.trim())
          .join('')
  const label = readLabel(text)
  const found = label ? find(label) : []
  if (!label || found.length === 0) return
  const { groupLexicon } = form
  const above = stack.slice(0, -count).flatMap((word) => groupLexicon.hits(word.label))
  const groups = above.map(({ index }) => groupLexicon.labels[index])
  const hits = found.filter(({ index }) => {
    const own: readonly Label[] = block.columns[index]?.groups ?? []
    return groups.every((group) => group && own.includes(group))
  })
  return hits.length > 0 ? { text, label, hits } : undefined
}

/** The ways to read a position: its lowest cell, or the last two or three put together (商业 over 企业). */
export function readingsOf(form: Form, block: FormBlock, stack: readonly Worded[]): readonly Reading[] {
  const ways = (find: (label: PrintedLabel) => readonly Hit[]) => {
    const readings: Reading[] = []
    for (let count = 1; count <= Math.min(3, stack.length); count++) {
      const reading = readingOf(form, block, stack, count, find)
      if (reading) readings.push(reading)
      if (reading?.hits.some(({ weight }) => weight === weights.official)) break
    }
    return readings
  }
  const read = ways(block.lexicon.hits)
  return read.length > 0 ? read : ways(block.lexicon.near)
}

/**
 * Words seen more often than the form has them may also stand for a label like them; but not beside an unknown label or
 * more labels than columns, so that it may be any of the others.
 */
export function withCopies(
  lexicon: Lexicon,
  readings: readonly (readonly Reading[])[],
): readonly (readonly Reading[])[] {
  const known = readings.map((list) => list.length > 0)
  const run = known.slice(known.indexOf(true), known.lastIndexOf(true) + 1)
  if (run.length > lexicon.labels.length || run.includes(false)) return readings
  const times = new Map<PrintedLabel, number>()
  for (const list of readings) for (const { label } of list) times.set(label, (times.get(label) ?? 0) + 1)
  if (times.size === readings.length) return readings
  return readings.map((list) =>
    list.map((reading) => {
      const { label, hits } = reading
      return (times.get(label) ?? 0) > hits.length
        ? { ...reading, hits: [...hits, ...lexicon.alike(label)] }
        : reading
    }),
  )
}
