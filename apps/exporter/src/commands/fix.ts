import { absentCells, check, editions } from '@gongkai/schema'
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
    const { report, computed, findings: said } = opened.source
    const options = { computed, absent: absentCells(said, editions[report.edition]) }
    const { findings } = check(report, options)
    const changes = findings.flatMap(({ fix }) => (fix?.safe ? fix.set : []))
    await saveCopy(call, context, opened, changes, {
      'zh-CN': '没有可以放心修正的格，没有另存。',
      en: 'No cell has a fix that changes no meaning; nothing was written.',
    })
    const values = { ...report.values, ...Object.fromEntries(changes.map(({ at, value }) => [at, value])) }
    const found = [...said, ...check({ ...report, values }, options).findings]
    const left = found.filter(({ severity }) => severity === 'error').length
    if (left > 0) {
      context.out(
        context.language === 'en'
          ? `${left} errors remain; see gongkai check.\n`
          : `还有 ${left} 处错误要自己改，请用 gongkai check 查看。\n`,
      )
    }
    return 0
  },
}
