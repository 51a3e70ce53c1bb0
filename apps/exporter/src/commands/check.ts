import { listInputs } from '../batch/listing.ts'
import { runBatch } from '../batch/run.ts'
import { batchOptions, batchSettings } from '../batch/settings.ts'
import { type Command, oneOf } from '../command.ts'
import { formatOption } from '../options.ts'
import { openPrevious, previousOptions } from '../previous/open.ts'
import { Problem } from '../problem.ts'
import { printingOf } from '../reporters/print.ts'
import { reporterOf } from '../reporters/reporter.ts'
import { reporterWithSimilar, similarOptions, thresholdOf } from '../similar/option.ts'

export const checkCommand: Command = {
  name: 'check',
  usage:
    'FILE|DIR|ZIP… [--previous FILE|DIR [--renames FILE.csv]] [--similar [--threshold 0.5]] [--format text|json] [--details] [--jobs N] [--quiet] [--lang zh-CN|en]',
  summary: { 'zh-CN': '检查报告，说明哪里不对', en: 'check reports and say what is wrong' },
  options: {
    format: formatOption,
    ...previousOptions,
    ...similarOptions,
    ...batchOptions,
  },
  async run(call, context) {
    const format = oneOf('format', call.text('format'), ['text', 'json'], 'text')
    if (call.paths.length === 0) {
      throw new Problem(
        `请给出要检查的文件或目录，例如 gongkai check 年报.xlsx。`,
        'Name a file or folder to check.',
      )
    }
    const threshold = thresholdOf(call)
    const { inputs, notRead } = await listInputs(call.paths)
    const { language } = context
    const printing = printingOf(call, context, inputs.length, format)
    const settings = batchSettings(call)
    const beside = await openPrevious(call, context, settings, { inputs, printing })
    const several = inputs.length > 1
    const printed =
      threshold === undefined
        ? reporterOf(printing, context, several)
        : reporterWithSimilar(printing, context, several, { threshold, detailed: call.flag('details') })
    const options = { language, ...beside.options, similar: threshold !== undefined }
    const order = { task: 'check', options, printing } as const
    const reporter = beside.telling(printed)
    return beside.exitCodeOf(await runBatch({ order, inputs, notRead, settings, reporter }, context))
  },
}
