import type { ReportCode } from './code.ts'
import type { Facts, Reader } from './facts.ts'
import { say, type Words } from './words.ts'

const bracket = (text: string) => (text === '' ? '' : `（${text}）`)
const blanksToo = ({ blanks }: Facts) => (blanks === '' ? '' : `；其中未填：${blanks}`)
const total = (f: Facts) =>
  `「${f.place}」应为 ${f.expected}，填的是 ${f.actual}，相差 ${f.difference}${bracket(f.parts)}${blanksToo(f)}。`
/** What to mend in the source; what reading may have lost stands there already. */
const inSource =
  (todo: string) =>
  ({ finding: { fault = 'source' } }: Facts) =>
    fault === 'source' ? todo : '请对照原件填上。'
/** What fills all blanks at once, where the reader has it. */
const fillZero = (reader: Reader | undefined) =>
  reader === 'pane'
    ? '，「本年无发生，填 0」可以一次填上'
    : reader === 'command'
      ? '，gongkai fill-zero 年报.xlsx -o 年报-填零.xlsx 可以另存一份、全部填上'
      : ''
/** What Excel makes of 3-4 or 2/3; the reader gives it as shown. */
const isDate = ({ finding }: Facts) => /^\d{4}-\d\d-\d\d$/u.test(String(finding.actual))
/** #REF!, #VALUE!: a formula gone wrong. */
const isFault = ({ finding }: Facts) => /^#[A-Z]/u.test(String(finding.actual))
const numbersOnly = '表格各格只填数字；没有的填 0。'

