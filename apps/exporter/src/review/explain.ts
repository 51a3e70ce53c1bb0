import {
  cellName,
  exactSum,
  type Language,
  type SummedCell,
  standingWords,
  type UnitStanding,
} from '@gongkai/schema'
import type { Rollup } from './rollup.ts'

/** Where the unit's figure stands: file, sheet, address. */
export function whereabouts(
  { sourceOf }: Pick<Rollup, 'sourceOf'>,
  unit: string,
  id: string,
): string | undefined {
  const source = sourceOf(unit)
  if (!source) return undefined
  const address = source.addressOf(id)
  return address === undefined ? source.filing.file : `${source.filing.file} ${address}`
}

/** A figure in words of its own: the number, or what stands in its place. */
function figureWords(cell: SummedCell, unit: string, language: Language): string | undefined {
  const origin = cell.origins.find((one) => one.unit === unit)
  if (!origin) return undefined
  if (origin.number !== undefined) return String(origin.number)
  const { value } = origin
  if (language === 'en') return value === null || value === '' ? 'blank, no sum' : `“${value}”, no number`
  return value === null || value === '' ? '空白，没有汇总数' : `「${value}」，不是数字`
}

/** Where the number of one cell comes from: the units below the government that are not 0, level by level, with their files. */
export function explain(rollup: Rollup, id: string, language: Language): readonly string[] {
  const { census, sums, report } = rollup
  const cell = sums.byId.get(id)
  if (!cell) throw new RangeError(`the sum has no cell ${id}`)
  const english = language === 'en'
  const of = new Map(cell.origins.map((origin) => [origin.unit, origin]))
  const shown = census.units.map(({ unit, standing }) => standing === 'counted' && of.has(unit.name))
  const lines = census.units.flatMap((placed: UnitStanding, i): string[] => {
    const { unit, depth, below } = placed
    const range = census.units.slice(i, i + 1 + below)
    if (!shown.slice(i, i + 1 + below).includes(true)) return []
    const indent = '  '.repeat(depth + 1)
    const said = figureWords(cell, unit.name, language)
    const place = whereabouts(rollup, unit.name, id) ?? ''
    if (below === 0) return [`${indent}${unit.name}  ${said}  ${place}`]
    const sum = exactSum(range.flatMap((one) => of.get(one.unit.name)?.number ?? []))
    const head = english
      ? `${indent}${unit.name}, with its units: ${sum}`
      : `${indent}${unit.name} 及所属：${sum}`
    if (!shown[i]) return [head]
    return [head, `${indent}  ${english ? 'its own' : '本级'}  ${said}  ${place}`]
  })
  const absent = census.units.filter(({ standing }) => !['counted', 'covered', 'none'].includes(standing))
  const names = absent
    .slice(0, 10)
    .map(({ unit, standing }) => `${unit.name}（${standingWords[standing][language]}）`)
  const more =
    absent.length > names.length
      ? english
        ? ` and ${absent.length - names.length} more`
        : ` 等 ${absent.length} 个`
      : ''
  return [
    `${id}  ${cellName(sums.edition, id)}${english ? ': ' : '：'}${report.values[id] ?? (english ? 'blank' : '空白')}`,
    ...lines,
    ...(absent.length > 0
      ? [english ? `  Not added: ${names.join(', ')}${more}` : `  没有计入：${names.join('、')}${more}`]
      : []),
  ]
}
