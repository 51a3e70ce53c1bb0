import { type Comparison, comparisonCounts, jumpsOf, type Language, underivableCells } from '@gongkai/schema'
import type { ComparisonOutput } from './schema.ts'

/** Where the two sides come from. */
export interface ComparedFiles {
  readonly before: string
  readonly now: string
}

/** The comparison as `comparisonOutputSchema` has it. */
export function comparisonJson(
  comparison: Comparison,
  files: ComparedFiles,
  { tool, language }: { readonly tool: string; readonly language: Language },
): string {
  const { before, now, cautions, lines, underivable } = comparison
  const output = {
    version: 1,
    tool,
    before: { file: files.before, ...before },
    now: { file: files.now, ...now },
    cautions,
    counts: comparisonCounts(comparison),
    jumps: jumpsOf(comparison).map(({ at }) => at),
    lines,
    underivable: underivable.map((record) => ({
      edition: record.edition,
      from: record.from,
      cells: underivableCells(record),
      why: record.why[language],
    })),
  } satisfies Unwritable<ComparisonOutput>
  return `${JSON.stringify(output, null, 2)}\n`
}

/** What parses to a value may be made of parts that cannot be changed. */
type Unwritable<T> = T extends object ? { readonly [K in keyof T]: Unwritable<T[K]> } : T
