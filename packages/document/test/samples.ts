import { cellsOf, editions, type Report, reportFormat, type Value } from '@gongkai/schema'

/** A report of one paragraph, or of what is given. */
export const sample = (report: Partial<Report> = {}): Report => ({
  format: reportFormat,
  edition: '2021',
  year: 2025,
  agency: { name: '某县某局' },
  date: '2026-01-20',
  sections: {
    overview: ['本年工作有序开展。'],
    proactive: [],
    requests: [],
    disputes: [],
    problems: [],
    other: ['无。'],
  },
  values: {},
  ...report,
})

/** Every cell of the form holds its number, so that each is told from all others. */
export const numbered = (edition: keyof typeof editions, from = 1000): Readonly<Record<string, Value>> =>
  Object.fromEntries(cellsOf(editions[edition]).map(({ id, index }) => [id, from + index]))
