import type { Agency } from './report.ts'

type Kind = NonNullable<Agency['kind']>
type Level = NonNullable<Agency['level']>

/** The agency sheet's dropdowns: the words an official picks from, for each value of the report. */
export const kindWords: Readonly<Record<Kind, string>> = {
  government: '人民政府',
  department: '政府部门',
  other: '其他',
}

export const levelWords: Readonly<Record<Level, string>> = {
  national: '国家级',
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡镇级',
}

export const yesNoWords = { true: '是', false: '否' } as const

/** What is asked of an agency beside its name. */
export const profileLabels = { kind: '单位类型', level: '行政层级', mayMakeRules: '有规章制定权' } as const
