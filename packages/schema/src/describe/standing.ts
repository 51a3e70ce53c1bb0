import type { Cause } from '../aggregate/causes.ts'
import type { Standing } from '../aggregate/census.ts'
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
  double: { 'zh-CN': '重复，未计入', en: 'two that differ, not added' },
  'other-year': { 'zh-CN': '年度不同，未计入', en: 'another year, not added' },
  'other-edition': { 'zh-CN': '版本不同，未计入', en: 'another edition, not added' },
  faulty: { 'zh-CN': '有错误，未计入', en: 'errors, not added' },
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
