import type { Language } from '@gongkai/schema'
import type { Command } from './command.ts'
import { commonOptions, type Options } from './options.ts'

/** One line for each option of a command, its own first. */
function optionLines(options: Options, language: Language): readonly string[] {
  return Object.entries(options).map(([name, option]) => {
    const short = option.short === undefined ? '' : `-${option.short}, `
    const value = option.type === 'string' ? ` ${option.value}` : ''
    return `  ${short}--${name}${value}\n      ${option.says[language]}`
  })
}

/** `gongkai CMD --help`: how it is called, what it does, and what each option means. */
export function helpOf({ name, usage, summary, options }: Command, language: Language): string {
  const own = Object.keys(options).length > 0
  return [
    `gongkai ${name} ${usage}`,
    `  ${summary[language]}`,
    ...(own ? ['', ...optionLines(options, language)] : []),
    ...optionLines(commonOptions, language),
    '',
  ].join('\n')
}
