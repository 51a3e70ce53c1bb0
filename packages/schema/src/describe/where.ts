import type { SectionId } from '../editions/form.ts'
import { editionInForce } from '../editions/index.ts'
import type { Fault, Where } from '../finding.ts'
import type { Language } from '../rules/rule.ts'

function sectionWords(section: SectionId, english: boolean): string {
  const at = editionInForce.sections.findIndex(({ id }) => id === section)
  return english ? `section ${at + 1}` : `第${'一二三四五六'[at]}部分`
}

/** A place in words that lead there: 三、申请!J6, 第三部分表格第 7 行第 4 列, 第 123 行. */
export function whereWords(where: Where, language: Language): string {
  const english = language === 'en'
  if ('sheet' in where) return `${where.sheet}!${where.address}`
  if ('line' in where) return english ? `line ${where.line}` : `第 ${where.line} 行`
  if ('paragraph' in where) {
    const { section, paragraph } = where
    return `${sectionWords(section, english)}${english ? `, paragraph ${paragraph}` : `第 ${paragraph} 段`}`
  }
  const { table, part, row, column } = where
  const parts = english
    ? [
        `, table${part === undefined ? '' : ` ${part}`}`,
        row === undefined ? '' : `, row ${row}`,
        column === undefined ? '' : `, column ${column}`,
      ]
    : [
        part === undefined ? '表格' : `第 ${part} 张表`,
        row === undefined ? '' : `第 ${row} 行`,
        column === undefined ? '' : `第 ${column} 列`,
      ]
  return [sectionWords(table, english), ...parts].join('')
}

/** Whose fault a finding is, after what was found. */
export const faultWords: Readonly<Record<Fault, Readonly<Record<Language, string>>>> = {
  source: { 'zh-CN': '原件如此。', en: 'The original has it so.' },
  reading: {
    'zh-CN': '转存或读取所致，不怪原件。',
    en: 'Lost in saving or reading; the original is not to blame.',
  },
  unknown: {
    'zh-CN': '是否原件如此，无法确定。',
    en: 'Whether the original has it so cannot be told.',
  },
}
