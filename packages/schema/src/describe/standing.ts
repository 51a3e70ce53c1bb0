import type { Cause } from '../aggregate/causes.ts'
import type { Standing, UnitStanding } from '../aggregate/census.ts'
import type { Severity } from '../finding.ts'
import type { Language, Wording } from '../rules/rule.ts'

/** 错误, 待核实, 提示. */
export const severityWords: Readonly<Record<Severity, Wording>> = {
  error: { 'zh-CN': '错误', en: 'error' },
  warning: { 'zh-CN': '待核实', en: 'warning' },
  note: { 'zh-CN': '提示', en: 'note' },
}

/** What became of a unit's filing, in words. */
export const standingWords: Readonly<Record<Standing, Wording>> = {
  counted: { 'zh-CN': '已计入', en: 'added' },
  covered: { 'zh-CN': '已在上级汇总内', en: 'within the sum of the government above it' },
  missing: { 'zh-CN': '未报', en: 'missing' },
  none: { 'zh-CN': '无本级报表', en: 'no report of its own' },
  unreadable: { 'zh-CN': '文件读不了，未计入', en: 'a file that cannot be read, not added' },
  double: { 'zh-CN': '重复，未计入', en: 'two that differ, not added' },
  'other-year': { 'zh-CN': '年度不同，未计入', en: 'another year, not added' },
  'other-edition': { 'zh-CN': '版本不同，未计入', en: 'another edition, not added' },
  faulty: { 'zh-CN': '有错误，未计入', en: 'errors, not added' },
}

/** How many units stand how: 共 60 个单位：已计入 50；未报 2；迟报 1. */
export function standingsLine(units: readonly UnitStanding[], language: Language): string {
  const counts = new Map<Standing, number>()
  for (const { standing } of units) counts.set(standing, (counts.get(standing) ?? 0) + 1)
  const late = units.filter((unit) => unit.late).length
  const english = language === 'en'
  const each = [...counts].map(([standing, count]) => `${standingWords[standing][language]} ${count}`)
  if (late > 0) each.push(english ? `late ${late}` : `迟报 ${late}`)
  return english
    ? `${units.length} units: ${each.join('; ')}`
    : `共 ${units.length} 个单位：${each.join('；')}`
}

/** Why a unit may be behind a difference: 甲局（该格 5）像是漏加了，能说明 12 处差异. */
export function causeWords({ unit, kind, figure, explains }: Cause, language: Language): string {
  const said: Readonly<Record<Cause['kind'], Wording>> = {
    'left-out': { 'zh-CN': '像是漏加了', en: 'seems to be left out' },
    'counted-twice': { 'zh-CN': '像是加了两次', en: 'seems to be added twice' },
    'not-counted': {
      'zh-CN': '这里没有计入，上报数里有',
      en: 'is not added here, but is in the report as filed',
    },
    corrected: { 'zh-CN': '按校验建议改正后正好相符', en: 'fits once the proposed repair is made' },
    'in-yuan': { 'zh-CN': '像是按元填的', en: 'seems to be in 元' },
  }
  return language === 'en'
    ? `${unit} (${figure} there) ${said[kind].en}; explains ${explains} of the differences`
    : `「${unit}」（该格 ${figure}）${said[kind]['zh-CN']}，能说明 ${explains} 处差异`
}
