import { cellsOf, editions, type UnreadFiling } from '@gongkai/schema'
import type { Outcome } from '../batch/outcome.ts'
import { runBatch } from '../batch/run.ts'
import type { BatchSettings } from '../batch/settings.ts'
import type { Context } from '../command.ts'
import { bytesOf, type Input } from '../input.ts'
import { Problem } from '../problem.ts'
import { apart, type FileSurvey, type SurveyOptions, surveyor } from './survey-file.ts'

/** What one file came to, as far as a supervisor's work on all of them needs it. */
export interface Surveyed extends Omit<FileSurvey, 'addresses'> {
  /** Where it can be read again. */
  readonly input: Input
  /** Sheet and address of a cell of the form. */
  readonly addressOf: (id: string) => string | undefined
}

export interface Survey {
  readonly read: readonly Surveyed[]
  readonly unread: readonly (UnreadFiling & Pick<Surveyed, 'input'>)[]
}

// Files made from one template have their figures in the same places: one list serves them all.
const places = new Map<string, ReadonlyMap<string, string>>()

function placesOf({ filing, addresses }: FileSurvey): ReadonlyMap<string, string> {
  const key = `${filing.edition}${apart}${addresses}`
  const known = places.get(key)
  if (known) return known
  const each = addresses.split(apart)
  const made = new Map(
    cellsOf(editions[filing.edition]).flatMap(({ id }, i) => (each[i] ? [[id, each[i]] as const] : [])),
  )
  places.set(key, made)
  return made
}

function surveyed(input: Input, survey: FileSurvey): Surveyed {
  const { filing, remarks, repairs, isRollup, report } = survey
  const known = placesOf(survey)
  return {
    filing,
    remarks,
    repairs,
    isRollup,
    ...(report && { report }),
    input,
    addressOf: (id) => known.get(id),
  }
}

/** Reads and checks one file that was named. Throws a Problem. */
export async function surveyNamed(path: string, options: Omit<SurveyOptions, 'keep'>): Promise<Surveyed> {
  const input = { name: path, path, below: path }
  return surveyed(input, await surveyor({ ...options, keep: 'all' })(path, bytesOf(input)))
}

/** Reads and checks every file, in threads where they are many; one that cannot be read is listed with its reason. */
export async function survey(
  inputs: readonly Input[],
  options: SurveyOptions,
  settings: BatchSettings,
  context: Context,
): Promise<Survey> {
  const read: Surveyed[] = []
  const unread: Survey['unread'][number][] = []
  let at = 0
  const add = ({ file, failed, data }: Outcome) => {
    const input = inputs[at++]
    if (!input) throw new RangeError('more outcomes than inputs')
    if (failed !== undefined) unread.push({ file, reason: failed, input })
    else read.push(surveyed(input, data as FileSurvey))
  }
  const printing = { format: 'text', language: options.language, colour: false, detailed: false } as const
  const order = { task: 'survey', options, printing } as const
  const tally = await runBatch({ order, inputs, settings, reporter: { add, end: () => undefined } }, context)
  if (tally.done < tally.total) {
    throw new Problem(
      `读到第 ${tally.done} 份时中断（共 ${tally.total} 份），没有写出文件。请重新运行。`,
      `Interrupted after ${tally.done} of ${tally.total} files; nothing was written.`,
    )
  }
  return { read, unread }
}
