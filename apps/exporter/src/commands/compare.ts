import { join } from 'node:path'
import { compareReports, comparisonTitle } from '@gongkai/schema'
import { type Call, type Command, oneOf } from '../command.ts'
import { type ComparisonFormat, comparisonFormats, endings, writeAs } from '../compare/write.ts'
import { fileOrFolder, forceOption } from '../options.ts'
import { ensureEnding, isFileName, safeName, writeAtomically } from '../output.ts'
import { loadKept } from '../previous/read.ts'
import { doubtWords } from '../previous/words.ts'
import { Problem } from '../problem.ts'
import { wroteLine } from '../reporters/summary.ts'

/** The forms asked for: by `--to`, else by the ending of `-o`, else text. */
function formatsOf(call: Call, output: string | undefined): readonly ComparisonFormat[] {
  const given = call.text('to')
  if (given !== undefined) {
    const named = given.split(',').map((name) => oneOf('to', name.trim(), comparisonFormats, 'text'))
    return [...new Set(named)]
  }
  if (output === undefined) return ['text']
  const ending = output.split('.').at(-1)?.toLowerCase()
  const format = comparisonFormats.find((known) => endings[known] === ending)
  if (!isFileName(output)) return ['html', 'xlsx']
  if (format) return [format]
  throw new Problem(
    `不能写成「.${ending}」；可以用 --to 指定 ${comparisonFormats.join('、')}。`,
    `Cannot write “.${ending}”; --to takes ${comparisonFormats.join(', ')}.`,
  )
}

const isPrinted = (format: ComparisonFormat) => format === 'text' || format === 'json'

export const compareCommand: Command = {
  name: 'compare',
  usage: `FILE FILE [--to ${comparisonFormats.join(',')}] [-o FILE|DIR] [--force] [--details]`,
  summary: {
    'zh-CN': '两年（或两份）报告逐项对照，变化最大的在前；网页带条形图',
    en: 'set two years’ reports side by side, worst jumps first; HTML with bars',
  },
  options: {
    to: {
      type: 'string',
      value: 'FORMATS',
      says: {
        'zh-CN': `形式，用逗号隔开：${comparisonFormats.join(', ')}；不写时按 -o 的结尾`,
        en: `forms, separated by commas: ${comparisonFormats.join(', ')}; by the ending of -o where left out`,
      },
    },
    output: fileOrFolder,
    force: forceOption,
    details: {
      type: 'boolean',
      says: {
        'zh-CN': '没有变化的项目也列出',
        en: 'lines without a change too',
      },
    },
  },
  async run(call, { out, err, language, tool }) {
    const [first, second, ...more] = call.paths
    if (first === undefined || second === undefined || more.length > 0) {
      throw new Problem(
        `请给出两份报告，例如 gongkai compare 2023年报.xlsx 2024年报.xlsx。写的是 ${call.paths.length} 份。`,
        `Name two reports to compare; ${call.paths.length} were named.`,
      )
    }
    const output = call.text('output')
    const formats = formatsOf(call, output)
    const [format, ...others] = formats
    if (output === undefined && (others.length > 0 || !format || !isPrinted(format))) {
      throw new Problem(
        `写成 ${formats.join('、')} 要用 -o 给出文件或目录。`,
        `-o with a file or folder is needed to write ${formats.join(', ')}.`,
      )
    }
    if (output !== undefined && isFileName(output) && format && others.length === 0)
      ensureEnding(output, [`.${endings[format]}`])
    if (output !== undefined && isFileName(output) && others.length > 0) {
      throw new Problem(
        `要写出的文件不止一个，-o 请给目录，不能是文件名 ${output}。`,
        `More than one file is to be written: -o takes a folder, not the file ${output}.`,
      )
    }
    const read = await Promise.all([first, second].map((path) => loadKept({ name: path, path })))
    const [a, b] = read
    if (!a || !b) throw new RangeError('two files were read')
    read.forEach(({ report, doubts }, i) => {
      const path = call.paths[i]
      if (report.year === 0) {
        throw new Problem(
          `看不出是哪一年度的报告：${path}。请先用 gongkai import 加 --year 读成工作簿，再比较。`,
          `The year of ${path} cannot be told: read it with gongkai import --year first.`,
        )
      }
      if (doubts > 0) err(`${path}: ${doubtWords(doubts, language).trim()}\n`)
    })
    const comparison = compareReports(a.report, b.report)
    const inOrder = a.report.year <= b.report.year
    const files = inOrder ? { before: first, now: second } : { before: second, now: first }
    const settings = { files, language, tool, detailed: call.flag('details') }
    const title = safeName(comparisonTitle(comparison, 'zh-CN'))
    const written: { readonly path: string; readonly content: string | Uint8Array }[] = []
    for (const each of formats) {
      const content = await writeAs(each, comparison, settings)
      if (output === undefined) {
        out(String(content))
        return 0
      }
      const path = isFileName(output) ? output : join(output, `${title}.${endings[each]}`)
      written.push({ path, content })
    }
    for (const { path, content } of written) {
      await writeAtomically(path, content, { force: call.flag('force') })
      out(wroteLine(path, { language }))
    }
    return 0
  },
}
