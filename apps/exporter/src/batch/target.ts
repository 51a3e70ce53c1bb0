import { basename, dirname } from 'node:path'
import type { Call, Context } from '../command.ts'
import type { Input } from '../input.ts'
import { isFileName } from '../output.ts'
import { Problem } from '../problem.ts'
import type { Printing } from '../reporters/print.ts'
import { type OutFolder, openOutFolder, plainOutFolder } from './out-folder.ts'

/** What `-o` names: a folder, or the one file in it that is to be written. */
export interface Target {
  readonly path: string
  readonly name?: string
}

/** `-o` understood. One file takes one input and one form only. */
export function targetOf(output: string, files: number): Target {
  if (!isFileName(output)) return { path: output }
  if (files === 1) return { path: dirname(output), name: basename(output) }
  throw new Problem(
    `要写出的文件不止一个，-o 请给目录，不能是文件名 ${output}。`,
    `More than one file is to be written: -o takes a folder, not the file ${output}.`,
  )
}

/** The folder opened for a call: with a record of what was written, unless the call names one single file. */
export function openTarget(
  call: Call,
  { tool }: Context,
  what: {
    readonly task: string
    readonly options: object
    readonly path: string
    readonly inputs: readonly Input[]
    readonly printing: Printing
  },
): OutFolder {
  const { task, options, path, inputs, printing } = what
  const single = inputs.length === 1 && call.paths.includes(inputs[0]?.path ?? '')
  const open = single ? plainOutFolder : openOutFolder
  return open({ path, inputs, call: { tool, task, options }, force: call.flag('force'), printing })
}
