import { type Element, el, xmlSafe } from '@gongkai/ooxml'
import { type Severity, severityWords } from '@gongkai/schema'
import { serializeHtml } from '../html/serialize.ts'
import { dateText } from '../outline.ts'
import { bar, partedBar } from './charts.ts'
import type { Count, Kind, Overview, OverviewUnit, Tone, Total } from './overview-model.ts'
import { type Cell, number, state, table, text } from './overview-table.ts'

const styleSheet = `body{margin:0;padding:1.5em;background:#fff;color:#1a1a1a;font:15px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",SimHei,sans-serif}
main{max-width:64em;margin:0 auto}
h1{font-size:1.6em;margin:.2em 0}h2{font-size:1.2em;margin:1.8em 0 .6em;border-bottom:2px solid #1a1a1a}
p{margin:.4em 0}.parted{display:block;width:100%;height:22px;margin:.6em 0}
.wide{overflow-x:auto}.wide:focus-visible{outline:3px solid #1a5fb4}
table{border-collapse:collapse;width:100%;margin:.4em 0}
caption{text-align:left;color:#444;padding:.2em 0}
th,td{border:1px solid #8a8a8a;padding:.25em .5em;text-align:left;vertical-align:middle}
thead th{background:#f0f0f0;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.state{white-space:nowrap;font-weight:bold}.good{color:#1f5c42}.wait{color:#8a4b00}.bad{color:#a01c15}.plain{color:#1a1a1a}
svg{display:block}a{color:#0b4a8f}
@media screen and (max-width:52em){body{padding:.75em}tbody th:not(.state){min-width:7em}td:not([class]){min-width:9em}}
@media print{@page{size:A4;margin:15mm}body{padding:0;font-size:9.5pt}main{max-width:none}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}}`

const tones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'wait', note: 'plain' }
const most = (numbers: readonly number[]) => numbers.reduce((largest, one) => Math.max(largest, one), 0)

function filing(standings: readonly Count[]): readonly Element[] {
  const all = standings.reduce((sum, { count }) => sum + count, 0)
  const said = standings.map(({ label, count }) => `${label} ${count}`).join('；')
  return [
    partedBar(standings, `共 ${all} 个单位：${said}`),
    table(
      `共 ${all} 个单位`,
      ['情况', '单位数', '占比'],
      standings.map(({ label, count, tone }) => [
        state(label, tone),
        number(count),
        { content: [`${((100 * count) / Math.max(1, all)).toFixed(1)}%`], look: 'number' },
      ]),
    ),
  ]
}

function problems(kinds: readonly Kind[]): readonly Element[] {
  const largest = most(kinds.map(({ findings }) => findings))
  return [
    kinds.length === 0
      ? el('p', undefined, '没有发现问题。')
      : table(
          '按出现次数排列',
          ['问题', '程度', '次数', '单位数', '图', '代码'],
          kinds.map(({ title, severity, findings, units, code }) => [
            text(title),
            state(severityWords[severity]['zh-CN'], tones[severity]),
            number(findings),
            number(units),
            { content: bar(findings, largest, tones[severity]) },
            text(code),
          ]),
        ),
  ]
}

function worst(units: readonly OverviewUnit[]): readonly Element[] {
  const largest = most(units.map(({ errors }) => errors))
  return [
    table(
      '按错误数、待核实数排列',
      ['单位', '错误', '待核实', '图（错误）'],
      units.map(({ name, errors, warnings }) => [
        text(name),
        number(errors),
        number(warnings),
        { content: bar(errors, largest, 'bad') },
      ]),
    ),
  ]
}

function totals(caption: string, found: readonly Total[], pictured: boolean): Element {
  const largest = most(found.map(({ value }) => (typeof value === 'number' ? value : 0)))
  return table(
    caption,
    ['项目', '汇总数', ...(pictured ? ['图'] : [])],
    found.map(({ label, value }) => [
      text(label),
      typeof value === 'number' ? number(value) : text(value ?? '空白'),
      ...(pictured ? [{ content: bar(typeof value === 'number' ? value : 0, largest, 'plain') }] : []),
    ]),
  )
}

const unitRow = (unit: OverviewUnit): readonly Cell[] => [
  text(`${'　'.repeat(unit.depth)}${unit.name}`),
  text(unit.parent ?? ''),
  state(unit.standing, unit.tone),
  number(unit.errors),
  number(unit.warnings),
  number(unit.explained),
  unit.notice === undefined
    ? text('')
    : { content: el('a', { href: unit.notice.split('/').map(encodeURIComponent).join('/') }, '退回修改单') },
]

interface Part {
  readonly title: string
  readonly content: readonly Element[]
}

const numerals = '一二三四五六七'

/** The page part by part, numbered as they come: not every overview has all. */
function partsOf(overview: Overview): readonly Part[] {
  const { remarks, explained, units, outcomes } = overview
  const remarkTable = () =>
    table(
      '错误在前，待核实在后',
      ['程度', '问题'],
      remarks.map(({ severity, text: said }) => [
        state(severityWords[severity]['zh-CN'], tones[severity]),
        text(said),
      ]),
    )
  const explanations = () =>
    table(
      '待核实的问题与单位给出的说明，请审核说明是否成立',
      ['单位', '待核实', '核实说明'],
      explained.map(({ unit, problem, explanation }) => [text(unit), text(problem), text(explanation)]),
    )
  const parts: readonly (Part | undefined)[] = [
    { title: '报送情况', content: filing(overview.standings) },
    remarks.length > 0 ? { title: '报送与汇总中要处理的', content: [remarkTable()] } : undefined,
    { title: '问题的种类', content: problems(overview.kinds) },
    overview.worst.length > 0 ? { title: '问题最多的单位', content: worst(overview.worst) } : undefined,
    {
      title: '汇总数',
      content: [
        totals('申请办理结果（总计一列）', outcomes, true),
        totals('其他主要数字', overview.totals, false),
      ],
    },
    explained.length > 0 ? { title: '各单位的核实说明', content: [explanations()] } : undefined,
    {
      title: '逐个单位',
      content: [
        table(
          '名册顺序',
          ['单位', '上级', '情况', '错误', '待核实', '已说明', '退回修改单'],
          units.map(unitRow),
        ),
      ],
    },
  ]
  return parts.flatMap((part) => part ?? [])
}

const titleOf = ({ government, year }: Overview) => xmlSafe(`${government} ${year} 年度报告审核总览`)

const body = (overview: Overview): readonly Element[] => [
  el('h1', undefined, titleOf(overview)),
  el('p', undefined, `生成日期：${dateText(overview.date)}。汇总数只含已计入的单位。`),
  ...partsOf(overview).flatMap(({ title, content }, i) => [
    el('h2', undefined, `${numerals[i]}、${title}`),
    ...content,
  ]),
]

const policy = "default-src 'none'; style-src 'unsafe-inline'"

/** The overview as one web page: no script, no other address, readable in print. */
export function toOverview(overview: Overview): string {
  const page = el(
    'html',
    { lang: 'zh-CN' },
    el(
      'head',
      undefined,
      el('meta', { charset: 'utf-8' }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      el('title', undefined, titleOf(overview)),
      el('style', undefined, styleSheet),
    ),
    el('body', undefined, el('main', undefined, body(overview))),
  )
  return `<!DOCTYPE html>\n${serializeHtml(page)}\n`
}
