import {
  type Agency,
  cellsOf,
  type EditionId,
  editions,
  type Report,
  reportFormat,
  type Value,
} from '../src/index.ts'

/** What a conformance case changes in a clean report. */
export interface Change {
  readonly year?: number
  readonly title?: string
  readonly agency?: Partial<Agency>
  readonly date?: string | null
  readonly preface?: readonly string[]
  readonly sections?: Readonly<Record<string, readonly string[] | null>>
  readonly headings?: Report['headings']
  readonly values?: Readonly<Record<string, Value>>
  /** Cells left blank, as patterns: `requests.received.*`, `*`. */
  readonly blank?: readonly string[]
}

const overview = (year: number) =>
  `${year}年，本机关认真做好主动公开和依申请公开，加强政府信息管理和平台建设，强化监督保障，各项工作有序推进。`

/** A report of zeros that breaks no rule: the base that each case changes. */
export function cleanReport(id: EditionId, change: Change = {}): Report {
  const edition = editions[id]
  const year = change.year ?? (id === '2019' ? 2020 : 2025)
  const values: Record<string, Value> = Object.fromEntries(cellsOf(edition).map((cell) => [cell.id, 0]))
  for (const pattern of change.blank ?? []) {
    const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'u')
    for (const key of Object.keys(values)) if (expression.test(key)) values[key] = null
  }
  const sections: Record<string, readonly string[]> = {
    overview: [overview(year)],
    proactive: [],
    requests: [],
    disputes: [],
    problems: ['存在的问题：公开不够及时。下一步将加强培训，改进工作。'],
    other: ['本年度未收取政府信息公开信息处理费。'],
  }
  for (const [section, paragraphs] of Object.entries(change.sections ?? {})) {
    if (paragraphs === null) delete sections[section]
    else sections[section] = paragraphs
  }
  return {
    format: reportFormat,
    edition: id,
    year,
    agency: { name: '某县某局', kind: 'department', level: 'county', ...change.agency },
    ...(change.date !== null && { date: change.date ?? `${year + 1}-01-20` }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.preface && { preface: change.preface }),
    ...(change.headings && { headings: change.headings }),
    sections,
    values: { ...values, ...change.values },
  }
}
