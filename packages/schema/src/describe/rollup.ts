import { kindWords, levelWords, profileLabels, yesNoWords } from '../agency-words.ts'
import type { RollupCode } from '../aggregate/codes.ts'
import type { Value } from '../report.ts'
import type { Facts } from './facts.ts'
import { say, type Words } from './words.ts'

type RollupWords = Readonly<Record<RollupCode, Words>>

const names = ({ finding: { evidence } }: Facts, between: string) =>
  evidence.map(({ at }) => at).join(between)

const figures = ({ finding: { evidence } }: Facts, between: string) =>
  evidence.map(({ at, value }) => `${at} ${value ?? 0}`).join(between)

const factWords: Readonly<Record<string, string>> = { ...kindWords, ...levelWords, ...yesNoWords }
const factWord = (value: Value | undefined) => factWords[String(value)] ?? String(value)

/** `agency.level` as the agency sheet calls it. */
const factLabel = (at: string) => profileLabels[at.replace('agency.', '') as keyof typeof profileLabels]

/** A roster is the supervisor's: a unit is asked for its own part only. */
const toUnit = (unit: string, supervisor: string) => (f: Facts) => (f.reader === 'unit' ? unit : supervisor)
/** What became of the report in the sum is no matter of the unit's. */
const leftOut = ({ reader }: Facts) => (reader === 'unit' ? '' : '，没有计入')
const notAdded = ({ reader }: Facts) => (reader === 'unit' ? '' : '; it was not added')

const noneAdded = ({ reader }: Facts) => (reader === 'unit' ? '' : '; none was added')

const inSum = '汇总数 = 本级 + 所属各单位，缺一家就不是全数。'
const joint = '各单位的数都对，加起来也可能重复。'

