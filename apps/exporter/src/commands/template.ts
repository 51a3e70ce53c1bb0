import type { Report } from '@gongkai/schema'
import { type Command, oneOf, required } from '../command.ts'
import { editionOf, load } from '../input.ts'
import { Problem } from '../problem.ts'
import { writeNewWorkbook } from './new-workbook.ts'

function yearFrom(text: string): number {
  if (/^\d{4}$/u.test(text)) return Number(text)
  throw new Problem(
    `--year 应为四位年份，例如 2026；写的是「${text}」。`,
    `--year takes a year such as 2026, not “${text}”.`,
  )
}

/** Last year's report; one of another year would prefill wrong figures. */
async function previousOf(path: string | undefined, year: number): Promise<Report | undefined> {
  if (path === undefined) return undefined
  const { report } = await load(path)
  if (report.year === year - 1) return report
  throw new Problem(
    `--previous 应是 ${year - 1} 年度的报告，${path} 是 ${report.year} 年度的。`,
    `--previous takes the report of ${year - 1}; ${path} is of ${report.year}.`,
  )
}

export const templateCommand: Command = {
  name: 'template',
  usage:
    '--year 2026 [--edition 2021] [--agency NAME] [--previous FILE] [--totals formula|typed] [--zero] -o FILE.xlsx [--force]',
  summary: { 'zh-CN': '生成填报用的 Excel 模板', en: 'make the Excel template to fill in' },
  options: {
    year: { type: 'string' },
    edition: { type: 'string' },
    agency: { type: 'string' },
    previous: { type: 'string' },
    totals: { type: 'string' },
    zero: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    force: { type: 'boolean' },
  },
  async run(call, { out, language }) {
    const example = 'gongkai template --year 2026 -o 年报.xlsx'
    const output = required('-o', call.text('output'), example)
    const year = yearFrom(required('--year', call.text('year'), example))
    const edition = editionOf(year, call.text('edition'))
    const totals = oneOf('totals', call.text('totals'), ['formula', 'typed'], 'formula')
    const previous = await previousOf(call.text('previous'), year)
    const name = call.text('agency') ?? previous?.agency.name
    await writeNewWorkbook(
      {
        edition,
        year,
        totals,
        zero: call.flag('zero'),
        ...(name !== undefined && { agency: { ...previous?.agency, name } }),
        ...(previous && { previous }),
      },
      output,
      call.flag('force'),
    )
    out(
      language === 'en'
        ? `Written: ${output}\n`
        : `已写出：${output}（${year} 年度，${edition.id} 版格式）\n`,
    )
    return 0
  },
}
