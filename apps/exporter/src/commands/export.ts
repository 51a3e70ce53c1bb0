import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { type OutputFormat, type Profile, ProfileError, parseProfile, writers } from '@gongkai/document'
import { editions, titleOf } from '@gongkai/schema'
import { listInputs } from '../batch/listing.ts'
import { type Command, type Context, required } from '../command.ts'
import type { Source } from '../input.ts'
import { isFileName, safeName, writeAtomically } from '../output.ts'
import { fileProblem, Problem } from '../problem.ts'
import { textOf } from '../reporters/text.ts'
import { exitCode, hasErrors } from '../result.ts'
import { inspectAll } from './inspect-all.ts'

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
    if (!(error instanceof SyntaxError || error instanceof ProfileError)) throw error
    throw new Problem(
      `版式文件不对：${path}：${error.message}`,
      `The layout profile ${path} is wrong: ${error.message}`,
    )
  }
}

/** Where a report's files go: agency, year and the standard title make the name; no two inputs may take the same one. */
function namer(output: string, many: boolean) {
  const taken = new Map<string, string>()
  return ({ path, report }: Source, format: OutputFormat): string => {
    const { extension } = writers[format]
    const target =
      isFileName(output) && !many
        ? output
        : join(output, `${safeName(titleOf(report, editions[report.edition]))}.${extension}`)
    const key = target.normalize('NFC').toLowerCase()
    const other = taken.get(key)
    if (other !== undefined && other !== path) {
      throw new Problem(
        `与 ${other} 的单位和年度相同，会写成同一个文件：${target}。请核对单位名称。`,
        `It has the agency and year of ${other} and would take the same file: ${target}.`,
      )
    }
    taken.set(key, path)
    return target
  }
}

export const exportCommand: Command = {
  name: 'export',
  usage: `FILE|DIR… -o DIR [--to ${formats.join(',')}] [--profile FILE] [--draft] [--force]`,
  summary: {
    'zh-CN': '检查无误后写出正式报告（默认 Word 与网页）；有错误的不写，--draft 写草稿',
    en: 'write the official report (Word and HTML by default); none with errors, but as --draft',
  },
  options: {
    output: { type: 'string', short: 'o' },
    to: { type: 'string' },
    profile: { type: 'string' },
    draft: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  async run(call, context: Context) {
    const output = required('-o', call.text('output'), 'gongkai export 年报.xlsx -o 正式报告')
    const to = formatsOf(call.text('to'), output)
    const profile = await profileFrom(call.text('profile'))
    const files = (await listInputs(call.paths)).map(({ path }) => path)
    if (files.length === 0)
      throw new Problem('请给出要导出的文件或目录。', 'Name a file or folder to export.')
    const many = files.length > 1 || to.length > 1
    if (many && isFileName(output)) {
      throw new Problem(
        `要写出的文件不止一个，-o 请给目录，不能是文件名 ${output}。`,
        `More than one file is to be written: -o takes a folder, not the file ${output}.`,
      )
    }
    const draft = call.flag('draft')
    const force = call.flag('force')
    const nameOf = namer(output, many)
    const written: string[] = []
    const results = await inspectAll(files, context, async (source, result) => {
      if (hasErrors(result) && !draft) return
      for (const format of to) {
        const target = nameOf(source, format)
        const content = writers[format].write(source.report, {
          draft,
          deflateRaw: deflateRawSync,
          ...(profile && { profile }),
        })
        await writeAtomically(target, content, { force })
        written.push(target)
      }
    })
    const manner = { language: context.language, colour: context.interactive }
    context.out(results.map((result) => `${textOf(result, manner)}\n`).join(''))
    const words =
      context.language === 'en'
        ? { wrote: 'Written:', none: 'Nothing was written: mend the errors first, or use --draft.' }
        : { wrote: '已写出：', none: '没有写出文件：请先改正错误，或用 --draft 写草稿。' }
    context.out(
      written.length === 0 ? `${words.none}\n` : written.map((path) => `${words.wrote}${path}\n`).join(''),
    )
    return exitCode(results)
  },
}
