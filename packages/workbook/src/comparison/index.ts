import {
  type Comparison,
  cautionWords,
  comparisonTitle,
  countWords,
  jumpsOf,
  unsettledOf,
} from '@gongkai/schema'
import { writeSheets } from '../template/exceljs.ts'
import { emptySheet, heightFor, type Sheet, type SheetCell } from '../template/model.ts'
import { linesSheet } from './lines-sheet.ts'

export { UnwritableText } from '../template/stored-text.ts'

const language = 'zh-CN'

function guideSheet(comparison: Comparison): Sheet {
  const lines = [
    ...cautionWords(comparison, language),
    countWords(comparison, language),
    '「变化」从变化最大的排起：先看相差，再看两年之间本来就会有的起伏，两者之比越大越靠前；空白或不是数、没有比较的排在最后。',
    '「逐项」按表格的次序列出每一项。「相差」「增减」是公式；黄色的格是空白，或不是数。原为 0 的不算百分比。',
    ...comparison.underivable.map(({ why }) => why[language]),
  ]
  return {
    ...emptySheet,
    name: '说明',
    widths: [82],
    heights: new Map([[1, 40], ...lines.map((text, i): [number, number] => [i + 2, heightFor(text, 80)])]),
    cells: [
      { row: 1, column: 1, value: comparisonTitle(comparison, language), look: 'title' },
      ...lines.map(
        (text, i): SheetCell => ({ row: i + 2, column: 1, value: `${i + 1}. ${text}`, look: 'plain' }),
      ),
    ],
  }
}

/** The sheets of a comparison, as data: how to read it, the changes worst first, every line in the order of the form. */
export function comparisonSheets(comparison: Comparison): readonly Sheet[] {
  const title = comparisonTitle(comparison, language)
  return [
    guideSheet(comparison),
    linesSheet(comparison, [...jumpsOf(comparison), ...unsettledOf(comparison)], {
      name: '变化',
      title,
      hint: '变化最大的在前；没有变化的不列。',
    }),
    linesSheet(comparison, comparison.lines, {
      name: '逐项',
      title,
      hint: '两份报告的每一项，按表格的次序。',
    }),
  ]
}

/**
 * Writes the comparison of two reports as the bytes of an .xlsx file, in Chinese.
 *
 * @throws UnwritableText where a figure was typed as a text longer than a cell holds
 */
export const writeComparison = (comparison: Comparison): Promise<Uint8Array> =>
  writeSheets(comparisonSheets(comparison), comparisonTitle(comparison, language))
