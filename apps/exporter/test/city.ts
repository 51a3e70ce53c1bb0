import { type CellId, cellsOf, editions, type Report, reportFormat, type Value } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'

const edition = editions['2021']

/** A report in the template, as its unit files it. */
export const workbookOf = (report: Report, totals?: 'typed') =>
  writeTemplate({ edition, year: report.year, agency: report.agency, report, ...(totals && { totals }) })

/** A sound report of one agency: 0 throughout but for these parts, with right totals, and every text the form asks for. */
export function reportOf(
  name: string,
  parts: { readonly [id in CellId]?: number },
  change: Partial<Report> & { readonly typed?: Readonly<Record<string, Value>> } = {},
): Report {
  const { typed, ...others } = change
  const values: Record<string, Value> = Object.fromEntries(cellsOf(edition).map(({ id }) => [id, 0]))
  Object.assign(values, parts)
  const add = (ids: readonly CellId[]) => ids.reduce((sum, id) => sum + Number(values[id]), 0)
  for (const { id, columnParts } of cellsOf(edition))
    if (columnParts.length > 0) values[id] = add(columnParts)
  for (const { id, rowParts } of cellsOf(edition)) if (rowParts.length > 0) values[id] = add(rowParts)
  return {
    format: reportFormat,
    edition: '2021',
    year: 2025,
    agency: { name },
    date: '2026-01-20',
    sections: {
      overview: [
        '2025年，本机关认真做好主动公开和依申请公开，加强政府信息管理和平台建设，强化监督保障，各项工作有序推进。',
      ],
      proactive: [],
      requests: [],
      disputes: [],
      problems: ['存在的主要问题是公开内容不够及时。下一步将加强培训，改进公开工作。'],
      other: ['2025年，本机关没有收取信息处理费。'],
    },
    ...others,
    values: { ...values, ...typed },
  }
}

export const city = '甲市人民政府'
export const rosterCsv = `单位,上级,层级,类型,可制定规章,权力,期限,口径
${city},,市级,人民政府,是,,2026-03-31,本级
甲市公安局,${city},市级,政府部门,否,许可、处罚、强制,2026-01-31,
甲市档案局,${city},市级,政府部门,否,无,2026-01-31,
乙县人民政府,${city},县级,人民政府,否,,2026-01-31,本级
丙镇人民政府,乙县人民政府,乡镇级,人民政府,否,,2026-01-31,
`

/** n requests of natural persons that came in and were all granted. */
export const granted = (n: number) =>
  ({ 'requests.received.natural': n, 'requests.granted.natural': n }) as const

/** Everyone on the roster with a sound report. */
export const everyone: readonly Report[] = [
  reportOf(city, granted(100)),
  reportOf('甲市公安局', { ...granted(20), 'proactive.penalties.decisions': 700 }),
  reportOf('甲市档案局', granted(7)),
  reportOf('乙县人民政府', { ...granted(3), 'proactive.fees.amount': 0.1 }),
  reportOf('丙镇人民政府', { ...granted(1), 'proactive.fees.amount': 0.2 }),
]