/** The sentences on many agencies in Chinese. */
export const rollupZh: RollupWords = {
  'rollup/missing': say((f) => `「${f.place}」没有报送。`, '请催报；收到后重新汇总。', inSum),
  'rollup/own-missing': say(
    (f) => `「${f.place}」没有本级的报表。`,
    '请补上本级报表（--own）；本级由办公室等单位填报的，可以不理。',
    inSum,
  ),
  'rollup/late': say(
    (f) => `「${f.place}」迟报：落款日期 ${f.finding.actual}，期限 ${f.finding.expected}。`,
    '请核对落款日期；确属迟报的，请说明原因。',
    '期限以名册为准。',
  ),
  'rollup/double': say(
    (f) =>
      f.reader === 'unit'
        ? `你单位报送了 ${f.actual} 份内容不同的报表（${names(f, '、')}）。`
        : `「${f.place}」有 ${f.actual} 份内容不同的报表，都没有计入：${names(f, '、')}。`,
    toUnit('请写明以哪一份为准，只报一份。', '请向该单位核实，只留一份。'),
    '不猜哪一份是定稿。',
  ),
  'rollup/copy': say(
    (f) => `「${f.place}」有 ${f.actual} 份数字相同的报表，只计一份：${names(f, '、')}。`,
    '请删去多余的。',
    '同一单位只能计一次。',
  ),
  'rollup/unreadable': say(
    (f) =>
      `文件「${f.place}」读不了：${f.finding.actual}${f.finding.expected === undefined ? '' : `从文件名看，可能是「${f.finding.expected}」的。`}`,
    '请退回重报。',
    inSum,
  ),
  'rollup/unknown-unit': say(
    (f) =>
      f.finding.actual === undefined
        ? `文件「${f.place}」没有单位名称，没有计入。`
        : `文件「${f.place}」的单位${f.actual}不在名册上，没有计入。`,
    '请核对单位全称，或在名册上补这个单位。',
    '名册以外的单位不计入，以免重复。',
  ),
  'rollup/other-year': say(
    (f) => `「${f.place}」报的是 ${f.actual} 年度，不是 ${f.expected} 年度${leftOut(f)}。`,
    (f) =>
      f.reader === 'unit'
        ? `用了 ${f.actual} 年模板的，请换用 ${f.expected} 年的模板填报；只是年度写错的，请改正年度。`
        : '请退回，填报本年度的报表。',
    '不同年度的数不能相加。',
  ),
  'rollup/other-edition': say(
    (f) => `「${f.place}」用的是 ${f.finding.actual} 版表格，应为 ${f.finding.expected} 版${leftOut(f)}。`,
    toUnit('请用报告年度对应的表格重新填报后报送。', '请退回，用报告年度对应的表格重新填报。'),
    '两版表格的行列不同，不能相加。',
  ),
  'rollup/faulty-left-out': say(
    (f) => `「${f.place}」有 ${f.actual} 处错误，没有计入。`,
    '请退回修改；确需计入，汇总时请加 --include-faulty。',
    inSum,
  ),
  'rollup/faulty-included': say(
    (f) => `「${f.place}」有 ${f.actual} 处错误，仍然计入了。`,
    '请在定稿前退回修改，再重新汇总。',
    '有错误的报表，加出来的数也不可靠。',
  ),
  'rollup/scope-unstated': say(
    (f) => `「${f.place}」与所属单位都报了，名册没有写它报的是本级还是汇总；现按本级相加。`,
    '请在名册的「口径」栏写明「本级」或「汇总」。',
    '把已经汇总的数再加一遍，就重复了。',
  ),
  'source/explanation-of-roster': say(
    (f) => `核实说明写的${f.actual}要对照名册才能核对，这次没有名册。`,
    '可以保留；上级对照名册审核时会看到。',
    '有没有某项权力以名册为准，只看报表看不出来。',
  ),
  'rollup/without-power': say(
    (f) => `名册上${toUnit('你单位', '该单位')(f)}没有这项权力，「${f.place}」却填了 ${f.actual}。`,
    toUnit(
      '请核对是否错行；确有这项权力的，请告知发单机关更正名册。',
      '请核对是否错行；确有这项权力的，请更正名册。',
    ),
    '权力以名册为准。',
  ),
  'rollup/profile-differs': say(
    ({ finding: { at, actual, expected } }) =>
      `「${factLabel(at)}」与名册不同：填的是「${factWord(actual)}」，名册是「${factWord(expected)}」；检查时以名册为准。`,
    toUnit('请核对单位信息；填得没有错的，请告知发单机关更正名册。', '请核对单位信息或名册。'),
    '层级、类型和规章制定权决定用哪些规则。',
  ),
  'rollup/gaps': say(
    (f) => `「${f.place}」有 ${f.actual} 格未填或不是数字，这些格没有汇总数。`,
    '请该单位补填；没有发生的填 0。',
    '空白不等于 0：空着的格不能当 0 相加。',
  ),
  'rollup/nothing': say((f) => `「${f.place}」没有可以相加的报表。`, '请先核对上面各单位的问题。', inSum),
  'rollup/joint-documents': say(
    (f) => `「${f.place}」汇总为 ${f.actual}，来自不止一个单位（${figures(f, '、')}）。`,
    '请核对联合发文、政府与起草部门有没有重复计数。',
    joint,
  ),
  'rollup/shared-items': say(
    (f) => `「${f.place}」汇总为 ${f.actual}，来自不止一个单位（${figures(f, '、')}）。`,
    '请核对同一事项有没有被多个单位各计一次。',
    joint,
  ),
  'rollup/amounts': say(
    (f) => `「${f.place}」汇总为 ${f.actual}，来自不止一个单位（${figures(f, '、')}）。`,
    '请核对各单位的单位（元、万元）是否一致，代收代缴有没有重复。',
    joint,
  ),
  'rollup/filed-differs': say(
    (f) =>
      `「${f.place}」上报汇总数是 ${f.actual}，各单位相加是 ${f.expected}${f.difference === '' ? '' : `，相差 ${f.difference}`}。`,
    (f) =>
      f.count === 0
        ? '看不出是哪个单位引起的，请逐个核对。'
        : `最可能是这些单位，请先核对：${figures(f, '、')}。`,
    inSum,
  ),
  'rollup/taken-for-own': say(
    (f) =>
      `「${f.place}」的汇总数有 ${f.actual} 格多于计入的所属各单位之和；报送里没有它的本级报表，多的当作本级，没有核对。`,
    '要逐格核对，请向它要本级报表，再用 --for、--own、--filed 单独汇总这个政府。',
    '汇总数 = 本级 + 所属各单位：不知道本级，只有少于各单位之和的格一定不对。',
  ),
}

