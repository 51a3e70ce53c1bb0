import type { Language } from '@gongkai/schema'
import type { Options } from './options.ts'
import { Problem } from './problem.ts'

/** Where a command prints, so that tests can listen. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** What is printed goes to a terminal: colour is for people only. */
  readonly interactive: boolean
  /** The terminal on which progress is drawn; none where nobody watches. */
  readonly progress?: NodeJS.WriteStream
}

export interface Context extends Terminal {
  readonly language: Language
  readonly tool: string
}

/** One command of `gongkai`: its own options beside the common ones, and what it does. */
export interface Command {
  readonly name: string
  /** Its line in the help, after the name. */
  readonly usage: string
  readonly summary: Readonly<Record<Language, string>>
  readonly options: Options
  readonly run: (call: Call, context: Context) => Promise<number>
}

export interface Call {
  readonly paths: readonly string[]
  readonly text: (option: string) => string | undefined
  readonly flag: (option: string) => boolean
}

/** The value of an option that takes one of a few words. */
export function oneOf<const T extends string>(
  option: string,
  given: string | undefined,
  words: readonly T[],
  fallback: T,
): T {
  if (given === undefined) return fallback
  const found = words.find((word) => word === given)
  if (found !== undefined) return found
  throw new Problem(
    `--${option} 只能是 ${words.join('、')}，写的是「${given}」。`,
    `--${option} takes ${words.join(', ')}, not “${given}”.`,
  )
}

/** The value of an option that has to be given. */
export function required(option: string, given: string | undefined, example: string): string {
  if (given !== undefined && given !== '') return given
  throw new Problem(`缺少 ${option}，例如 ${example}。`, `${option} is missing, for example ${example}.`)
}

/** The one path a command works on. */
export function onePath({ paths }: Call, example: string): string {
  const [path, ...more] = paths
  if (path !== undefined && more.length === 0) return path
  throw new Problem(
    `请给出一个文件，例如 ${example}。写的是 ${paths.length} 个。`,
    `Name one file, for example ${example}; ${paths.length} were named.`,
  )
}
