import { z } from 'zod'
import { cellsOf } from './cells.ts'
import type { Edition } from './editions/form.ts'
import { editions } from './editions/index.ts'
import { type Report, reportFormat } from './report.ts'

const paragraphs = z.array(z.string())

const agency = z.strictObject({
  name: z.string().min(1),
  signature: z.string().optional(),
  kind: z.enum(['government', 'department', 'other']).optional(),
  level: z.enum(['national', 'province', 'city', 'county', 'township']).optional(),
  mayMakeRules: z.boolean().optional(),
})

const value = z.union([z.number(), z.string(), z.null()])

const bySection = <S extends z.ZodType>({ sections }: Edition, schema: S) =>
  z.strictObject(Object.fromEntries(sections.map(({ id }) => [id, schema.optional()])))

const editionSchema = <Id extends keyof typeof editions>(id: Id) => {
  const edition: Edition = editions[id]
  return z.strictObject({
    $schema: z.string().optional(),
    format: z.literal(reportFormat),
    edition: z.literal(id),
    year: z.int().min(2019).max(2100),
    title: z.string().optional(),
    agency,
    date: z.string().optional(),
    preface: paragraphs.optional(),
    sections: bySection(edition, paragraphs),
    headings: bySection(edition, z.string()).optional(),
    explanations: z.array(z.strictObject({ for: z.string(), text: z.string() })).optional(),
    values: z.partialRecord(z.enum(cellsOf(edition).map((cell) => cell.id)), value),
  })
}

/** The zod schema of a report file (`gongkai-report/1`): ids of cells the edition does not have are refused. */
export const reportSchema = z.discriminatedUnion('edition', [editionSchema('2019'), editionSchema('2021')])

/** JSON Schema (2020-12) of a report file, derived from the same form. */
export const reportJsonSchema = (): object => z.toJSONSchema(reportSchema)

/** Where a report file is not of its shape: the path of the key and what zod says of it. */
export interface ReportIssue {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** A report from parsed JSON, or the places where it is not of the shape `gongkai-report/1`. */
export function parseReport(
  json: unknown,
): { readonly report: Report } | { readonly issues: readonly ReportIssue[] } {
  const parsed = reportSchema.safeParse(json)
  if (parsed.success) {
    const { $schema: _, ...report } = parsed.data
    return { report: report as Report }
  }
  return {
    issues: parsed.error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message })),
  }
}