/** The sentences in Chinese: what is wrong and what to do. One entry for each code, or it does not compile. */
export const zh: Readonly<Record<ReportCode, Words>> = {
  'requests/balance': say(
    ({ finding, ...f }) =>
      `「${f.place.split(' · ')[1]}」一列不平：一加二得 ${f.actual}，（七）总计加四得 ${f.expected}，相差 ${f.difference}${blanksToo({ finding, ...f })}。`,
    '请核对这一列的一、二、（七）和四。',
  ),
  'requests/outcome-total': say(total, '请核对这一列（一）至（六）各格与（七）总计。'),
  'requests/row-total': say(total, '请核对本行各格与总计。'),
  'disputes/total': say(total, '请核对这一段四项结果与总计。'),
  'cell/blank': say(
    (f) => `本表有 ${f.actual} 格未填：${f.blanks}。`,
    ({ reader }) => `没有发生的请填 0${fillZero(reader)}；有数的请补填。`,
    '空白不等于 0：上级无法判断是没有还是漏填。',
  ),
  'cell/total-blank': say(
    (f) => `「${f.place}」未填，应为 ${f.expected}${bracket(f.parts)}。`,
    (f) => `请填 ${f.expected}，或核对各分项。`,
    '分项已填，合计不能空着。',
  ),
  'cell/not-a-number': say(
    (f) =>
      isDate(f)
        ? `「${f.place}」里是日期${f.actual}，不是数字：表格软件把输入的数字当成了日期。`
        : `「${f.place}」不是数字：${f.actual}。`,
    (f) =>
      isDate(f)
        ? '请把这一格的格式设为「常规」或「数值」，再重新填数字。'
        : isFault(f)
          ? '公式出错了：请核对公式引用的格，或换用模板重新填写。'
          : '请改为数字；没有发生的填 0。',
    numbersOnly,
  ),
  'cell/unit': say(
    (f) => `「${f.place}」带了单位：${f.actual}。`,
    (f) =>
      f.proposal === undefined ? '请去掉单位，只填数字，并核对金额的单位。' : `请只填数字：${f.proposal}。`,
    `${numbersOnly}单位已印在表头。`,
  ),
  'cell/remark': say(
    (f) => `「${f.place}」数字后面带了说明：${f.actual}。`,
    (f) => `表格里只留数字${f.proposal === undefined ? '' : ` ${f.proposal}`}，说明移到表格下面的文字里。`,
    numbersOnly,
  ),
  'cell/sign-word': say(
    (f) => `「${f.place}」用文字写增减：${f.actual}。`,
    (f) => `请填带符号的数${f.proposal === undefined ? '' : `：${f.proposal}`}（减少为负数，没有变化为 0）。`,
    numbersOnly,
  ),
  'cell/sign-unclear': say(
    (f) => `「${f.place}」看不出增减多少：${f.actual}。`,
    '请只填一个数：增加为正数，减少为负数，没有变化为 0。',
    numbersOnly,
  ),
  'cell/typed-as-text': say(
    (f) => `「${f.place}」是文字格式的数字：${f.actual}。`,
    (f) => `可以放心改为数字${f.proposal === undefined ? '' : ` ${f.proposal}`}，意思不变。`,
    '全角数字、空格、千分号会使合计算不进去。',
  ),
  'cell/negative': say(
    (f) => `「${f.place}」是负数：${f.actual}。`,
    '请核对；数量和金额不能小于 0。',
    '此格是数量或金额。',
  ),
  'cell/not-whole': say((f) => `「${f.place}」不是整数：${f.actual}。`, '请填整数。', '此格按件计数。'),
  'cell/too-many-decimals': say(
    (f) => `「${f.place}」小数超过四位：${f.actual}。`,
    '请核对金额；以万元计，四位小数已到元。',
    '金额以万元为单位，最多四位小数。',
  ),
  'cell/too-large': say(
    (f) => `「${f.place}」的数太大，无法精确计算：${f.actual}。`,
    '请核对是否多填了位数。',
    '超过 15 位的数，表格软件自己也存不准。',
  ),
  'proactive/rules-without-power': say(
    (f) => `「${f.place}」填了 ${f.actual}，而本机关没有规章制定权。`,
    '如是行政规范性文件，请改填到下一行，规章填 0；确有制定权的，请在单位信息中注明。',
  ),
  'proactive/rules-copied': say('规章与规范性文件两行的数完全一样。', '请核对是否重复填写；没有规章的填 0。'),
  'proactive/in-force-short': say(
    (f) => `「${f.place}」填了 ${f.actual}，少于本年制发减本年废止的 ${f.expected}。`,
    '请核对现行有效件数。',
  ),
  'proactive/fees-unit': say(
    (f) => `「${f.place}」填了 ${f.actual}，单位是万元，是否把元当成了万元？`,
    '请核对单位：1 万元填 1，不填 10000。',
  ),
  'proactive/disclosed-over-created': say(
    (f) => `「${f.place}」填了 ${f.actual}，多于本年新制作数量。`,
    '请核对；公开以前年度文件的，请在表下说明。',
  ),
  'proactive/disclosed-total-short': say(
    (f) => `「${f.place}」填了 ${f.actual}，少于本年新公开数量。`,
    '对外公开总数量包括本年新公开的，请核对。',
  ),
  'proactive/created-undisclosed': say(
    (f) => `本年新制作了文件，而「${f.place}」与对外公开总数量都是 0。`,
    '请核对是否漏填公开数量。',
  ),
  'proactive/items-negative': say(
    (f) => `「${f.place}」为 ${f.actual}，减得比上一年项目数量还多。`,
    '请核对上一年项目数量与本年增/减。',
  ),
  'proactive/items-as-decisions': say(
    (f) => `「${f.place}」填了 ${f.actual}，恰好等于项目数量加增减。`,
    '处理决定数量是本年办件数，不是事项数，请核对。',
  ),
  'proactive/procurement-mismatch': say('采购项目数量与采购总金额一个为 0，另一个不为 0。', '请核对这两格。'),
  'year/carry-over': say(
    (f) =>
      `「${f.place}」填的是 ${f.actual}，${f.lastYear} 年报告的结转下年度是 ${f.expected}，相差 ${f.difference}。`,
    '请核对两年的结转数；确有原因的请附说明。',
  ),
  'year/pending': say(
    (f) => `「${f.place}」是 ${f.actual}，少于 ${f.lastYear} 年报告的尚未审结 ${f.expected}。`,
    '请核对上年未审结的案件是否计入本年；不计入的请在表下说明。',
  ),
  'proactive/in-force-chain': say(
    (f) =>
      `「${f.place}」是 ${f.actual}，按 ${f.lastYear} 年现行有效加本年制发减本年废止应为 ${f.expected}，相差 ${f.difference}。`,
    '请核对三个数；因修订、自动失效或统计范围改变的请附说明。',
  ),
  'proactive/repealed-over': say(
    (f) => `「${f.place}」是 ${f.actual}，${f.lastYear} 年现行有效与本年制发一共只有 ${f.expected}。`,
    '请核对废止件数与上一年度的现行有效件数。',
  ),
  'year/fees-unit': say(
    (f) => `「${f.place}」是 ${f.actual} 万元，${f.lastYear} 年是 ${f.expected} 万元，可能误按元填写。`,
    '请核对单位，按万元填写。',
  ),
  'year/jump': say(
    (f) => `「${f.place}」是 ${f.actual}，${f.lastYear} 年是 ${f.expected}，相差十倍以上。`,
    '请核对有无多位少位、错行或口径改变；属实的请附说明。',
  ),
  'text/received': say((f) => `「${f.place}」${f.stated}。`, '请核对正文与附表三的新收、上年结转。'),
  'text/settled': say((f) => `「${f.place}」${f.stated}。`, '请核对正文与附表三的办理结果总计。'),
  'text/carried': say((f) => `「${f.place}」${f.stated}。`, '请核对正文与附表三的结转数。'),
  'text/category': say((f) => `「${f.place}」${f.stated}。`, '请核对正文与附表三该类的合计（总计一列）。'),
  'text/share': say(
    (f) => `「${f.place}」${f.stated}；按新收、新收与上年结转之和、办理结果总计都算不出这个比例。`,
    '请按表中的数重新计算。',
  ),
  'text/growth': say(
    (f) =>
      `「${f.place}」${f.stated}；与两年报告的数不符${f.finding.expected === undefined ? '' : `，应为 ${f.finding.expected}`}。`,
    '请按两年的报告重新计算。',
  ),
  'text/disputes': say((f) => `「${f.place}」${f.stated}。`, '请核对正文与附表四。'),
  'text/proactive': say((f) => `「${f.place}」${f.stated}。`, '请核对正文与附表二。'),
  'text/none': say((f) => `「${f.place}」${f.stated}，不是 0。`, '请核对是正文沿用了旧文，还是表中填错。'),
  'text/all': say((f) => `「${f.place}」${f.stated}，并非全部如此。`, '请核对正文的说法与表中的数。'),
  'text/period': say(
    (f) => `「${f.place}」写的统计期限是${f.actual}，应为${f.expected}。`,
    '请改正统计期限。',
  ),
  'text/year': say(
    (f) => `「${f.place}」写的是${f.actual}，报告年度是${f.expected}。`,
    '请核对是不是沿用了往年的文字。',
  ),
  'text/list': say(
    (f) => `「${f.place}」所列各项之和是 ${f.expected}，与所写总数不符：${f.actual}。`,
    '请核对总数与各项；没有列全的写明「等」。',
  ),
  'report/edition': say(
    (f) =>
      f.finding.expected === undefined
        ? `表格是${f.actual}版，报告年度没有规定的格式。`
        : `表格是${f.actual}版，报告年度应当用${f.expected}版。`,
    '请换用报告年度对应的模板重新填报，或核对年度。',
  ),
  'report/title': say((f) => `标题印作${f.actual}，规范写法是${f.expected}。`, '请改为规范写法。'),
  'report/title-year': say(
    ({ finding }) => `标题写的是 ${finding.actual} 年，报告年度是 ${finding.expected} 年。`,
    '请改正标题；报告年度填错的，改正报告年度。',
  ),
  'report/date-missing': say('没有落款日期。', '请在单位信息中填写日期。'),
  'report/date-impossible': say(
    (f) => (isDate(f) ? `落款日期${f.actual}不是日历上的日子。` : `看不懂落款日期的写法：${f.actual}。`),
    ({ finding: { expected = '2027年' } }) => `请写成 ${expected}1月20日 这样的日期。`,
  ),
  'report/year-ahead': say(
    (f) => `报告年度是${f.actual}，落款日期却是${f.expected}：这一年度还没有到。`,
    '请核对报告年度和落款日期哪一个写错了。',
  ),
  'report/date-early': say(
    (f) => `落款日期${f.actual}早于统计年度结束。`,
    '请核对日期；统计到 12 月 31 日为止。',
  ),
  'report/date-late': say(
    (f) => `落款日期${f.actual}晚于公布期限${f.expected}。`,
    '请核对日期；确实晚了的，请写明原因。',
  ),
  'report/section-missing': say((f) => `缺少「${f.place}」。`, '请补上这一部分；没有内容的也要保留标题。'),
  'report/section-empty': say(
    (f) => `「${f.place}」没有文字。`,
    (f) =>
      f.finding.at === 'other'
        ? '请写明信息处理费的收取情况；没有其他事项的，再写「无」。'
        : '请填写这一部分。',
  ),
  'report/heading': say(
    (f) => `「${f.place}」的标题印作${f.actual}。`,
    (f) => `规范标题是${f.expected}；导出时按规范标题写。`,
  ),
  'report/overview-aspects': say((f) => `总体情况没有写到${f.expected}。`, '请补写这几个方面。'),
  'report/problems-thin': say(
    (f) => `第五部分没有写到${f.expected}。`,
    '请写清存在的主要问题和改进情况，不能只写「无」。',
  ),
  'report/notice': say(
    (f) => `「${f.place}」引用的是${f.actual}，本年度应为${f.expected}。`,
    '请改引现行的通知。',
  ),
  'report/notice-name': say(
    (f) => `「${f.place}」的文号与通知名称对不上：${f.actual}。`,
    (f) => `这个文号的通知是${f.expected}，请核对。`,
  ),
  'report/fee-unstated': say(
    '第六部分没有写明信息处理费。',
    '请写明本年度收取信息处理费的金额，没有收取的写「本年度未收取信息处理费」。',
  ),
  'report/fee-multiple': say(
    (f) => `信息处理费${f.actual}不是 10 元的倍数。`,
    '请核对金额；行政事业性收费不是信息处理费。',
  ),
  'report/residue': say((f) => `「${f.place}」留有${f.actual}。`, '请删去模板文字，或补上实际内容。'),
  'report/personal-number': say(
    (f) => `「${f.place}」里有个人号码：${f.actual}。`,
    '请删去号码；需要留联系方式的请用办公电话。',
  ),
  'report/outside-gb2312': say(
    (f) => `有 GB2312 字库没有的字：${f.actual}。`,
    '打印前请看这些字是否显示正常，必要时换用全字库字体。',
  ),
  'table/missing': say(
    (f) => `没有找到「${f.place}」的表格。`,
    inSource('请核对文件里有没有这张表，表头文字是否完整；可以用模板重新填写。'),
    '按表格里的文字找表，表头改动过多就认不出来。',
  ),
  'table/duplicate': say(
    (f) => `「${f.place}」的表格找到不止一张。`,
    '请只保留一张。',
    '两张表无法判断以哪张为准。',
  ),
  'table/mixed-editions': say(
    '文件里混有 2019 版和 2021 版的表格。',
    '请统一用报告年度对应的版本。',
    '两个版本的表格行列不同，不能混用。',
  ),
  'table/cell-missing': say(
    (f) => `「${f.place}」缺少 ${f.count} 格：${f.blanks}。`,
    inSource('请补上缺少的行或列。'),
    '缺的行列不会当作 0。',
  ),
  'table/cell-ambiguous': say(
    (f) => `「${f.place}」${f.count > 1 ? `等 ${f.count} 格` : ''}认不准位置，表中写着${f.actual}。`,
    inSource('请检查这一格附近有没有合并单元格或错位，按模板的样子填写。'),
    '认不准的格不猜。',
  ),
  'table/label-slip': say(
    (f) => `表中印作${f.actual}，规范写法是${f.expected}。`,
    '不影响取数；导出时按规范写法印。',
    '与通知所附格式的文字不一致。',
  ),
  'table/extra-row': say(
    (f) => `表里多了一行${f.actual}，不是规定格式的内容。`,
    '请把这一行的内容移到表下的文字里。',
    '规定格式没有这一行，不计入报告。',
  ),
  'table/extra-column': say(
    (f) => `表里有一列数字不在规定格式的列下，列名是${f.actual}。`,
    '请核对数字有没有错列；多出的列请删去或移到表下的文字里。',
    '规定格式没有这一列，不计入报告。',
  ),
  'table/unit': say(
    (f) => `列名印作${f.actual}，与规定的${f.expected}单位不同。`,
    '请把金额换算成规定的单位，并把列名改回规范写法。',
    '单位不同时数值会差一万倍。',
  ),
  'source/rows-ignored': say(
    (f) => `工作表${f.actual}第 5000 行以后没有读。`,
    '如后面确有内容，请移到前面。',
    '表格只有几十行，过长的多是误设了格式的空行。',
  ),
  'source/year-missing': say(
    (f) =>
      f.finding.actual === undefined
        ? '没有报告年度，看不出是哪一年的报告。'
        : `报告年度写的是${f.actual}，看不出是哪一年的报告。`,
    '请填写四位数的年度，如 2026：模板填在「单位信息」表的「报告年度」一格，其他文件写在标题里。',
    '年度决定用哪一版格式；没有年度，与年度有关的各条都无法判断。',
  ),
  'source/agency-missing': say(
    '没有单位名称。',
    '请在单位信息里填写单位全称。',
    '标题、落款和文件名都要用单位名称。',
  ),
  'source/formula-uncalculated': say(
    (f) => `「${f.place}」的公式还没有算出结果：${f.actual}。`,
    '请用 Excel 或 WPS 打开文件，保存一次再检查。',
    '没有结果的公式不当作 0。',
  ),
  'source/edition-mismatch': say(
    (f) => `模板写着${f.expected}版，表格却是${f.actual}版。`,
    '请用报告年度对应的模板重新填报。',
    '年度与表格版本要一致。',
  ),
  'source/text-left-out': say(
    (f) => `有 ${f.count} 行文字没有收入报告：${f.actual}。`,
    '如其中有报告正文，请补到相应部分。',
    '标题与第一部分之间的零散文字、落款以后的文字，多是网页或表格自带的。',
  ),
  'source/undecodable': say(
    (f) => `文件按${f.expected}编码读取，有 ${f.actual} 处读不出文字。`,
    '请用原文件另存为 UTF-8 再导入，或核对读不出的地方。',
    '读不出的字记作「\uFFFD」，不猜。',
  ),
  'year/similar-text': say(
    (f) =>
      `文字部分有 ${f.count} 句与上年报告相同，占 ${f.actual}%（只有数字、年份、单位名称不同的算相同）。`,
    '请按本年的实际情况改写；确需沿用的，在核实说明中写明。',
    '2021 年的通知提到年度报告内容雷同的问题。',
  ),
  'source/choice-unknown': say(
    (f) => `${f.place}写的是${f.actual}，不在可选之列。`,
    (f) => `请从下拉表里选：${f.finding.expected}。`,
    '认不出的写法不猜，需要它的规则无法判断。',
  ),
  'source/profile-missing': say(
    '单位类型、行政层级、有规章制定权都没有填。',
    '请在「单位信息」表里点选。',
    '规章各格、公布期限、收费的单位三条规则要用这几项，没有就无法判断。',
  ),
  'source/explanation-unmatched': say(
    (f) => `核实说明对不上这次检查的任何一条提示：${f.actual}。`,
    '请在左边一格照抄那条提示末尾的代码（如 text/received），或写它的位置（如「三、申请!J6」）；提示已经没有了的，删去这一行。',
    '对不上的说明不会随提示报送。',
  ),
  'source/explanation-ambiguous': say(
    (f) => `核实说明写的${f.actual}对得上不止一条提示，看不出说明的是哪一条。`,
    (f) => `请改写成其中一条：${f.finding.expected}。`,
    '对不上的说明不会随提示报送。',
  ),
  'source/explanation-needless': say(
    (f) => `核实说明写的${f.actual}指的不是待核实的提示。`,
    '错误和没有填的格请改正或补填，不能用说明代替；改好后删去这一行。',
    '核实说明只用于数字确实无误的提示。',
  ),
}
