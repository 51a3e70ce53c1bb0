import type { Language } from '@gongkai/schema'
import { usePage } from './context.ts'

const zh = {
  agency: '单位信息',
  name: '单位全称',
  signature: '落款单位',
  kind: '单位类型',
  level: '行政层级',
  mayMakeRules: '有规章制定权',
  reportTitle: '报告标题',
  titleHint: '不填时按单位、年度和规定写法',
  date: '落款日期',
  choose: '请选择',
  preface: '前言（可不填）',
  notes: '表下说明（可不填）',
  paragraphs: '每行一段',
  readOnly: '这份工作簿不是用模板做的，文字请在 Excel 或 WPS 里修改。',
  computed: '由公式算出',
  locked: '受保护，请在 Excel 或 WPS 里改',
  absent: '工作簿里没有这一格',
  notPasted: (n: number) => `有 ${n} 个数超出表格，或在不能改的格里，没有粘贴。`,
  pasted: (n: number) => `已粘贴 ${n} 格。`,
  noFields: '这份工作簿没有填写单位信息的格：单位名称、年度和日期从标题和正文里读取。',
  noTables: '工作簿里没有找到规定格式的表格，不能在这里填写。',
}

export type FormWords = typeof zh

const en: FormWords = {
  agency: 'Agency',
  name: 'Full name',
  signature: 'Signature',
  kind: 'Kind',
  level: 'Level',
  mayMakeRules: 'May make 规章',
  reportTitle: 'Title',
  titleHint: 'Blank: agency, year and the standard words',
  date: 'Date',
  choose: 'Choose',
  preface: 'Preface (may be blank)',
  notes: 'Notes below the table (may be blank)',
  paragraphs: 'One paragraph a line',
  readOnly: 'This workbook is not made from the template; change its texts in Excel or WPS.',
  computed: 'made by a formula',
  locked: 'protected; change it in Excel or WPS',
  absent: 'the workbook has no such cell',
  notPasted: (n) =>
    `${n} figures lie outside the table, or in cells that cannot be changed, and were not pasted.`,
  pasted: (n) => `${n} cells pasted.`,
  noFields:
    'This workbook has no cells for these facts: the agency, the year and the date are read from its title and text.',
  noTables: 'The workbook has none of the form’s tables; nothing can be typed here.',
}

const formWords: Readonly<Record<Language, FormWords>> = { 'zh-CN': zh, en }

/** The words of the form, which come with it: the page without it needs none of them. */
export const useFormWords = (): FormWords => formWords[usePage().language]
