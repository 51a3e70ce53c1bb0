import { parseArgs } from 'node:util'
import type { Call, Command } from './command.ts'
import { nearestOf } from './nearest.ts'
import { commonOptions, type Option, type Options } from './options.ts'
import { Problem } from './problem.ts'

/** What node:util found in the arguments, before anything is required of it. */
interface Token {
  readonly name: string
  /** As it was typed: -o, --output. */
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

const wrong = (command: Command, zh: string, en: string) =>
  new Problem(
    `命令不对：${zh}用法：gongkai ${command.name} ${command.usage}`,
    `${en} Usage: gongkai ${command.name} ${command.usage}`,
  )

/** -5 is a value; -o and --force, where there are such options, are the next option. */
const isOption = (text: string, options: Options): boolean =>
  /^--./u.test(text) ||
  (/^-[^-]/u.test(text) && Object.values(options).some(({ short }) => short === text[1]))

function unknown(command: Command, { name, rawName }: Token, options: Options): Problem {
  const near = rawName.startsWith('--') ? nearestOf(name, Object.keys(options)) : undefined
  return near === undefined
    ? wrong(command, `没有 ${rawName} 这个选项。`, `There is no option ${rawName}.`)
    : wrong(
        command,
        `没有 ${rawName} 这个选项，是不是 --${near}？`,
        `There is no option ${rawName}; did you mean --${near}?`,
      )
}

function refuse(command: Command, token: Token, option: Option, options: Options): void {
  const { rawName, value, inlineValue } = token
  if (option.type === 'boolean') {
    if (value === undefined) return
    throw wrong(command, `${rawName} 后面不写值。`, `${rawName} takes no value.`)
  }
  if (value !== undefined && (inlineValue || !isOption(value, options))) return
  throw wrong(command, `${rawName} 后面要写 ${option.value}。`, `${rawName} needs a value: ${option.value}.`)
}

/** The call as node:util reads it; an unknown or unfinished option is a Problem that names it. */
export function parseCall(command: Command, args: readonly string[]): Call {
  const options: Options = { ...commonOptions, ...command.options }
  // What is wrong is told by our own sentences: those of node:util are English.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) throw unknown(command, token, options)
    refuse(command, token, option, options)
  }
  const given: Readonly<Record<string, unknown>> = values
  return {
    paths: positionals,
    text: (option) => (typeof given[option] === 'string' ? given[option] : undefined),
    flag: (option) => given[option] === true,
  }
}
