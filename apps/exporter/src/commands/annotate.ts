import { extname } from 'node:path'
import { listInputs } from '../batch/listing.ts'
import { runBatch } from '../batch/run.ts'
import { batchOptions, batchSettings } from '../batch/settings.ts'
import { exitCodeOf } from '../batch/tally.ts'
import { openTarget, targetOf } from '../batch/target.ts'
import { type Command, required } from '../command.ts'
import { fileOrFolder, forceOption } from '../options.ts'
import { ensureEnding } from '../output.ts'
import { Problem } from '../problem.ts'
import { printingOf } from '../reporters/print.ts'

const example = 'gongkai annotate 年报.xlsx -o 年报-批注.xlsx'

export const annotateCommand: Command = {
  name: 'annotate',
  usage: 'FILE|DIR|ZIP… -o COPY.xlsx|DIR [--force] [--details] [--jobs N] [--quiet]',
  summary: {
    'zh-CN': '另存一份，在表中标出问题，并附「校验结果」工作表；给目录时逐份另存',
    en: 'write a copy with the faults marked and a sheet that lists them; of a folder, one copy of each',
  },
  options: { output: fileOrFolder, force: forceOption, ...batchOptions },
  async run(call, context) {
    const output = required('-o', call.text('output'), example)
    if (call.paths.length === 0) {
      throw new Problem(
        `请给出要批注的文件或目录，例如 ${example}。`,
        `Name a file or folder, for example ${example}.`,
      )
    }
    const { inputs, notRead } = await listInputs(call.paths, { types: ['.xlsx', '.xlsm'], except: output })
    const { path, name } = targetOf(output, inputs.length)
    const [first] = inputs
    if (name !== undefined && first) ensureEnding(name, [extname(first.name).toLowerCase()])
    const { language } = context
    const options = { language, ...(name !== undefined && { name }) }
    const printing = printingOf(call, context, inputs.length)
    const folder = openTarget(call, context, { task: 'annotate', options, path, inputs, printing })
    const order = { task: 'annotate', options, printing } as const
    const settings = batchSettings(call)
    return exitCodeOf(await runBatch({ order, inputs, notRead, settings, folder }, context))
  },
}
