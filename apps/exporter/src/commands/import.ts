import { extname } from 'node:path'
import { editions } from '@gongkai/schema'
import { type Command, oneOf, onePath, required } from '../command.ts'
import { load } from '../input.ts'
import { Problem } from '../problem.ts'
import { writeNewWorkbook } from './new-workbook.ts'

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE.json -o FILE.xlsx [--totals typed|formula] [--force]',
  summary: {
    'zh-CN': '把报告 JSON 写成工作簿，数值原样',
    en: 'write a report JSON as a workbook, values as they are',
  },
  options: {
    output: { type: 'string', short: 'o' },
    totals: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(call, { out, language }) {
    const example = 'gongkai import 年报.json -o 年报.xlsx'
    const path = onePath(call, example)
    const output = required('-o', call.text('output'), example)
    if (extname(path).toLowerCase() !== '.json') {
      throw new Problem(
        `现在只能导入报告 JSON，${path} 不是 .json 文件。`,
        `Only report JSON can be imported so far; ${path} is no .json file.`,
      )
    }
    const totals = oneOf('totals', call.text('totals'), ['typed', 'formula'], 'typed')
    const { report } = await load(path)
    await writeNewWorkbook(
      {
        edition: editions[report.edition],
        year: report.year,
        agency: report.agency,
        report,
        totals,
      },
      output,
      call.flag('force'),
    )
    out(language === 'en' ? `Written: ${output}\n` : `已写出：${output}\n`)
    return 0
  },
}
