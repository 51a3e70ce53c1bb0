import { cellName, type Edition, gapWords, standingWords, type UnitStanding } from '@gongkai/schema'
import { levelWords } from '../agency-words.ts'
import type { BulkValue, Sheet } from '../template/model.ts'
import { firstRow, type ListColumn, longList } from './list-sheet.ts'

/** A unit of the roster with what the check said of its report. */
export interface UnitLine {
  readonly unit: UnitStanding
  readonly warnings: number
}

/** The figure by which units are compared at a glance: 本年新收, all applicants. */
const headline = 'requests.received.total'

const columns: readonly ListColumn[] = [
  { title: '单位', width: 36, look: 'plain' },
  { title: '上级', width: 28, look: 'plain' },
  { title: '层级', width: 9, look: 'middle' },
  { title: '报送情况', width: 20, look: 'state' },
  { title: '落款日期', width: 13, look: 'middle' },
  { title: '期限', width: 13, look: 'middle' },
  { title: '错误', width: 7, look: 'middle' },
  { title: '待核实', width: 8, look: 'middle' },
  { title: '本年新收（本单位）', width: 12, look: 'total' },
  { title: '本年新收（含下级）', width: 12, look: 'total' },
  { title: '文件', width: 44, look: 'plain' },
]

const own = 'I'

const figure = ({ standing, filing }: UnitStanding): BulkValue => {
  if (standing !== 'counted' || !filing) return null
  const value = filing.values[headline] ?? null
  return typeof value === 'number' ? value : `未填${value === null ? '' : `：${value}`}`
}

/** The figures of a unit and of all below it, which stand in the rows after it; texts are counted, never passed over. */
function subtotal(values: readonly BulkValue[], row: number): BulkValue {
  const range = `${own}${row}:${own}${row + values.length - 1}`
  const numbers = values.flatMap((value) => (typeof value === 'number' ? value : []))
  const texts = values.filter((value) => typeof value === 'string').length
  const sum = numbers.reduce((a, b) => a + b, 0)
  const { before, between } = gapWords
  const lacking = `COUNTA(${range})-COUNT(${range})`
  return {
    formula: `IF(${lacking}=0,SUM(${range}),"${before}"&(${lacking})&"${between}"&SUM(${range}))`,
    result: texts === 0 ? sum : `${before}${texts}${between}${sum}`,
  }
}

/** 单位: who has filed, what became of it, and how much of the sum stands below each government. */
export function unitsSheet(edition: Edition, lines: readonly UnitLine[]): Sheet {
  const figures = lines.map(({ unit }) => figure(unit))
  const rows = lines.map(({ unit: placed, warnings }, i): BulkValue[] => {
    const { unit, depth, below, standing, filing, late, several = filing ? [filing] : [] } = placed
    return [
      `${'　'.repeat(depth)}${unit.name}`,
      unit.parent ?? null,
      unit.profile.level === undefined ? null : levelWords[unit.profile.level],
      `${standingWords[standing]['zh-CN']}${late ? '，迟报' : ''}`,
      filing?.date ?? null,
      unit.deadline ?? null,
      several.length > 0 ? several.reduce((sum, { errors }) => sum + errors, 0) : null,
      several.length > 0 ? warnings : null,
      figures[i] ?? null,
      below === 0 ? null : subtotal(figures.slice(i, i + 1 + below), firstRow + i),
      several.length > 0 ? several.map(({ file }) => file).join('、') : null,
    ]
  })
  const area = { top: firstRow, bottom: firstRow + Math.max(0, rows.length - 1), left: 4, right: 4 }
  const state = `D${firstRow}`
  return longList(
    {
      name: '单位',
      title: '单位：谁报了，谁没报，哪些计入了汇总',
      hint: `「本年新收」是「${cellName(edition, headline)}」一格，含下级的是公式。没有计入的单位，原因见「问题」。`,
      columns,
      flags: [
        { area, colour: 'red', formula: `OR(ISNUMBER(SEARCH("未",${state})))` },
        { area, colour: 'amber', formula: `ISNUMBER(SEARCH("迟报",${state}))` },
      ],
    },
    rows,
  )
}
