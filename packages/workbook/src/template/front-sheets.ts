import { type Agency, type Edition, headingOf, type Report, titleOf } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { kindWords, levelWords, yesNoWords } from '../agency-words.ts'
import {
  explanationsName,
  type FieldId,
  fieldNames,
  headingName,
  sectionSheets,
  sheetNames,
} from '../names.ts'
import { emptySheet, heightFor, one, type Sheet, type SheetCell, type Validation } from './model.ts'
import { textBlock } from './text-block.ts'

const guide = [
  '先填「单位信息」，再填一至六各表；白色格子填写，灰色格子不用动。',
  '表格各格只填数字。没有发生的填 0，不要留空；不要写单位、横线或「无」。',
  '填错的地方会变红；漏填的地方会变黄；「校验」表逐条列出左右两边和相差多少。',
  '文字部分每行一段，不够时在中间插入行。第五部分要写问题和改进，不能只写「无」；第六部分要写明信息处理费的收取情况。',
  '有待核实的提示而数字确实无误时，在「核实说明」表写明原因，随表报送。',
  '粘贴时请用「只粘贴数值」，以免带走格式和提示。工作表保护没有密码，只为防止误改。',
]

/** 说明: how to fill the workbook in. */
export function instructionsSheet(edition: Edition, year: number): Sheet {
  return {
    ...emptySheet,
    name: sheetNames.instructions,
    widths: [96],
    heights: new Map(guide.map((text, i) => [i + 3, heightFor(text, 92)])),
    cells: [
      { row: 1, column: 1, value: `${year}年${edition.title}填报表`, look: 'title' },
      {
        row: 2,
        column: 1,
        value: `格式依据：${edition.notice.name}（${edition.notice.number}）`,
        look: 'hint',
      },
      ...guide.map(
        (text, i): SheetCell => ({ row: i + 3, column: 1, value: `${i + 1}. ${text}`, look: 'plain' }),
      ),
    ],
  }
}

interface Field {
  readonly id: FieldId
  readonly label: string
  readonly value: SheetCell['value']
  readonly hint: string
  readonly words?: readonly string[]
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
      label: '单位类型',
      value: kind ? kindWords[kind] : null,
      hint: '从下拉框选',
      words: Object.values(kindWords),
    },
    {
      id: 'level',
      label: '行政层级',
      value: level ? levelWords[level] : null,
      hint: '从下拉框选',
      words: Object.values(levelWords),
    },
    {
      id: 'mayMakeRules',
      label: '有规章制定权',
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
    heights: new Map([[1, 28]]),
    cells: [
      { row: 1, column: 1, value: '单位信息', look: 'title' },
      ...all.flatMap(({ label, value, hint, locked }, i): readonly SheetCell[] => [
        { row: top + i, column: 1, value: label, look: 'label' },
        { row: top + i, column: 2, value, look: 'field', ...(!locked && { input: true as const }) },
        { row: top + i, column: 3, value: hint, look: 'hint' },
      ]),
    ],
    validations: all.flatMap(({ words }, i): readonly Validation[] =>
      words ? [{ area: one({ row: top + i, column: 2 }), kind: 'list', words }] : [],
    ),
    names: new Map(
      all.map(({ id }, i): [string, Area] => [fieldNames[id], one({ row: top + i, column: 2 })]),
    ),
  }
}

const sectionHints: Partial<Record<string, (edition: Edition) => string>> = {
  overview: ({ aspects }) =>
    aspects.length === 0 ? '每行一段。' : `每行一段，写到${aspects.map(({ name }) => name).join('、')}。`,
  problems: () => '每行一段，写存在的主要问题和改进情况，不能只写「无」。',
  other: () => '每行一段，写明本年度信息处理费的收取情况；没有收取的写明未收取。',
}

/** A section of text, one row for each paragraph; before the first one stands the preface. */
export function textSheet(
  edition: Edition,
  id: 'overview' | 'problems' | 'other',
  report: Report | undefined,
): Sheet {
  const width = 82
  const paragraphs = report?.sections[id] ?? []
  const body = textBlock({
    label: sectionHints[id]?.(edition) ?? '每行一段。',
    paragraphs,
    blanks: Math.max(5, 20 - paragraphs.length),
    top: 2,
    left: 1,
    right: 1,
    width,
    name: id,
  })
  const preface =
    id === 'overview'
      ? textBlock({
          label: '前言：写在「一」之前的话，可不填，每行一段',
          paragraphs: report?.preface ?? [],
          blanks: 3,
          top: body.bottom + 2,
          left: 1,
          right: 1,
          width,
          name: 'preface',
        })
      : undefined
  return {
    ...emptySheet,
    name: sectionSheets[id],
    widths: [width],
    heights: new Map([[1, 28], ...body.heights, ...(preface?.heights ?? [])]),
    cells: [
      { row: 1, column: 1, value: report?.headings?.[id] ?? headingOf(edition, id), look: 'title' },
      ...body.cells,
      ...(preface?.cells ?? []),
    ],
    names: new Map([[headingName(id), one({ row: 1, column: 1 })], ...body.names, ...(preface?.names ?? [])]),
    growing: true,
  }
}

/** 核实说明: what a warning is explained with. */
export function explanationsSheet(report: Report | undefined): Sheet {
  const given = report?.explanations ?? []
  const rows = [...given, ...Array.from({ length: 20 }, () => undefined)]
  const top = 2
  const bottom = top + rows.length + 1
  return {
    ...emptySheet,
    name: sheetNames.explanations,
    widths: [48, 80],
    heights: new Map([[1, 28]]),
    cells: [
      { row: 1, column: 1, value: '核实说明', look: 'title' },
      { row: top, column: 1, value: '提示的代码（规则@位置）', look: 'label' },
      { row: top, column: 2, value: '说明', look: 'label' },
      ...rows.flatMap((given, i): readonly SheetCell[] => [
        { row: top + 1 + i, column: 1, value: given?.for ?? null, look: 'text', input: true },
        { row: top + 1 + i, column: 2, value: given?.text ?? null, look: 'text', input: true },
      ]),
      { row: bottom, column: 1, value: '（以上每行一条）', look: 'hint' },
    ],
    names: new Map([[explanationsName, { top, left: 1, bottom, right: 2 }]]),
    growing: true,
  }
}
