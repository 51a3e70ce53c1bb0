import type { Language } from '@gongkai/schema'
import type { Call, Context } from '../command.ts'
import type { Result } from '../result.ts'
import { jsonOf } from './json.ts'
import { textOf } from './text.ts'

/** The form in which results are printed. */
export interface Printing {
  readonly format: 'text' | 'json'
  readonly language: Language
  readonly colour: boolean
  /** Whether each file's findings are printed, or only the summary. JSON always has them. */
  readonly detailed: boolean
}

/** One file's result in the form asked for, without a line end; empty where only the summary speaks of it. */
export function print(result: Result, printing: Printing): string {
  if (printing.format === 'json') return jsonOf(result)
  return printing.detailed ? textOf(result, printing) : ''
}

/** As many files are told of finding by finding where nothing else is asked for. */
const told = 20

/** The form in which a call wants its results: beyond a few files the summary alone, unless `--details` is given. */
export function printingOf(
  call: Call,
  { language, interactive }: Context,
  files: number,
  format: Printing['format'] = 'text',
): Printing {
  return { format, language, colour: interactive, detailed: call.flag('details') || files <= told }
}
