import { statSync } from 'node:fs'
import { listInputs } from '../batch/listing.ts'
import { notReadLines } from '../batch/not-read.ts'
import type { Outcome } from '../batch/outcome.ts'
import { runBatch } from '../batch/run.ts'
import type { BatchSettings } from '../batch/settings.ts'
import type { Call, Context } from '../command.ts'
import type { Input } from '../input.ts'
import type { Options } from '../options.ts'
import { fileProblem, Problem } from '../problem.ts'
import { type Identity, identify } from './identify-file.ts'
import { keptTypes, loadKept } from './read.ts'
import { type Renames, readRenames } from './renames.ts'

/** A report of an earlier year that was given. */
export interface Entry extends Identity {
  readonly input: Input
}

/** The reports `--previous` names: plain data that can be sent to threads. The reports themselves are read where needed. */
export interface Catalogue {
  readonly entries: readonly Entry[]
  readonly renames: Renames
  /** One file was named for one report: it is taken for that agency's, whatever name it bears. */
  readonly meant: boolean
  /** Files that could not be read, with the reason. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[]
}

/** The options of the commands that take last year's reports. */
export const previousOptions = {
  previous: {
    type: 'string',
    value: 'FILE|DIR',
    says: {
      'zh-CN': '上年的报告，或存着各单位各年度报告的目录',
      en: 'last year’s report, or a folder with the reports of all agencies and years',
    },
  },
  renames: {
    type: 'string',
    value: 'FILE.csv',
    says: {
      'zh-CN': '更名表：两列「原名,现名」，与 --previous 同用',
      en: 'agencies that were renamed: two columns 原名,现名; goes with --previous',
    },
  },
} as const satisfies Options

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory() || path.toLowerCase().endsWith('.zip')
  } catch (error) {
    throw fileProblem(error, path)
  }
}

async function entriesIn(
  path: string,
  settings: BatchSettings,
  context: Context,
): Promise<Pick<Catalogue, 'entries' | 'unread'>> {
  const { inputs, notRead } = await listInputs([path], { types: keptTypes })
  context.err(
    notReadLines(notRead, context.language)
      .map((line) => `${line}\n`)
      .join(''),
  )
  const entries: Entry[] = []
  const unread: Catalogue['unread'][number][] = []
  let at = 0
  const add = ({ file, failed, data }: Outcome) => {
    const input = inputs[at++]
    if (!input) throw new RangeError('more outcomes than inputs')
    if (failed !== undefined) unread.push({ file, reason: failed })
    else entries.push({ input, ...(data as Identity) })
  }
  const printing = { format: 'text', language: context.language, colour: false, detailed: false } as const
  const order = { task: 'identify', options: {}, printing } as const
  const tally = await runBatch({ order, inputs, settings, reporter: { add, end: () => undefined } }, context)
  if (tally.done < tally.total) {
    throw new Problem('读上年报告时中断，没有检查。', 'Interrupted while last year’s reports were read.')
  }
  return { entries, unread }
}

/**
 * What `--previous` and `--renames` name, looked through once; nothing where the call has no `--previous`. `reports` is how
 * many are to be set beside it. Throws a Problem.
 */
export async function catalogueOf(
  call: Call,
  context: Context,
  settings: BatchSettings,
  reports: number,
): Promise<Catalogue | undefined> {
  const path = call.text('previous')
  const list = call.text('renames')
  if (path === undefined) {
    if (list === undefined) return undefined
    throw new Problem(
      '--renames 是给 --previous 用的，请用 --previous 给出上年报告。',
      '--renames goes with --previous: name last year’s reports.',
    )
  }
  const renames = await readRenames(list)
  if (isFolder(path)) return { ...(await entriesIn(path, settings, context)), renames, meant: false }
  const input = { name: path, path, below: path }
  const entry = { input, ...identify((await loadKept(input)).report) }
  return { entries: [entry], unread: [], renames, meant: reports === 1 }
}
