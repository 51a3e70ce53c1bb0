import { extname } from 'node:path'
import { listInputs } from '../batch/listing.ts'
import { runBatch } from '../batch/run.ts'
import { batchOptions, batchSettings } from '../batch/settings.ts'
import { exitCodeOf } from '../batch/tally.ts'
import { openTarget, targetOf } from '../batch/target.ts'
import { type Command, oneOf, required } from '../command.ts'
import { fileOrFolder, forceOption } from '../options.ts'
import { ensureEnding, isFileName } from '../output.ts'
import { Problem } from '../problem.ts'
import { printingOf } from '../reporters/print.ts'
import { type ImportFormat, importFormats } from './import-file.ts'
import { importReporter } from './import-text.ts'

/** Endings of what a report may be published as, and of what is refused with what to do instead. */
const types = ['.docx', '.html', '.htm', '.shtml', '.txt', '.csv', '.xlsx', '.xlsm', '.json']
const refused = ['.pdf', '.doc', '.wps', '.ofd', '.xls', '.et', '.mht', '.mhtml', '.rtf', '.odt']

function formatsOf(given: string | undefined, output: string): readonly ImportFormat[] {
  const file = isFileName(output) ? extname(output).slice(1).toLowerCase() : undefined
  const named = (given ?? file ?? 'xlsx').split(',').map((name) => name.trim())
  return [...new Set(named)].map((name) => {
    const format = importFormats.find((known) => known === name)
    if (format) return format
    throw new Problem(
      `不能导入为「${name}」；可以是 ${importFormats.join('、')}。`,
      `Cannot import to “${name}”; known are ${importFormats.join(', ')}.`,
    )
  })
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^20\d{2}$/u.test(text)) return Number(text)
  throw new Problem(
    `--year 应为四位年份，例如 2024；写的是「${text}」。`,
    `--year takes a year such as 2024, not “${text}”.`,
  )
}

export const importCommand: Command = {
  name: 'import',
  usage:
    'FILE|DIR|ZIP… -o FILE|DIR [--to xlsx,json] [--year 2024] [--agency NAME] [--totals typed|formula] [--force] [--details] [--jobs N] [--quiet]',
  summary: {
    'zh-CN': '把发布过的年报（网页、Word、文本、表格、JSON）读回工作簿，数值原样，认不准的逐条指出',
    en: 'read published reports (web page, Word, text, workbook, JSON) back into workbooks, values as they are',
  },
  options: {
    output: fileOrFolder,
    to: {
      type: 'string',
      value: 'xlsx,json',
      says: {
        'zh-CN': '形式，用逗号隔开，默认 xlsx',
        en: 'forms, separated by commas; xlsx where left out',
      },
    },
    year: {
      type: 'string',
      value: 'N',
      says: {
        'zh-CN': '报告年度，看不出来时用',
        en: 'the year of the report, where it cannot be told',
      },
    },
    agency: {
      type: 'string',
      value: 'NAME',
      says: {
        'zh-CN': '单位名称，看不出来时用；只用于一份文件',
        en: 'the agency, where it cannot be told; for one file only',
      },
    },
    totals: {
      type: 'string',
      value: 'typed|formula',
      says: {
        'zh-CN': '合计写成数（默认），还是公式',
        en: 'totals as figures (usual) or as formulas',
      },
    },
    force: forceOption,
    ...batchOptions,
  },
  async run(call, context) {
    const example = 'gongkai import 年报.html -o 年报.xlsx'
    if (call.paths.length === 0) {
      throw new Problem(
        `请给出要导入的文件或目录，例如：${example}`,
        `Name a file or folder to import, as in: ${example}`,
      )
    }
    const output = required('-o', call.text('output'), example)
    const to = formatsOf(call.text('to'), output)
    const totals = oneOf('totals', call.text('totals'), ['typed', 'formula'], 'typed')
    const year = yearOf(call.text('year'))
    const agency = call.text('agency')
    const { inputs, notRead } = await listInputs(call.paths, {
      types: [...types, ...refused],
      except: output,
    })
    if (agency !== undefined && inputs.length > 1) {
      throw new Problem(
        `--agency 只能用于一份文件，这里有 ${inputs.length} 份。`,
        `--agency is for one file; there are ${inputs.length}.`,
      )
    }
    const { path, name } = targetOf(output, inputs.length * to.length)
    if (name !== undefined)
      ensureEnding(
        name,
        to.map((format) => `.${format}`),
      )
    const options = {
      language: context.language,
      colour: context.interactive,
      to,
      totals,
      ...(year !== undefined && { year }),
      ...(agency !== undefined && { agency }),
      ...(name !== undefined && { name }),
    }
    const printing = printingOf(call, context, inputs.length)
    const folder = openTarget(call, context, { task: 'import', options, path, inputs, printing })
    const reporter = importReporter(printing, context, inputs.length > 1)
    const order = { task: 'import', options, printing } as const
    const settings = batchSettings(call)
    return exitCodeOf(await runBatch({ order, inputs, notRead, settings, folder, reporter }, context))
  },
}
