import { cellOf, check } from '@gongkai/schema'
import { type Command, required } from '../command.ts'
import { fileOrFolder, forceOption } from '../options.ts'
import { Problem } from '../problem.ts'
import { printable } from '../reporters/text.ts'
import { explain } from '../review/explain.ts'
import { gather, gatherOptions } from '../review/gather.ts'
import { rollUp } from '../review/rollup.ts'
import { formatsOf, rollupFormats, writeRollupFiles } from './rollup-files.ts'
import { rollupText } from './rollup-text.ts'

export const rollupCommand: Command = {
  name: 'rollup',
  usage: `DIR|ZIP… -o OUT.xlsx [--roster units.csv] [--own FILE] [--filed FILE] [--for NAME] [--year N] [--to ${rollupFormats.join(',')}] [--include-faulty] [--explain CELL] [--details] [--jobs N] [--quiet] [--force]`,
  summary: {
    'zh-CN': '汇总：本级加所属各单位，列出未报、迟报、重复和有错误的；--explain 问一个数从哪里来',
    en: 'add up 本级 and all units, list who is missing, late, double or faulty; --explain asks where a number comes from',
  },
  options: {
    ...gatherOptions,
    output: fileOrFolder,
    to: {
      type: 'string',
      value: 'FORMATS',
      says: {
        'zh-CN': `形式，用逗号隔开：${rollupFormats.join(', ')}；默认 xlsx`,
        en: `forms, separated by commas: ${rollupFormats.join(', ')}; xlsx where left out`,
      },
    },
    explain: {
      type: 'string',
      value: 'CELL',
      says: {
        'zh-CN': '一个数从哪里来，例如 requests.received.total；可以不给 -o',
        en: 'where a number comes from, such as requests.received.total; needs no -o',
      },
    },
    'include-faulty': {
      type: 'boolean',
      says: {
        'zh-CN': '有错误的报表也相加，并写明',
        en: 'add reports with errors too, and say so',
      },
    },
    force: forceOption,
  },
  async run(call, context) {
    const { language, out, err } = context
    const english = language === 'en'
    const asked = call.text('explain')
    const output =
      asked === undefined
        ? required('-o', call.text('output'), 'gongkai rollup 报送 --roster 名册.csv -o 汇总.xlsx')
        : call.text('output')
    const formats = output === undefined ? [] : formatsOf(call.text('to'), output)
    const gathered = await gather(call, context)
    if (asked !== undefined && !cellOf(gathered.edition, asked)) {
      throw new Problem(
        `${gathered.year} 年度的表格没有「${asked}」这一格。代码如 requests.received.total，见汇总表「来源」。`,
        `The form of ${gathered.year} has no cell “${asked}”; ids read like requests.received.total.`,
      )
    }
    const { unused } = gathered
    if (unused.length > 0)
      err(
        english
          ? `Columns of the roster not used: ${unused.join(', ')}\n`
          : `名册里没有用到的列：${unused.join('、')}\n`,
      )
    const rollup = rollUp({ ...gathered, includeFaulty: call.flag('include-faulty'), language })
    if (asked !== undefined) out(`${explain(rollup, asked, language).map(printable).join('\n')}\n`)
    if (output !== undefined) {
      const broken = rollup.remarks.some(({ severity }) => severity === 'error')
      const own = check(rollup.report).findings.filter(({ severity }) => severity === 'error').length
      const draft = broken || own > 0
      const written = await writeRollupFiles(rollup, formats, output, { force: call.flag('force'), draft })
      out(rollupText(rollup, language, call.flag('details')))
      if (own > 0) {
        out(
          english
            ? `The sum itself has ${own} errors as a report, texts that cannot be added up included: gongkai check tells them.\n`
            : `汇总出的报告本身还有 ${own} 处错误（包括不能相加、要自己写的文字），可用 gongkai check 查看。\n`,
        )
      }
      if (draft && formats.some((format) => format !== 'xlsx'))
        out(english ? 'Written as a draft.\n' : '还不能定稿，写出的是草稿。\n')
      out(written.map((path) => (english ? `Written: ${path}\n` : `已写出：${path}\n`)).join(''))
    }
    if (gathered.survey.unread.length > 0) return 2
    return rollup.remarks.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}
