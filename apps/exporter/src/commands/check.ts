import { type Command, oneOf } from '../command.ts'
import { expand } from '../input.ts'
import { Problem } from '../problem.ts'
import { jsonReport } from '../reporters/json.ts'
import { textReport } from '../reporters/text.ts'
import { exitCode } from '../result.ts'
import { inspectAll } from './inspect-all.ts'

export const checkCommand: Command = {
  name: 'check',
  usage: 'FILE|DIR… [--format text|json] [--lang zh-CN|en]',
  summary: { 'zh-CN': '检查报告，说明哪里不对', en: 'check reports and say what is wrong' },
  options: { format: { type: 'string' } },
  async run(call, context) {
    const format = oneOf('format', call.text('format'), ['text', 'json'], 'text')
    if (call.paths.length === 0) {
      throw new Problem(
        `请给出要检查的文件或目录，例如 gongkai check 年报.xlsx。`,
        'Name a file or folder to check.',
      )
    }
    const results = await inspectAll(await expand(call.paths), context)
    context.out(
      format === 'json'
        ? jsonReport(results, context.tool)
        : textReport(results, { language: context.language, colour: context.interactive }),
    )
    return exitCode(results)
  },
}
