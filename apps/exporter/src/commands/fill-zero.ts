import { check } from '@gongkai/schema'
import type { Command } from '../command.ts'
import { copyOptions, openForCopy, saveCopy } from './edit-copy.ts'

export const fillZeroCommand: Command = {
  name: 'fill-zero',
  usage: 'FILE.xlsx -o COPY.xlsx [--force]',
  summary: {
    'zh-CN': '另存一份，表格里的空白都填 0（本年无发生），逐格列出',
    en: 'write a copy with the blanks of the tables as 0, each listed',
  },
  options: copyOptions,
  async run(call, context) {
    const opened = await openForCopy(call, 'fill-zero')
    const { report, computed } = opened.source
    const changes = check(report)
      .findings.flatMap(({ code, fix }) => (code === 'cell/blank' && fix ? fix.set : []))
      .filter(({ at }) => !(computed as ReadonlySet<string>).has(at))
    await saveCopy(call, context, opened, changes, {
      'zh-CN': '表格里没有空白的格，没有另存。',
      en: 'No cell of the tables is blank; nothing was written.',
    })
    return 0
  },
}
