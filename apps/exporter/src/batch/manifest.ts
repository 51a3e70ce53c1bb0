import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { fileProblem } from '../problem.ts'
import type { Counts } from './outcome.ts'

/** A file that was written, by its name below the folder and the hash of its content. */
export interface Written {
  readonly name: string
  readonly sha256: string
}

/** What is remembered of one input: what was made of which bytes by which call. */
export interface Entry {
  /** The input, as seen from the folder that was written to. */
  readonly input: string
  readonly sha256: string
  /** The call: a hash of task, options and version of the tool. */
  readonly by: string
  readonly files: readonly Written[]
  readonly counts: Counts
}

export interface Owner {
  readonly input: string
  readonly sha256: string
}

/**
 * The record of what was written to a folder: one line of JSON per input, only ever appended, and each line before its files are
 * put in place. A line therefore proves nothing by itself: it holds where the files have the content it names. After a
 * kill the last line may be torn and is passed over.
 */
export interface Manifest {
  readonly of: (input: string) => Entry | undefined
  /** The input whose file last took a name, and the hash of that file. */
  readonly ownerOf: (name: string) => Owner | undefined
  /** Every name that was ever written under. */
  readonly names: () => Iterable<string>
  readonly append: (entry: Entry) => void
  readonly close: () => void
}

export function openManifest(path: string): Manifest {
  const entries = new Map<string, Entry>()
  const owners = new Map<string, Owner>()
  const remember = (entry: Entry) => {
    entries.set(entry.input, entry)
    for (const { name, sha256 } of entry.files) owners.set(name, { input: entry.input, sha256 })
  }
  try {
    const before = textOf(path)
    for (const entry of entriesIn(before)) remember(entry)
    const file = openSync(path, 'a')
    let torn = before !== '' && !before.endsWith('\n')
    return {
      of: (input) => entries.get(input),
      ownerOf: (name) => owners.get(name),
      names: () => owners.keys(),
      append: (entry) => {
        const line = `${torn ? '\n' : ''}${JSON.stringify(entry)}\n`
        torn = true
        try {
          if (writeSync(file, line) === Buffer.byteLength(line)) torn = false
        } catch (error) {
          throw fileProblem(error, path)
        }
        if (torn) throw fileProblem(Object.assign(new Error('short write'), { code: 'ENOSPC' }), path)
        remember(entry)
      },
      close: () => closeSync(file),
    }
  } catch (error) {
    throw fileProblem(error, path)
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

const entriesIn = (text: string): readonly Entry[] => text.split('\n').flatMap((line) => entryOf(line) ?? [])

/** What earlier runs wrote, as far as a record tells; nothing where there is none. Throws a Problem. */
export function recordedIn(path: string): readonly Entry[] {
  try {
    return entriesIn(textOf(path))
  } catch (error) {
    throw fileProblem(error, path)
  }
}

/** The entry on a line; `undefined` for a torn one, and for anything else that is none. */
function entryOf(line: string): Entry | undefined {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    return undefined
  }
  return isEntry(read) ? read : undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || !isObject(value.counts) || !Array.isArray(value.files)) return false
  const { errors, warnings, notes } = value.counts
  return (
    [value.input, value.sha256, value.by].every((text) => typeof text === 'string') &&
    [errors, warnings, notes].every(Number.isSafeInteger) &&
    value.files.every(
      (file) => isObject(file) && typeof file.name === 'string' && typeof file.sha256 === 'string',
    )
  )
}
