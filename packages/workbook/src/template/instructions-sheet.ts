import type { Edition } from '@gongkai/schema'
import { sheetNames } from '../names.ts'
import { emptySheet, heightFor, type Sheet, type SheetCell } from './model.ts'

interface Made {
  readonly totals: 'formula' | 'typed'
  readonly zero: boolean
  /** What last year's report settled, and what not. */
  readonly carriedOver: readonly string[]
}

const guide = ({ totals, zero, carriedOver }: Made): readonly string[] => [
  '先填「单位信息」，再填一至六各表。白色格子填写；灰色格子是标签或公式，已锁定。点到格子上，旁边会提示怎么填。',
  '表格各格只填数字，没有发生的填 0，不要留空；不写单位、横线、「无」。',
  totals === 'formula'
    ? '「总计」由公式算出，不用填；同组有一格不是数字时，总计显示「无法合计」。'
    : '「总计」由填报人填写，「校验」表逐条核对。',
  ...(zero
    ? ['本模板各表已按「本年无发生」全部填 0，请逐表核对。文字部分没有代写，一、五、六仍须如实填写。']
    : []),
  ...carriedOver,
  '红色：合计不符，或格里不是规定的数。黄色：同组已有数，这一格还空着。各表上方写明本表几处不符，「校验」表逐条列出两边、相差多少和结果，点「查看」跳到那一格。以上不需要联网，也不需要插件。',
  '文字部分每行一段，不够时在中间插入行。第五部分要写问题和改进，不能只写「无」；第六部分要写明信息处理费的收取情况。',
  '有待核实的提示而数字确实无误时，在「核实说明」表写明原因，随表报送：左边照抄提示末尾的代码，或写提示的位置（如「三、申请!J6」）。',
  '粘贴数字请用「只粘贴数值」，移动数字请复制后再清除，不要剪切：直接粘贴或剪切会带走颜色、提示和锁定。',
  '工作表保护没有密码，只为防止误改；不要删改表格的行、列和标签。',
]

/** 说明: how to fill the workbook in. */
export function instructionsSheet(edition: Edition, year: number, made: Made): Sheet {
  const lines = guide(made)
  return {
    ...emptySheet,
    name: sheetNames.instructions,
    widths: [82],
    heights: new Map([
      [1, 32],
      [2, 34],
      ...lines.map((text, i): [number, number] => [i + 3, heightFor(text, 80)]),
    ]),
    cells: [
      { row: 1, column: 1, value: `${year}年${edition.title}填报表`, look: 'title' },
      {
        row: 2,
        column: 1,
        value: `格式依据：${edition.notice.name}（${edition.notice.number}）`,
        look: 'hint',
      },
      ...lines.map(
        (text, i): SheetCell => ({ row: i + 3, column: 1, value: `${i + 1}. ${text}`, look: 'plain' }),
      ),
    ],
  }
}
