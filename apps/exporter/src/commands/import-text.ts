import type { Imported, Lacking, SourceKind, TableFound } from '@gongkai/importer'
import {
  describe,
  type Edition,
  editions,
  type Fault,
  type Finding,
  headingOf,
  type Language,
  type Severity,
} from '@gongkai/schema'
import type { Context } from '../command.ts'
import type { Printing } from '../reporters/print.ts'
import type { Reporter } from '../reporters/reporter.ts'
import { summaryOf, wroteLine } from '../reporters/summary.ts'
import { findingLine, printable, styleOf } from '../reporters/text.ts'

const kinds: Readonly<Record<SourceKind, Readonly<Record<Language, string>>>> = {
  docx: { 'zh-CN': 'Word 文件', en: 'Word file' },
  xlsx: { 'zh-CN': '工作簿', en: 'workbook' },
  html: { 'zh-CN': '网页', en: 'web page' },
  json: { 'zh-CN': '报告 JSON', en: 'report JSON' },
  csv: { 'zh-CN': 'CSV', en: 'CSV' },
  text: { 'zh-CN': '文本', en: 'text' },
}

const fields: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  title: { 'zh-CN': '标题', en: 'title' },
  year: { 'zh-CN': '年度', en: 'year' },
  agency: { 'zh-CN': '单位名称', en: 'agency' },
  date: { 'zh-CN': '落款日期', en: 'date' },
}

const nameOf = (lacking: Lacking, edition: Edition, language: Language) =>
  fields[lacking]?.[language] ?? headingOf(edition, lacking)

const percent = (share: number) => `${Math.floor(share * 100)}%`

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** Some of its labels or cells were not found. */
const isPartial = ({ cells, of, confidence }: TableFound) => cells < of || confidence < 1

const faultNames: Readonly<Record<Fault, Readonly<Record<Language, string>>>> = {
  source: { 'zh-CN': '原件如此', en: 'so in the original' },
  reading: { 'zh-CN': '转存或读取所致', en: 'lost in saving or reading' },
  unknown: { 'zh-CN': '无法确定', en: 'not certain' },
}

/** How many findings are whose fault, in brackets; nothing where there are none. */
function faultCounts(findings: readonly Finding[], language: Language): string {
  const english = language === 'en'
  const parts = (Object.keys(faultNames) as Fault[]).flatMap((fault) => {
    const count = findings.filter((finding) => finding.fault === fault).length
    const name = faultNames[fault][language]
    return count === 0 ? [] : [english ? `${count} ${name}` : `${name} ${count} 处`]
  })
  if (parts.length === 0) return ''
  return english ? ` (${parts.join(', ')})` : `（${parts.join('，')}）`
}

/** What was read from where, how sure it is, what was not found, and each finding. */
export function importText(
  file: string,
  imported: Imported,
  { language, colour }: { readonly language: Language; readonly colour: boolean },
): string {
  const { report, findings, kind, encoding, tables, confidence, lacking, fees } = imported
  const edition = editions[report.edition]
  const english = language === 'en'
  const space = language === 'zh-CN' && /^[\u4e00-\u9fff]/u.test(kinds[kind][language]) ? '' : ' '
  const source = `${space}${kinds[kind][language]}${encoding === undefined ? '' : ` ${encoding.toUpperCase()}`}`
  const cells = tables.reduce((sum, table) => sum + table.cells, 0)
  const of = tables.reduce((sum, table) => sum + table.of, 0)
  const parts = tables.filter(isPartial).map((table) => {
    const heading = headingOf(edition, table.table)
    return english
      ? `${heading}: ${table.cells}/${table.of}, ${percent(table.confidence)}`
      : `「${heading}」${table.cells}/${table.of} 格 ${percent(table.confidence)}`
  })
  const names = lacking.map((name) => nameOf(name, edition, language))
  const amounts = [...new Set(fees.map(({ printed }) => printed))]
  const told = [...findings]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .map((finding) => ({ ...finding, ...describe(finding, edition, language, 'command') }))
  const number = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const lines = english
    ? [
        `  ${report.agency.name} ${report.year}, edition ${report.edition}, from${source}`,
        `  ${cells} of ${of} cells; labels found: ${percent(confidence)}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`,
        ...(names.length > 0 ? [`  Not found: ${names.join(', ')}`] : []),
        ...(amounts.length > 0 ? [`  信息处理费: ${amounts.join(', ')}`] : []),
      ]
    : [
        `  ${report.agency.name} ${report.year} 年度（${report.edition} 版格式），来自${source}`,
        `  取到 ${cells}/${of} 格，表头认出 ${percent(confidence)}${parts.length > 0 ? `：${parts.join('，')}` : ''}`,
        ...(names.length > 0 ? [`  没有找到：${names.join('、')}`] : []),
        ...(amounts.length > 0 ? [`  信息处理费：${amounts.join('、')}`] : []),
      ]
  const faults = faultCounts(findings, language)
  const counts = english
    ? `${number('error')} errors, ${number('warning')} warnings, ${number('note')} notes in reading${faults}; now run check on what was written`
    : `导入时 ${number('error')} 处错误，${number('warning')} 处待核实，${number('note')} 处提示${faults}；写出的文件请再用 check 检查`
  return [
    printable(file),
    ...lines.map(printable),
    ...told.map((one) => findingLine(one, edition, language, styleOf(colour))),
    counts,
  ].join('\n')
}

/** Prints what each file came to, and for many a summary. */
export function importReporter(printing: Printing, { out }: Context, several: boolean): Reporter {
  return {
    add({ data, printed, written }) {
      if (printing.detailed) out(`${typeof data === 'string' ? data : printed}\n`)
      if (printing.detailed) for (const path of written ?? []) out(wroteLine(path, printing))
    },
    end(tally) {
      out(summaryOf(tally, printing, several))
    },
  }
}
