import { hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { discard, inFolder } from '../output.ts'
import { fileProblem } from '../problem.ts'
import type { Written } from './manifest.ts'

/** A file that a task made, by its name below the folder that is written to. */
export interface Made {
  readonly name: string
  readonly content: Uint8Array | string
}

/** A file written whole, but not under its name yet. */
export interface Staged extends Written {
  readonly temporary: string
}

export const sha256 = (content: Uint8Array | string): string => hash('sha256', content)

let staged = 0

/** Writes a file into the folder where files wait; its hidden name is this thread's alone. */
export function stage(folder: string, { name, content }: Made): Staged {
  const temporary = join(folder, `.${process.pid}-${threadId}-${++staged}.tmp`)
  try {
    inFolder(folder, () => writeFileSync(temporary, content, { flag: 'wx' }))
    return { name, sha256: sha256(content), temporary }
  } catch (error) {
    discard(temporary)
    throw fileProblem(error, name)
  }
}
