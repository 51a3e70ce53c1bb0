import type { Language } from '@gongkai/schema'
import { notReadLines } from '../batch/not-read.ts'
import type { Tally } from '../batch/tally.ts'
import type { Printing } from './print.ts'
import { printable } from './text.ts'

/**
 * What a batch came to: the numbers, then what could not be read and what has errors, unless the findings stand above. Of
 * one file all is said already, but for what lies beside it.
 */
export function summaryOf(tally: Tally, printing: Printing, several: boolean): string {
  const { language } = printing
  const lines = [...(several ? countLines(tally, printing) : []), ...notReadLines(tally.notRead, language)]
  return lines.map((line) => `${line}\n`).join('')
}

function countLines(tally: Tally, { language, detailed }: Printing): readonly string[] {
  const words = language === 'en' ? english : chinese
  const { failed, faulty } = tally
  return [
    words.counts(tally),
    ...(detailed ? [] : failedLines(failed, language)),
    ...(faulty.length > 0 && !detailed
      ? [
          words.faulty,
          ...faulty.map(
            ({ file, errors, warnings }) => `  ${printable(file)}  ${words.findings(errors, warnings)}`,
          ),
          words.details,
        ]
      : []),
    ...(tally.written + tally.kept > 0 ? [words.written(tally)] : []),
    ...stoppedLines(tally, language),
  ]
}

/** What could not be read or done, each with its reason. */
export function failedLines(failed: Tally['failed'], language: Language): readonly string[] {
  if (failed.length === 0) return []
  const { failed: title } = language === 'en' ? english : chinese
  return [title, ...failed.map(({ file, reason }) => `  ${printable(file)}  ${printable(reason)}`)]
}

/** Why a run ended before the last file, and how far it came. */
export function stoppedLines(tally: Tally, language: Language): readonly string[] {
  const words = language === 'en' ? english : chinese
  return tally.stopped === undefined ? [] : [words.stopped(tally, tally.stopped)]
}

/** A line that names a file that was written. */
export const wroteLine = (path: string, { language }: Pick<Printing, 'language'>): string =>
  language === 'en' ? `Written: ${printable(path)}\n` : `已写出：${printable(path)}\n`

/** What is said of a file that an earlier run did; nothing where only the summary speaks. */
export function keptLine(file: string, { language, detailed }: Printing): string {
  if (!detailed) return ''
  const words = language === 'en' ? 'Written before, not changed since.' : '上次已经写出，没有变化。'
  return `${printable(file)}\n  ${words}`
}

interface Words {
  readonly counts: (tally: Tally) => string
  readonly written: (tally: Tally) => string
  readonly failed: string
  readonly faulty: string
  readonly findings: (errors: number, warnings: number) => string
  readonly details: string
  readonly stopped: (tally: Tally, reason: string) => string
}

const chinese: Words = {
  counts: ({ done, withoutErrors, withWarnings, faulty, failed }) =>
    `共 ${done} 份：${withoutErrors} 份没有错误（其中 ${withWarnings} 份有待核实之处），${faulty.length} 份有错误，${failed.length} 份没有处理成。`,
  written: ({ written, kept }) =>
    `写出 ${written} 个文件${kept > 0 ? `；另有 ${kept} 份上次已经写出，没有变化，没有重做（全部重做请加 --force）` : ''}。`,
  failed: '没有处理成的：',
  faulty: '有错误的：',
  findings: (errors, warnings) => `${errors} 处错误，${warnings} 处待核实`,
  details: '逐条列出请加 --details；交给其他程序处理请用 check --format json。',
  stopped: ({ total, done }, reason) =>
    `${reason === 'interrupted' ? '已按要求中断。' : `${reason}`}${total} 份中做完了 ${done} 份，其余 ${total - done} 份没有处理；以上是做完的。`,
}

const english: Words = {
  counts: ({ done, withoutErrors, withWarnings, faulty, failed }) =>
    `${done} reports: ${withoutErrors} without errors (${withWarnings} of them with warnings), ${faulty.length} with errors, ${failed.length} not done.`,
  written: ({ written, kept }) =>
    `${written} files written${kept > 0 ? `; ${kept} reports were written before and have not changed (--force does them anew)` : ''}.`,
  failed: 'Not done:',
  faulty: 'With errors:',
  findings: (errors, warnings) => `${errors} errors, ${warnings} warnings`,
  details: 'Add --details for each finding; check --format json is for other programs.',
  stopped: ({ total, done }, reason) =>
    `${reason === 'interrupted' ? 'Interrupted.' : reason} ${done} of ${total} files are done, ${total - done} are not; the above is what is done.`,
}