/** The same in English. */
export const rollupEn: RollupWords = {
  'rollup/missing': say(
    (f) => `“${f.place}” has not filed.`,
    'Ask for it, then add up again.',
    'The sum lacks it.',
  ),
  'rollup/own-missing': say(
    (f) => `“${f.place}” has no report of its own (本级).`,
    'Add it with --own, unless its office files as a unit.',
    'The sum is 本级 plus all units.',
  ),
  'rollup/late': say(
    (f) => `“${f.place}” is late: dated ${f.finding.actual}, due ${f.finding.expected}.`,
    'See whether the date is right, and ask why.',
    'The roster sets the deadline.',
  ),
  'rollup/double': say(
    (f) => `“${f.place}” has ${f.actual} reports that differ${noneAdded(f)}: ${names(f, ', ')}.`,
    toUnit('Say which one holds and file only that.', 'Ask which one holds and keep that.'),
    'Which is final is not guessed.',
  ),
  'rollup/copy': say(
    (f) => `“${f.place}” has ${f.actual} reports with the same figures; one was added: ${names(f, ', ')}.`,
    'Remove the copies.',
    'A unit counts once.',
  ),
  'rollup/unreadable': say(
    (f) =>
      `“${f.place}” could not be read: ${f.finding.actual}${f.finding.expected === undefined ? '' : ` By its name it may be that of “${f.finding.expected}”.`}`,
    'Send it back.',
    'Its figures are missing from the sum.',
  ),
  'rollup/unknown-unit': say(
    (f) =>
      f.finding.actual === undefined
        ? `File “${f.place}” names no agency and was not added.`
        : `The agency ${f.actual} of file “${f.place}” is not on the roster and was not added.`,
    'See whether the name is right, or add it to the roster.',
    'Only units of the roster count.',
  ),
  'rollup/other-year': say(
    (f) => `“${f.place}” reports on ${f.actual}, not on ${f.expected}${notAdded(f)}.`,
    toUnit('File a report on the year asked for.', 'Send it back.'),
    'Years are not added to each other.',
  ),
  'rollup/other-edition': say(
    (f) => `“${f.place}” uses the form of ${f.finding.actual}, not of ${f.finding.expected}${notAdded(f)}.`,
    toUnit('Fill in the form of the report’s year and file that.', 'Send it back.'),
    'The editions have different rows.',
  ),
  'rollup/faulty-left-out': say(
    (f) => `“${f.place}” has ${f.actual} errors and was not added.`,
    'Send it back, or use rollup --include-faulty.',
    'The sum lacks it.',
  ),
  'rollup/faulty-included': say(
    (f) => `“${f.place}” has ${f.actual} errors and was added all the same.`,
    'Have it mended and add up again.',
    'A sum is no better than its parts.',
  ),
  'rollup/scope-unstated': say(
    (f) =>
      `“${f.place}” and its units have filed; the roster does not say whether its report includes them. It was added to them.`,
    'Write 本级 or 汇总 in the column 口径 of the roster.',
    'A sum must not be added to its parts.',
  ),
  'source/explanation-of-roster': say(
    (f) => `The explanation for ${f.actual} can be held against a roster only, and there is none here.`,
    'It may stay: whoever reviews with the roster will see it.',
    'Which powers a unit has is in the roster only.',
  ),
  'rollup/without-power': say(
    (f) => `By the roster the unit has no such power, yet “${f.place}” is ${f.actual}.`,
    toUnit(
      'See whether the row slipped; if you have that power, tell the office that sent this.',
      'See whether the row slipped, or correct the roster.',
    ),
    'The roster says who may do what.',
  ),
  'rollup/profile-differs': say(
    (f) => `The agency says ${f.actual} of itself, the roster ${f.expected}; the roster was followed.`,
    toUnit('Correct the agency sheet, or tell the office that sent this.', 'Correct the one that is wrong.'),
    'The profile switches rules on and off.',
  ),
  'rollup/gaps': say(
    (f) => `“${f.place}” left ${f.actual} cells blank or without a number; those cells have no sum.`,
    'Have them filled in, with 0 where there was none.',
    'A blank is not a zero.',
  ),
  'rollup/nothing': say(
    (f) => `“${f.place}” has no report that can be added up.`,
    'See what is wrong with the units first.',
    'A sum needs parts.',
  ),
  'rollup/joint-documents': say(
    (f) => `“${f.place}” adds up to ${f.actual} from several units (${figures(f, ', ')}).`,
    'See whether a document issued jointly is counted twice.',
    'Figures that are right may still overlap.',
  ),
  'rollup/shared-items': say(
    (f) => `“${f.place}” adds up to ${f.actual} from several units (${figures(f, ', ')}).`,
    'See whether the same item is counted by several units.',
    'Items are shared between units.',
  ),
  'rollup/amounts': say(
    (f) => `“${f.place}” adds up to ${f.actual} from several units (${figures(f, ', ')}).`,
    'See whether all use the same unit of money, and whether one collects for another.',
    'Amounts may be in 元 or 万元.',
  ),
  'rollup/filed-differs': say(
    (f) =>
      `“${f.place}” is ${f.actual} as filed; the units add up to ${f.expected}${f.difference === '' ? '' : `, off by ${f.difference}`}.`,
    (f) => (f.count === 0 ? 'No unit stands out; look at each.' : `Look first at: ${figures(f, ', ')}.`),
    'The sum is 本级 plus all units.',
  ),
  'rollup/taken-for-own': say(
    (f) =>
      `“${f.place}” filed more than its counted units add up to in ${f.actual} cells; its own report (本级) is not among those read, so the rest was taken for that and not compared.`,
    'To compare every cell, ask for its 本级 report and roll it up alone with --for, --own and --filed.',
    'Without 本级, only cells with less than the units are sure to be wrong.',
  ),
}
