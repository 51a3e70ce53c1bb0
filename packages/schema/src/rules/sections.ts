import type { Edition } from '../editions/form.ts'
import { type DocumentRule, type Hit, saysNone, textOf } from './document-rule.ts'

const numerals = ['一', '二', '三', '四', '五', '六']

/** 一、总体情况: a section's heading as the form prints it. */
export function headingOf(edition: Edition, id: string): string {
  const index = edition.sections.findIndex((section) => section.id === id)
  const section = edition.sections[index]
  if (!section) throw new RangeError(`the form has no section ${id}`)
  return `${numerals[index]}、${section.title}`
}

const squeeze = (text: string) => text.normalize('NFKC').replace(/\s/gu, '').replace(/[.,]/gu, '、')

const faults = /问题|需要?进一步|不足|薄弱|不够|有待|差距|短板|欠缺|不到位|不强|不高|不及时|困难/u
const remedies = /改进|整改|对策|下一?步|今后|加强|提升|提高|完善|强化|健全|推进|规范|优化/u

export const sectionRules = [
  {
    kind: 'document',
    code: 'report/section-missing',
    title: { 'zh-CN': '六个部分齐全', en: 'All six sections are there' },
    basis: '年度报告格式规定的六个部分',
    severity: 'error',
    judge: (report, edition) =>
      edition.sections
        .filter(({ id }) => report.sections[id] === undefined)
        .map(({ id }): Hit => ({ at: id, expected: headingOf(edition, id) })),
  },
  {
    kind: 'document',
    code: 'report/section-empty',
    title: { 'zh-CN': '文字部分不得空白', en: 'No section of text is empty' },
    basis: '年度报告格式规定的六个部分',
    severity: 'error',
    blank: true,
    judge: (report, edition) =>
      edition.sections
        .filter(
          ({ id, holds }) =>
            holds === 'paragraphs' && report.sections[id] && textOf(report, id) === undefined,
        )
        .map(({ id }): Hit => ({ at: id, expected: headingOf(edition, id) })),
  },
  {
    kind: 'document',
    code: 'report/heading',
    title: {
      'zh-CN': '各部分的序号与标题同格式一致',
      en: 'Sections are numbered and titled as the form has them',
    },
    basis: '年度报告格式规定的六个部分',
    severity: 'note',
    judge: (report, edition) =>
      edition.sections.flatMap(({ id }): Hit[] => {
        const printed = report.headings?.[id]
        const official = headingOf(edition, id)
        return printed === undefined || squeeze(printed) === squeeze(official)
          ? []
          : [{ at: id, actual: printed, expected: official }]
      }),
  },
  {
    kind: 'document',
    code: 'report/overview-aspects',
    title: { 'zh-CN': '总体情况应当写到的五个方面', en: 'The overview covers the five aspects' },
    basis: '国办公开办函〔2021〕30号所附格式「一、总体情况」',
    severity: 'warning',
    editions: ['2021'],
    judge: (report, edition) => {
      const text = textOf(report, 'overview')
      if (text === undefined) return undefined
      const missing = edition.aspects.filter(({ words }) => !words.some((word) => text.includes(word)))
      return missing.length === 0
        ? []
        : [{ at: 'overview', expected: missing.map(({ name }) => name).join('、') }]
    },
  },
  {
    kind: 'document',
    code: 'report/problems-thin',
    title: { 'zh-CN': '第五部分既写问题也写改进', en: 'Section 5 states problems and improvements' },
    basis: '年度报告格式「五、存在的主要问题及改进情况」',
    severity: 'warning',
    judge: (report) => {
      const text = textOf(report, 'problems')
      if (text === undefined) return undefined
      if (saysNone(text)) return [{ at: 'problems', actual: text, expected: '问题、改进' }]
      const missing = [faults.test(text) ? '' : '问题', remedies.test(text) ? '' : '改进'].filter(Boolean)
      return missing.length === 0 ? [] : [{ at: 'problems', expected: missing.join('、') }]
    },
  },
] as const satisfies readonly DocumentRule[]
