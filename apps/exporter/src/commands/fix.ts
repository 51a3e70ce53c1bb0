import { check } from '@gongkai/schema'
import type { Command } from '../command.ts'
import { copyOptions, openForCopy, saveCopy } from './edit-copy.ts'

export const fixCommand: Command = {
  name: 'fix',
  usage: 'FILE.xlsx -o COPY.xlsx [--force]',
  summary: {
    'zh-CN': '另存一份，只做不改变意思的修正（如全角数字），逐条列出',
    en: 'write a copy with the safe fixes only, each listed',
  },
  options: copyOptions,
  async run(call, context) {
    const opened = await openForCopy(call, 'fix')
    const { report } = opened.source
    const changes = check(report).findings.flatMap(({ fix }) => (fix?.safe ? fix.set : []))
    await saveCopy(call, context, opened, changes)
    return 0
  },
}
