import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Input } from '../input.ts'
import { discard, exists, inFolder, makeFolder, putInPlace } from '../output.ts'
import { fileProblem, inLanguage, Problem } from '../problem.ts'
import type { Printing } from '../reporters/print.ts'
import { lock } from './lock.ts'
import { type Entry, type Manifest, openManifest } from './manifest.ts'
import type { Outcome } from './outcome.ts'
import { failure } from './perform.ts'
import { type Staged, sha256 } from './staging.ts'

/** The folder that files are written to, and what earlier runs wrote there. */
export interface OutFolder {
  readonly folders: { readonly output: string; readonly staging: string }
  /** What an earlier run of the same call made of an input. */
  readonly knownOf: (input: Input) => Entry | undefined
  /** Puts the files of one outcome in place, or says why not. Called for one outcome after the other. */
  readonly settle: (outcome: Outcome, input: Input) => Outcome
  /** Files of earlier runs that are still there and were neither made nor kept by this one. */
  readonly leftBehind: () => readonly string[]
  readonly close: () => void
}

export interface OutFolderOptions {
  readonly path: string
  readonly inputs: readonly Input[]
  /** Task, options and version of the tool: what another call made is made anew. */
  readonly call: object
  /** Write over what others made, and make anew what is there. */
  readonly force: boolean
  readonly printing: Printing
}

/**
 * Opens a folder for the files of many inputs, with its record in a hidden folder inside. One run at a time.
 *
 * @throws Problem where it cannot be written to or another run has it
 */
export function openOutFolder(options: OutFolderOptions): OutFolder {
  const { path } = options
  const own = join(path, '.gongkai')
  const staging = join(own, 'waiting')
  try {
    makeFolder(staging)
  } catch (error) {
    throw fileProblem(error, path)
  }
  const unlock = lock(join(own, 'lock'))
  // Nobody else is here: what waits was left by a run that was killed.
  for (const left of readdirSync(staging)) discard(join(staging, left))
  const manifest = openManifest(join(own, 'manifest.jsonl'))
  const close = () => {
    manifest.close()
    unlock()
  }
  return { ...outFolder(options, staging, manifest), close }
}

/** A folder for the files of one input: no record is left in it, and it is made only when there is a file. */
export const plainOutFolder = (options: OutFolderOptions): OutFolder => outFolder(options, options.path)

function outFolder(
  { path, inputs, call, force, printing }: OutFolderOptions,
  staging: string,
  manifest?: Manifest,
): OutFolder {
  const by = sha256(JSON.stringify(call))
  const nameOf = (input: Input) => relative(path, input.name)
  const originals = new Set(inputs.map((input) => keyOf(input.path)))
  const names = new Map(inputs.map((input) => [nameOf(input), input.name]))
  const taken = new Map<string, Input>()

  /** Whether the file under this name may be replaced: asked for, or written by an earlier run and not changed since. */
  const replaces = (target: string, { name, sha256: wanted }: Staged, input: Input): boolean => {
    const key = keyOf(target)
    if (originals.has(key)) throw isOriginal(target)
    const first = taken.get(key)
    if (first && first !== input) throw isTaken(target, first.name)
    taken.set(key, input)
    const owner = manifest?.ownerOf(name)
    const other = owner && owner.input !== nameOf(input) ? names.get(owner.input) : undefined
    if (!existsSync(target)) return false
    if (other !== undefined) throw isTaken(target, other)
    if (force) return true
    const present = manifest && sha256(readFileSync(target))
    if (present === undefined || (present !== wanted && present !== owner?.sha256)) throw exists(target)
    return true
  }

  const place = (staged: readonly Staged[], { sha256: hash, counts }: Outcome, input: Input): void => {
    const targets = staged.map((one) => {
      const target = join(path, one.name)
      return { ...one, target, force: replaces(target, one, input) }
    })
    if (hash !== undefined && counts) {
      const files = staged.map(({ name, sha256: content }) => ({ name, sha256: content }))
      manifest?.append({ input: nameOf(input), sha256: hash, by, files, counts })
    }
    for (const { temporary, target, force: over } of targets) {
      inFolder(dirname(target), () => putInPlace(temporary, target, over))
    }
  }

  return {
    folders: { output: path, staging },
    knownOf: (input) => {
      const entry = force ? undefined : manifest?.of(nameOf(input))
      return entry?.by === by ? entry : undefined
    },
    settle: (outcome, input) => {
      const { staged = [], ...rest } = outcome
      if (outcome.kept) {
        for (const { name } of manifest?.of(nameOf(input))?.files ?? [])
          taken.set(keyOf(join(path, name)), input)
      }
      try {
        if (staged.length > 0) place(staged, outcome, input)
        return { ...rest, written: staged.map(({ name }) => join(path, name)) }
      } catch (error) {
        for (const { temporary } of staged) discard(temporary)
        const problem = fileProblem(error, staged[0] ? join(path, staged[0].name) : path)
        const failed = failure(input.name, inLanguage(problem, printing.language), printing)
        return problem.endsRun ? { ...failed, endsRun: true } : failed
      }
    },
    leftBehind: () =>
      [...(manifest?.names() ?? [])]
        .map((name) => join(path, name))
        .filter((target) => !taken.has(keyOf(target)) && existsSync(target)),
    close: () => undefined,
  }
}

const isOriginal = (target: string) =>
  new Problem(
    `不能写回原文件：${target}。-o 请换一个名称或目录。`,
    `${target} is an original, which is never written over; give -o another name or folder.`,
  )

const isTaken = (target: string, other: string) =>
  new Problem(
    `与 ${other} 会写成同一个文件：${target}。请核对两份的单位名称和年度，改正后再运行一次。`,
    `It would take the same file as ${other}: ${target}. Look at agency and year of both, then run again.`,
  )

/** Names that some file system takes for one: Windows and macOS do not tell capitals, macOS not how a letter is composed. */
const keyOf = (path: string) => resolve(path).normalize('NFC').toLowerCase()
