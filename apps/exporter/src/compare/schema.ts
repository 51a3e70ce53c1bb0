import { z } from 'zod'

const figure = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('number'),
    value: z.number(),
    /** What stands in the cell, where that is text. */
    typed: z.string().optional(),
  }),
  z.strictObject({ state: z.literal('blank') }),
  z.strictObject({ state: z.literal('unreadable'), typed: z.string() }),
  z.strictObject({ state: z.literal('partial') }),
  z.strictObject({ state: z.literal('absent') }),
])

const edition = z.enum(['2019', '2021'])
const ids = z.array(z.string())

const side = z.strictObject({ file: z.string(), agency: z.string(), year: z.int(), edition })

const line = z.strictObject({
  at: z.string(),
  table: z.enum(['proactive', 'requests', 'disputes']),
  name: z.string().min(1),
  before: figure,
  now: figure,
  cells: z.strictObject({ before: ids, now: ids }),
  /** now − before; absent where either is no number. */
  difference: z.number().optional(),
  /** Hundred times the difference over the earlier figure, not rounded; absent where that is not above 0. */
  percent: z.number().optional(),
})

const count = z.int().min(0)

/** What `gongkai compare --to json` writes. */
export const comparisonOutputSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  before: side,
  now: side,
  cautions: z.array(z.enum(['same-year', 'years-apart', 'other-agency', 'other-edition'])),
  counts: z.strictObject({ compared: count, changed: count, unsettled: count, oneSided: count }),
  /** The `at` of every line that changed, the worst jump first. */
  jumps: ids,
  /** Every cell, in the order of the later form. */
  lines: z.array(line),
  /** Cells of one form that the other does not settle, and why. */
  underivable: z.array(z.strictObject({ edition, from: edition, cells: ids, why: z.string().min(1) })),
})

export type ComparisonOutput = z.infer<typeof comparisonOutputSchema>
