import { xmlSafe } from '@gongkai/ooxml'
import { dateText } from '../outline.ts'
import type { WordBlock } from '../word/document.ts'
import type { ListBlock } from '../word/list-table.ts'
import { type DocxOptions, writeDocx } from '../word/write.ts'

/** One thing a unit has to mend or confirm, in words that need no tool. */
export interface NoticeItem {
  /** 三、申请!J6, or the place in words. */
  readonly place: string
  readonly problem: string
  readonly todo: string
  /** What the unit writes on the left of 核实说明 where this may stand as it is. */
  readonly code?: string
  /** 核实说明 the unit gave. */
  readonly explanation?: string
}

/** What the unit files again: the workbook it filed, mended; that workbook as an .xlsx; or the template filled in anew. */
export type Refiled = 'mended' | 'saved' | 'template'

/** A 退回修改单: what a supervising office sends back to one unit. */
export interface Notice {
  readonly unit: string
  readonly year: number
  /** The office that sends it. */
  readonly from: string
  /** ISO date. */
  readonly date: string
  readonly errors: readonly NoticeItem[]
  readonly warnings: readonly NoticeItem[]
  /** 建议改法, one a line. */
  readonly proposals: readonly string[]
  readonly refiled: Refiled
  /** The marked copies that go with it, by their file names; none where the file was no workbook. */
  readonly marked: readonly string[]
}

const columns = (last: string): ListBlock['columns'] => [
  { title: '序号', share: 8 },
  { title: '位置', share: 17 },
  { title: '问题', share: 42 },
  { title: last, share: 35 },
]

const listOf = (caption: string, last: string, items: readonly NoticeItem[]): ListBlock => ({
  kind: 'list',
  caption,
  columns: columns(last),
  rows: items.map(({ place, problem, ...answer }, i) => [
    String(i + 1),
    xmlSafe(place),
    xmlSafe(problem),
    xmlSafe(answerTo(answer)),
  ]),
})

const answerTo = ({ todo, code, explanation }: Pick<NoticeItem, 'todo' | 'code' | 'explanation'>): string =>
  [
    todo,
    ...(code === undefined ? [] : [`代码：${code}`]),
    ...(explanation === undefined ? [] : [`你单位的核实说明：${explanation}`]),
  ].join('\n')

const heading = (text: string): WordBlock => ({ kind: 'heading', level: 1, text })
const say = (text: string): WordBlock => ({ kind: 'paragraph', text: xmlSafe(text) })

const numerals = '一二三四'

/** How to file again. What is no report of the year in a workbook is not mended in itself. */
const ways: Readonly<Record<Refiled, (year: number) => string>> = {
  mended: () =>
    '请在原来的填报表上修改，不要改动表格的行、列和标签；没有发生的填 0，不要留空。改好后保存，按原渠道重新报送。',
  saved: () =>
    '请用 Excel 或 WPS 打开原来的填报表，另存为 .xlsx 后按原渠道重新报送；打不开的，请用模板重新填报。',
  template: (year) =>
    `请填在 ${year} 年的填报模板里，没有发生的填 0，不要留空；保存为 .xlsx，按原渠道重新报送。没有模板的，请向发单机关要。`,
}

/** The notice piece by piece; its parts are numbered as they come, since not every notice has all. */
function blocksOf(notice: Notice): readonly WordBlock[] {
  const { unit, year, from, date, errors, warnings, proposals, marked, refiled } = notice
  const parts: readonly (readonly [string, readonly WordBlock[]])[] = [
    ...(errors.length > 0
      ? [
          [
            '必须改正的',
            [
              ...(refiled === 'mended' ? [say('下列各处与规定格式或勾稽关系不符，请逐条改正。')] : []),
              listOf('必须改正的', '怎么改', errors),
            ],
          ] as const,
        ]
      : []),
    ...(warnings.length > 0
      ? [
          [
            '请核实的',
            [
              say(
                '下列各处可能有误，请核对。有误的请改正；确实无误的，请在填报表的「核实说明」表左边照抄该条的代码或位置，右边写明原因，随表报送。没有代码的不能用说明代替。',
              ),
              listOf('请核实的', '怎么办', warnings),
            ],
          ] as const,
        ]
      : []),
    ...(proposals.length > 0
      ? [
          [
            '建议改法',
            [
              say('以下改法能使勾稽关系成立，仅供参考，请以原始数据为准。'),
              ...proposals.map((text) => say(text)),
            ],
          ] as const,
        ]
      : []),
    [
      '怎么重新报送',
      [
        ...(marked.length === 0
          ? []
          : [
              say(
                `随本单附上标注过的填报表${marked.map((name) => `「${name}」`).join('、')}：有问题的格已标颜色，最后一张「校验结果」工作表逐条列出，点位置可以跳到那一格。`,
              ),
            ]),
        say(ways[refiled](year)),
      ],
    ],
  ]
  const counts = [
    ...(errors.length > 0 ? [`${errors.length} 处必须改正`] : []),
    ...(warnings.length > 0 ? [`${warnings.length} 处需要核实`] : []),
  ]
  return [
    { kind: 'title', text: '退回修改单' },
    say(`${unit}：`),
    say(
      refiled === 'mended'
        ? `你单位报送的 ${year} 年政府信息公开工作年度报告，经检查有 ${counts.join('，')}，现退回修改。请按下列各条改好后重新报送。`
        : `你单位报送的文件不能作为 ${year} 年政府信息公开工作年度报告的填报表，现退回。请按下面写的重新报送。`,
    ),
    ...parts.flatMap(([title, blocks], i) => [heading(`${numerals[i]}、${title}`), ...blocks]),
    { kind: 'signature', text: xmlSafe(from) },
    { kind: 'date', text: dateText(date) },
  ]
}

/** Writes a 退回修改单 as a Word file. */
export const toNotice = (notice: Notice, options?: DocxOptions): Uint8Array<ArrayBuffer> =>
  writeDocx(
    blocksOf(notice),
    { title: xmlSafe(`${notice.unit}退回修改单`), author: xmlSafe(notice.from), date: notice.date },
    options,
  )
