import { absentCells, cellName, cellsOf, check, editions } from '@gongkai/schema'
import type { Command, Context } from '../command.ts'
import { copyOptions, openForCopy, saveCopy, type Workbook } from './edit-copy.ts'

/** Cells named at once. */
const named = 6

/** What is said of cells that the workbook does not have: there is nowhere to write a 0. */
function tellAbsent({ report, findings }: Workbook, { out, language }: Context): void {
  const edition = editions[report.edition]
  const absent = absentCells(findings, edition)
  const all = cellsOf(edition).flatMap(({ id }) => (absent.has(id) ? [cellName(edition, id)] : []))
  if (all.length === 0) return
  const more = all.length - named
  const names = all.slice(0, named)
  out(
    language === 'en'
      ? `${all.length} cells are not in the tables, or at no certain place, and were not filled: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Add the missing row, column or table first, or use the template.\n`
      : `另有 ${all.length} 格表里没有或认不准位置，不能填：${names.join('、')}${more > 0 ? '等' : ''}。请先补上缺少的行、列或表，也可以换用模板。\n`,
  )
}

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
    const { report, computed, reading } = opened.source
    const changes = check(report)
      .findings.flatMap(({ code, fix }) => (code === 'cell/blank' && fix ? fix.set : []))
      .filter(({ at }) => !(computed as ReadonlySet<string>).has(at) && reading.where(at))
    await saveCopy(call, context, opened, changes, {
      'zh-CN': '表格里没有空白的格，没有另存。',
      en: 'No cell of the tables is blank; nothing was written.',
    })
    tellAbsent(opened.source, context)
    return 0
  },
}
