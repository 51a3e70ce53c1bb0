import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type OutputFormat, type Profile, ProfileError, parseProfile, writers } from '@gongkai/document'
import { listInputs } from '../batch/listing.ts'
import { runBatch } from '../batch/run.ts'
import { batchOptions, batchSettings } from '../batch/settings.ts'
import { openTarget, targetOf } from '../batch/target.ts'
import { type Command, type Context, required } from '../command.ts'
import { fileOrFolder, forceOption } from '../options.ts'
import { ensureEnding, isFileName } from '../output.ts'
import { openPrevious, previousOptions } from '../previous/open.ts'
import { fileProblem, Problem } from '../problem.ts'
import { printingOf } from '../reporters/print.ts'
import { reporterOf } from '../reporters/reporter.ts'

const formats = Object.keys(writers) as OutputFormat[]

function formatsOf(given: string | undefined, output: string): readonly OutputFormat[] {
  const file = isFileName(output) ? extname(output).slice(1).toLowerCase() : undefined
  const named = (given ?? file ?? 'docx,html').split(',').map((name) => name.trim())
  return [...new Set(named)].map((name) => {
    const format = formats.find((known) => known === name)
    if (format) return format
    throw new Problem(
      `不能导出为「${name}」；可以是 ${formats.join('、')}。`,
      `Cannot export to “${name}”; known are ${formats.join(', ')}.`,
    )
  })
}

async function profileFrom(path: string | undefined): Promise<Profile | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch((error) => {
    throw fileProblem(error, path)
  })
  try {
    return parseProfile(JSON.parse(text))
  } catch (error) {
    if (error instanceof ProfileError) {
      const { problems } = error
      throw new Problem(
        `版式文件不对：${path}\n${problems.map(({ key, zh }) => `  ${key}：${zh}。`).join('\n')}`,
        `The layout profile ${path} is wrong:\n${problems.map(({ key, en }) => `  ${key}: ${en}.`).join('\n')}`,
      )
    }
    if (!(error instanceof SyntaxError)) throw error
    throw new Problem(
      `版式文件不是正确的 JSON：${path}（${error.message}）。`,
      `The layout profile ${path} is no valid JSON: ${error.message}`,
    )
  }
}

export const exportCommand: Command = {
  name: 'export',
  usage: `FILE|DIR|ZIP… -o DIR [--to ${formats.join(',')}] [--profile FILE] [--previous FILE|DIR [--renames FILE.csv]] [--draft] [--force] [--details] [--jobs N] [--quiet]`,
  summary: {
    'zh-CN': '检查无误后写出正式报告（默认 Word 与网页）；有错误的不写，--draft 写草稿',
    en: 'write the official report (Word and HTML by default); none with errors, but as --draft',
  },
  options: {
    output: fileOrFolder,
    to: {
      type: 'string',
      value: 'FORMATS',
      says: {
        'zh-CN': `形式，用逗号隔开：${formats.join(', ')}；默认 docx,html`,
        en: `forms, separated by commas: ${formats.join(', ')}; docx,html where left out`,
      },
    },
    profile: {
      type: 'string',
      value: 'FILE.json',
      says: {
        'zh-CN': 'Word 的版式，只写与 GB/T 9704 不同的项，写法见经办人指南',
        en: 'the layout of the Word file: what differs from GB/T 9704; see the guide for officials',
      },
    },
    draft: {
      type: 'boolean',
      says: {
        'zh-CN': '写草稿，每页标「草稿」；有错误也写',
        en: 'a draft, marked 草稿 on each page; written in spite of errors',
      },
    },
    force: forceOption,
    ...previousOptions,
    ...batchOptions,
  },
  async run(call, context: Context) {
    const output = required('-o', call.text('output'), 'gongkai export 年报.xlsx -o 正式报告')
    const to = formatsOf(call.text('to'), output)
    const profile = await profileFrom(call.text('profile'))
    if (call.paths.length === 0)
      throw new Problem('请给出要导出的文件或目录。', 'Name a file or folder to export.')
    const { inputs, notRead } = await listInputs(call.paths, { except: output })
    const { path, name } = targetOf(output, inputs.length * to.length)
    if (name !== undefined)
      ensureEnding(
        name,
        to.map((format) => `.${writers[format].extension}`),
      )
    const { language } = context
    const printing = printingOf(call, context, inputs.length)
    const settings = batchSettings(call)
    const beside = await openPrevious(call, context, settings, { inputs, printing })
    const options = {
      language,
      to,
      draft: call.flag('draft'),
      ...(profile && { profile }),
      ...(name !== undefined && { name }),
      ...beside.options,
    }
    const folder = openTarget(call, context, { task: 'export', options, path, inputs, printing })
    const order = { task: 'export', options, printing } as const
    const reporter = beside.telling(reporterOf(printing, context, inputs.length > 1))
    const tally = await runBatch({ order, inputs, notRead, settings, folder, reporter }, context)
    if (tally.written + tally.kept === 0 && tally.faulty.length > 0) context.out(`${nothing[language]}\n`)
    return beside.exitCodeOf(tally)
  },
}

const nothing = {
  'zh-CN': '没有写出文件：请先改正错误，或用 --draft 写草稿。',
  en: 'Nothing was written: mend the errors first, or use --draft.',
}
