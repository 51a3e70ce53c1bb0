import type { CellCode, CheckCode, RollupCode, RuleCode, SourceCode, TableCode } from '@gongkai/schema'

/** What is found in a file by no rule that has a title. */
type Untitled =
  | CellCode
  | Exclude<CheckCode, RuleCode>
  | TableCode
  | SourceCode
  | 'year/similar-text'
  | Extract<RollupCode, 'rollup/without-power' | 'rollup/profile-differs' | 'source/explanation-of-roster'>

/** The kinds of problems as a table of them names them: what is wrong, where a finding's own `why` says why that matters. */
const kindWords: Readonly<Record<Untitled, string>> = {
  'cell/blank': '表格里有没填的格',
  'cell/total-blank': '分项已填，合计没填',
  'cell/not-a-number': '填的不是数字',
  'cell/unit': '数字带了单位',
  'cell/remark': '数字后面带了说明',
  'cell/sign-word': '用文字写增减',
  'cell/sign-unclear': '看不出增减多少',
  'cell/typed-as-text': '文字格式的数字',
  'cell/negative': '数量或金额是负数',
  'cell/not-whole': '件数不是整数',
  'cell/too-many-decimals': '金额小数超过四位',
  'cell/too-large': '数太大，无法精确计算',
  'table/missing': '缺少规定的表格',
  'table/duplicate': '同一张表有几份',
  'table/mixed-editions': '混用两个版本的表格',
  'table/cell-missing': '表格缺行或缺列',
  'table/cell-ambiguous': '格的位置认不准',
  'table/label-slip': '行列名称与规范写法不同',
  'table/extra-row': '表格多了一行',
  'table/extra-column': '表格多了一列',
  'table/unit': '列名的单位与规定不同',
  'year/similar-text': '文字与上年雷同',
  'source/rows-ignored': '工作表太长，后面的没有读',
  'source/year-missing': '看不出报告年度',
  'source/agency-missing': '看不出单位名称',
  'source/formula-uncalculated': '公式没有计算结果',
  'source/edition-mismatch': '写明的版本与表格不符',
  'source/text-left-out': '有文字不属于报告',
  'source/undecodable': '有认不出的字符',
  'source/choice-unknown': '单位信息没有按选项填',
  'source/profile-missing': '单位类型、层级没有填',
  'source/explanation-unmatched': '核实说明对不上任何提示',
  'source/explanation-ambiguous': '核实说明对得上不止一条提示',
  'source/explanation-needless': '核实说明写给了要改正的',
  'source/explanation-of-roster': '核实说明要对照名册才能核对',
  'rollup/without-power': '没有这项权力却填了数',
  'rollup/profile-differs': '单位信息与名册不同',
}

/** What a kind of problem is called: in words of its own, else the title of its rule, which `why` begins with. */
export const kindTitle = (code: string, why: string): string =>
  Object.hasOwn(kindWords, code) ? kindWords[code as Untitled] : why
