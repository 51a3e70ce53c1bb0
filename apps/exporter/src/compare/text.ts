import {
  type ComparedLine,
  type Comparison,
  cautionWords,
  comparisonTitle,
  countWords,
  differenceWords,
  figureWords,
  jumpsOf,
  type Language,
  percentWords,
  unsettledOf,
} from '@gongkai/schema'
import { printable } from '../reporters/text.ts'

/** 自然人：3402 → 3440，+38（+1.1%） */
function lineText(line: ComparedLine, language: Language): string {
  const [before, now] = [figureWords(line.before, language), figureWords(line.now, language)]
  const figures = `${before} → ${now}`
  const difference = differenceWords(line)
  const percent = percentWords(line, language)
  if (language === 'en') {
    return `  ${line.name}: ${figures}${difference === '' ? '' : `, ${difference} (${percent})`}`
  }
  return `  ${line.name}：${figures}${difference === '' ? '' : `，${difference}（${percent}）`}`
}

const headings = {
  jumps: { 'zh-CN': '变化，最大的在前：', en: 'Changes, worst first:' },
  unsettled: { 'zh-CN': '空白或不是数，没有比较：', en: 'Blank or no number, not compared:' },
  same: { 'zh-CN': '没有变化：', en: 'The same:' },
  oneSided: { 'zh-CN': '只有一年的表格有：', en: 'In one year’s form only:' },
  underivable: {
    'zh-CN': '两版表格之间不能推算的：',
    en: 'What the two forms do not settle for each other:',
  },
} as const

/**
 * The comparison for people at a terminal: what to be careful with, the changes worst first, what was not compared. `detailed`
 * adds the lines without a change and those of one form, so that every line is there.
 */
export function comparisonText(
  comparison: Comparison,
  { language, detailed }: { readonly language: Language; readonly detailed: boolean },
): string {
  const list = (heading: keyof typeof headings, lines: readonly string[]) =>
    lines.length > 0 ? [headings[heading][language], ...lines] : []
  const texts = (lines: readonly ComparedLine[]) => lines.map((line) => lineText(line, language))
  const { lines, underivable } = comparison
  const same = lines.filter(({ difference }) => difference === 0)
  const oneSided = lines.filter(({ before, now }) => before.state === 'absent' || now.state === 'absent')
  return [
    comparisonTitle(comparison, language),
    ...cautionWords(comparison, language),
    countWords(comparison, language),
    ...list('jumps', texts(jumpsOf(comparison))),
    ...list('unsettled', texts(unsettledOf(comparison))),
    ...(detailed ? [...list('same', texts(same)), ...list('oneSided', texts(oneSided))] : []),
    ...list(
      'underivable',
      underivable.map(({ why }) => `  ${why[language]}`),
    ),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('')
}
