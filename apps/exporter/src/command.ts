import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Language } from '@gongkai/schema'
import { Problem } from './problem.ts'

type ParseArgsOptionsConfig = NonNullable<ParseArgsConfig['options']>

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
  readonly options: ParseArgsOptionsConfig
  readonly run: (call: Call, context: Context) => Promise<number>
}

export interface Call {
  readonly paths: readonly string[]
  readonly text: (option: string) => string | undefined
  readonly flag: (option: string) => boolean
}

const commonOptions = {
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

/** The call as node:util reads it; an unknown or unfinished option is a Problem that names it. */
export function parseCall(command: Command, args: readonly string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...commonOptions, ...command.options },
      allowPositionals: true,
    })
    const given: Readonly<Record<string, unknown>> = values
    return {
      paths: positionals,
      text: (option) => (typeof given[option] === 'string' ? given[option] : undefined),
      flag: (option) => given[option] === true,
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Problem(
      `命令不对：${error.message.split('. ')[0]}。用法：gongkai ${command.name} ${command.usage}`,
      `${error.message.split('. ')[0]}. Usage: gongkai ${command.name} ${command.usage}`,
    )
  }
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
