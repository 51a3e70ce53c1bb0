import { type Agency, type Edition, type Report, titleOf } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { kindWords, levelWords, profileLabels, yesNoWords } from '../agency-words.ts'
import { type FieldId, fieldNames, sheetNames } from '../names.ts'
import { emptySheet, one, type Sheet, type SheetCell, type Validation } from './model.ts'

interface Field {
  readonly id: FieldId
  readonly label: string
  readonly value: SheetCell['value']
  readonly hint: string
  readonly words?: readonly string[]
  readonly date?: true
  readonly locked?: true
}

function fields(
  edition: Edition,
  year: number,
  agency: Partial<Agency>,
  report: Report | undefined,
): readonly Field[] {
  const { name, signature, kind, level, mayMakeRules } = agency
  const date = report?.date
  const day =
    date !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? new Date(`${date}T00:00:00Z`) : undefined
  const yesNo = mayMakeRules === undefined ? null : yesNoWords[mayMakeRules ? 'true' : 'false']
  return [
    { id: 'year', label: '报告年度', value: year, hint: '由模板决定', locked: true },
    { id: 'edition', label: '格式版本', value: edition.id, hint: '由年度决定', locked: true },
    { id: 'name', label: '单位全称', value: name ?? null, hint: '与印章一致' },
    { id: 'signature', label: '落款单位', value: signature ?? null, hint: '与全称相同时不填' },
    {
      id: 'kind',
      label: profileLabels.kind,
      value: kind ? kindWords[kind] : null,
      hint: '点格子右边的箭头选择',
      words: Object.values(kindWords),
    },
    {
      id: 'level',
      label: profileLabels.level,
      value: level ? levelWords[level] : null,
      hint: '点格子右边的箭头选择',
      words: Object.values(levelWords),
    },
    {
      id: 'mayMakeRules',
      label: profileLabels.mayMakeRules,
      value: yesNo,
      hint: '县级及以下、各级部门一般为「否」',
      words: Object.values(yesNoWords),
    },
    {
      id: 'title',
      label: '报告标题',
      value: report?.title ?? null,
      hint: `不填时用「${report ? titleOf(report, edition) : `单位全称${year}年${edition.title}`}」`,
    },
    {
      id: 'date',
      label: '落款日期',
      value: day && !Number.isNaN(day.getTime()) ? day : (date ?? null),
      hint: `例如 ${year + 1}-01-20`,
      date: true,
    },
  ]
}

/** 单位信息: the profile that rules ask for, and what title and 落款 need. */
export function agencySheet(
  edition: Edition,
  year: number,
  agency: Partial<Agency>,
  report: Report | undefined,
): Sheet {
  const all = fields(edition, year, agency, report)
  const top = 3
  return {
    ...emptySheet,
    name: sheetNames.agency,
    widths: [18, 56, 48],
    heights: new Map([[1, 28], ...all.map((_, i): [number, number] => [top + i, 28])]),
    cells: [
      { row: 1, column: 1, value: '单位信息', look: 'title' },
      ...all.flatMap(({ label, value, hint, date, locked }, i): readonly SheetCell[] => [
        { row: top + i, column: 1, value: label, look: 'label' },
        {
          row: top + i,
          column: 2,
          value,
          look: locked ? 'locked' : date ? 'date' : 'field',
          ...(!locked && { input: true as const }),
        },
        { row: top + i, column: 3, value: hint, look: 'hint' },
      ]),
    ],
    validations: all.flatMap(({ words, date, hint }, i): readonly Validation[] => {
      const area = one({ row: top + i, column: 2 })
      if (words) return [{ area, prompt: hint, kind: 'list', words }]
      return date ? [{ area, prompt: `填日期，${hint}。`, kind: 'date' }] : []
    }),
    names: new Map(
      all.map(({ id }, i): [string, Area] => [fieldNames[id], one({ row: top + i, column: 2 })]),
    ),
  }
}
