import type { BatchSettings } from '../batch/settings.ts'
import { exitCodeOf, type Tally } from '../batch/tally.ts'
import type { Call, Context } from '../command.ts'
import type { Input } from '../input.ts'
import type { Printing } from '../reporters/print.ts'
import type { Reporter } from '../reporters/reporter.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { countingLastYear, tellUnusable } from './told.ts'

export { previousOptions } from './catalogue.ts'

/** What `--previous` adds to a call on many files; nothing where it is not given. */
export interface Opened {
  /** For the task's options. */
  readonly options: { readonly previous?: Catalogue }
  /** The printing of the call, which tells at the end how many were found. */
  readonly telling: (reporter: Reporter) => Reporter
  /** 2 also where a file given as last year's could not be read: what it would have shown is not known. */
  readonly exitCodeOf: (tally: Tally) => 0 | 1 | 2
}

/** Looks through what `--previous` names and tells of what is no use. Throws a Problem. */
export async function openPrevious(
  call: Call,
  context: Context,
  settings: BatchSettings,
  { inputs, printing }: { readonly inputs: readonly Input[]; readonly printing: Printing },
): Promise<Opened> {
  const previous = await catalogueOf(call, context, settings, inputs.length)
  if (!previous) return { options: {}, telling: (reporter) => reporter, exitCodeOf }
  tellUnusable(previous, context)
  const counted = printing.format === 'text' && inputs.length > 1
  return {
    options: { previous },
    telling: (reporter) => (counted ? countingLastYear(reporter, context) : reporter),
    exitCodeOf: (tally) => (previous.unread.length > 0 ? 2 : exitCodeOf(tally)),
  }
}
