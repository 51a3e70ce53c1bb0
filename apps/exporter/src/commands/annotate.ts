import { annotate } from '@gongkai/workbook'
import type { Command } from '../command.ts'
import { writeAtomically } from '../output.ts'
import { textOf } from '../reporters/text.ts'
import { exitCode, inspect } from '../result.ts'
import { copyOptions, openForCopy } from './edit-copy.ts'

export const annotateCommand: Command = {
  name: 'annotate',
  usage: 'FILE.xlsx -o COPY.xlsx [--force]',
  summary: {
    'zh-CN': '另存一份，在表中标出问题，并附「校验结果」工作表',
    en: 'write a copy with the faults marked and a sheet that lists them',
  },
  options: copyOptions,
  async run(call, context) {
    const { source, output } = await openForCopy(call, 'annotate')
    const result = inspect(source, context.language)
    const found = result.findings.map((told) => ({ finding: told, sentence: told }))
    await writeAtomically(
      output,
      annotate(source.bytes, source.reading, found, { language: context.language }),
      {
        force: call.flag('force'),
      },
    )
    context.out(`${textOf(result, { language: context.language, colour: context.interactive })}\n`)
    context.out(context.language === 'en' ? `Written: ${output}\n` : `已写出：${output}\n`)
    return exitCode([result])
  },
}
