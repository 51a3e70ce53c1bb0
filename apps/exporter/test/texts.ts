import { exampleReports } from '@gongkai/fixtures'
import type { Report } from '@gongkai/schema'

/** Numbers in [0, 1) that are the same on every run. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const verbs = ['加强', '完善', '规范', '推进', '优化', '健全', '落实', '细化', '拓展', '深化', '梳理', '更新']
const fields = [
  '政策解读',
  '依申请公开办理',
  '网站栏目建设',
  '新媒体管理',
  '保密审查',
  '规范性文件清理',
  '重大项目信息公开',
  '财政预决算公开',
  '基层政务公开',
  '公开专区建设',
  '业务培训',
  '社会评议',
]
const manners = [
  '定期',
  '逐项',
  '分类',
  '及时',
  '按季度',
  '会同科室',
  '对照清单',
  '结合实际',
  '面向企业',
  '面向群众',
]
const results = [
  '质量明显提高',
  '渠道更加便利',
  '流程更加清晰',
  '责任更加明确',
  '群众满意度上升',
  '答复更加规范',
]

/** A sentence of made-up work: one of some two million. */
export function sentence(next: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? ''
  const clause = () => `${pick(manners)}${pick(verbs)}${pick(fields)}`
  return `${clause()}，${clause()}，${pick(fields)}${pick(results)}。`
}

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
