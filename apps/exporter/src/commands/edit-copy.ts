import { extname, resolve } from 'node:path'
import { cellName, editions, type Language, type Reading, type Value, type Wording } from '@gongkai/schema'
import { setCells, UnchangeableCell, type WorkbookReading } from '@gongkai/workbook'
import { type Call, type Context, onePath, required } from '../command.ts'
import { load, type Source } from '../input.ts'
import { forceOption, type Options, outputOption } from '../options.ts'
import { ensureEnding, writeAtomically } from '../output.ts'
import { Problem, problemFrom } from '../problem.ts'

/** A workbook that was read, with its reading at hand. */
export type Workbook = Source & { readonly reading: WorkbookReading }

export const copyOptions = {
  output: outputOption('COPY.xlsx', '另存为哪个文件', 'the copy'),
  force: forceOption,
} as const satisfies Options

/** Reads the one workbook a call names; the copy never takes its place. */
export async function openForCopy(
  call: Call,
  command: string,
): Promise<{ readonly source: Workbook; readonly output: string }> {
  const example = `gongkai ${command} 年报.xlsx -o 年报-改.xlsx`
  const path = onePath(call, example)
  const output = required('-o', call.text('output'), example)
  // A copy keeps its kind: a workbook with macros under the other ending is not opened by Excel.
  ensureEnding(output, [extname(path).toLowerCase() === '.xlsm' ? '.xlsm' : '.xlsx'])
  if (resolve(output).toLowerCase() === resolve(path).toLowerCase()) {
    throw new Problem(
      '不能写回原文件，-o 请换一个文件名。',
      'The original is never written over; give -o another name.',
    )
  }
  const source = await load(path)
  const { reading } = source
  if (!reading)
    throw new Problem(
      `${path} 不是工作簿，请给出 .xlsx 文件。`,
      `${path} is no workbook; name an .xlsx file.`,
    )
  return { source: { ...source, reading }, output }
}

/** The workbook with these cells changed; what else is in it stays byte for byte. */
function changedCopy({ bytes, reading: { where } }: Workbook, changed: readonly Reading[]): Uint8Array {
  const settings = changed.map(({ at, value }) => {
    const place = where(at)
    if (!place) throw new RangeError(`${at} was read from no cell`)
    return { ...place, value }
  })
  try {
    return setCells(bytes, settings)
  } catch (error) {
    if (!(error instanceof UnchangeableCell)) throw error
    throw problemFrom((language) => error.describe(language))
  }
}

/** 空白 → 0. A text that became a number may look the same before and after: what each is is said. */
function changeWords(before: Value, after: Value, language: Language): string {
  const en = language === 'en'
  if (typeof before === 'string' && typeof after === 'number')
    return en ? `the text “${before}” → the number ${after}` : `文字「${before}」→ 数字 ${after}`
  const shown = (value: Value) => value ?? (en ? 'blank' : '空白')
  return `${shown(before)} → ${shown(after)}`
}

/** Writes the copy and lists what was changed in it; `nothing` is said where nothing was, and nothing is written. */
export async function saveCopy(
  call: Call,
  { out, language }: Context,
  { source, output }: { readonly source: Workbook; readonly output: string },
  changed: readonly Reading[],
  nothing: Wording,
): Promise<void> {
  if (changed.length === 0) {
    out(`${nothing[language]}\n`)
    return
  }
  await writeAtomically(output, changedCopy(source, changed), { force: call.flag('force') })
  const { report, reading } = source
  const lines = changed.map(({ at, value }) => {
    const place = reading.where(at)
    const address = place ? `${place.sheet}!${place.address}` : at
    const name = cellName(editions[report.edition], at)
    const before = report.values[at] ?? null
    return language === 'en'
      ? `  ${address}  ${name}: ${changeWords(before, value, language)}`
      : `  ${address}  ${name}：${changeWords(before, value, language)}`
  })
  const total =
    language === 'en'
      ? `${changed.length} cells changed. Written: ${output}`
      : `改了 ${changed.length} 格。已写出：${output}`
  out(`${[...lines, total].join('\n')}\n`)
}
