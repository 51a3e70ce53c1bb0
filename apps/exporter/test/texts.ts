import { exampleReports } from '@gongkai/fixtures'
import type { Report } from '@gongkai/schema'

const base = exampleReports['suqian-2024']

/** A sound report of an agency with these paragraphs as its text, beside what the form makes everyone write. */
export function reportOf(name: string, paragraphs: readonly string[], year = 2024): Report {
  const preface = (base.preface ?? []).map((text) => text.replaceAll('宿迁市', name))
  const { overview: _, problems: __, ...sections } = base.sections
  return {
    ...base,
    year,
    title: `${name}${year}年政府信息公开工作年度报告`,
    agency: { name, kind: 'department', level: 'county' },
    preface,
    sections: { overview: paragraphs.slice(0, -2), problems: paragraphs.slice(-2), ...sections },
  }
}
