import { z } from 'zod'

const value = z.union([z.number(), z.string(), z.null()])
const reading = z.strictObject({ at: z.string(), value })

const count = z.int().min(0)
const nth = z.int().min(1)

/** A place in a workbook, in a page or Word file, or in a text. */
const where = z.union([
  z.strictObject({ sheet: z.string(), address: z.string() }),
  z.strictObject({
    table: z.string(),
    part: nth.optional(),
    row: nth.optional(),
    column: nth.optional(),
  }),
  z.strictObject({ section: z.string(), paragraph: nth }),
  z.strictObject({ line: nth }),
])

const finding = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+\/[a-z0-9-]+$/u),
  severity: z.enum(['error', 'warning', 'note']),
  at: z.string(),
  actual: value.optional(),
  expected: value.optional(),
  evidence: z.array(reading),
  fix: z.strictObject({ title: z.string(), safe: z.boolean(), set: z.array(reading) }).optional(),
  where: where.optional(),
  /** Of what could not be read in a published report. */
  fault: z.enum(['source', 'reading', 'unknown']).optional(),
  message: z.string().min(1),
  why: z.string().min(1),
  todo: z.string().min(1),
  explanation: z.string().optional(),
})

const lastYear = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('found'),
    file: z.string(),
    agency: z.string().optional(),
    doubts: z.int().min(1).optional(),
  }),
  z.strictObject({
    state: z.literal('missing'),
    year: z.int(),
    near: z.strictObject({ file: z.string(), agency: z.string(), year: z.int() }).optional(),
  }),
  z.strictObject({ state: z.literal('ambiguous'), year: z.int(), files: z.array(z.string()).min(2) }),
])

const checkedFile = z.strictObject({
  file: z.string(),
  agency: z.string(),
  year: z.int(),
  edition: z.enum(['2019', '2021']),
  findings: z.array(finding),
  repairs: z.array(z.strictObject({ set: z.array(reading), resolves: z.array(z.string()) })),
  checked: z.strictObject({
    cells: count,
    rules: count,
    passed: count,
    ifBlankIsZero: count,
    notAssessable: count,
  }),
  /** With `--previous`: the report of the year before, or why there is none. */
  lastYear: lastYear.optional(),
})

const similarSide = z.strictObject({
  file: z.string(),
  agency: z.string(),
  year: z.int(),
  /** Sentences that stand in the other text, of those that were compared. */
  taken: count,
  of: count,
  share: z.number().min(0).max(1),
})

const similar = z.strictObject({
  threshold: z.number().min(0).max(1),
  compared: count,
  /** Files with too few sentences of their own. */
  tooShort: z.array(z.string()),
  /** Sentences of so many reports that they count as nobody's own, and how many have them. */
  widespread: z.array(z.strictObject({ words: z.string(), reports: count })),
  /** The most alike first; `a` has the larger share in the other. */
  pairs: z.array(
    z.strictObject({
      a: similarSide,
      b: similarSide,
      sentences: z.array(z.strictObject({ at: z.string(), words: z.string() })),
    }),
  ),
})

/** What `gongkai check --format json` prints: the files in the order they were named; an unread one has only its error. */
export const checkOutputSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  files: z.array(z.union([checkedFile, z.strictObject({ file: z.string(), error: z.string().min(1) })])),
  /** Files that were not looked at, where the run was interrupted. */
  unfinished: count.optional(),
  /** Files of the folders that may hold a report and are of a kind that is not read, and what to do with them. */
  notRead: z.array(z.strictObject({ file: z.string(), todo: z.string().min(1) })).optional(),
  /** With `--similar`: reports whose texts are alike. */
  similar: similar.optional(),
})

export type CheckOutput = z.infer<typeof checkOutputSchema>
