import type { Rule } from './rule.ts'

/**
 * A rule on what the text states and the tables have (正文与表格一致). What it reads out of a sentence stands in `narrative/`;
 * every legal reading is accepted, and nothing inferred from prose is an error.
 */
export interface ClaimRule extends Rule {
  readonly kind: 'claim'
}

const claim = <const Code extends string>(code: Code, zh: string, en: string, basis: string) =>
  ({
    kind: 'claim',
    code,
    title: { 'zh-CN': zh, en },
    basis,
    severity: 'warning',
  }) as const satisfies ClaimRule

export const claimRules = [
  claim(
    'text/received',
    '正文写的收到、受理、新收件数，应是新收，或新收与上年结转之和',
    'Requests said to be received are those received, or received and carried in',
    '正文与附表三',
  ),
  claim(
    'text/settled',
    '正文写的办结、答复件数，应是办理结果总计，或总计减去其他处理',
    'Requests said to be settled are the outcome total, with or without the other outcomes',
    '正文与附表三',
  ),
  claim(
    'text/carried',
    '正文写的上年结转、结转下年件数，应与附表三相同',
    'Requests said to be carried in or out are those of table 3',
    '正文与附表三',
  ),
  claim(
    'text/category',
    '正文写的各类办理结果、各类申请人件数，应是该类的合计',
    'A kind of outcome or applicant counts all of that kind',
    '正文与附表三',
  ),
  claim(
    'text/share',
    '正文写的占比，应能由新收、新收与上年结转之和或办理结果总计算出，到末位的一半',
    'A percentage follows from received, received and carried in, or the outcome total, to half a unit of its last digit',
    '正文与附表三',
  ),
  claim(
    'text/growth',
    '正文写的同比增减，应能由上一年度的报告算出',
    'Growth follows from last year’s report',
    '正文、附表三、附表四与上一年度的报告',
  ),
  claim(
    'text/disputes',
    '正文写的复议、诉讼件数，应是该段总计；诉讼可以是两段之和',
    'Reviews and suits are the totals of their blocks; suits may be both blocks together',
    '正文与附表四',
  ),
  claim(
    'text/proactive',
    '正文写的规章、规范性文件、许可、处罚、强制、收费、采购数，应与附表二相同',
    'Rules, normative documents, permits, penalties, coercion, fees and procurement are those of table 2',
    '正文与附表二',
  ),
  claim(
    'text/none',
    '正文说没有的（未收到申请、无复议诉讼、无结转等），表中应为 0',
    'What the text says there was none of is 0 in the tables',
    '正文与附表二、三、四',
  ),
  claim(
    'text/all',
    '正文说全部办结、均予公开、均维持、无败诉的，表中不应有别的结果',
    'All settled, all granted, all upheld, none lost: the tables have no other outcome',
    '正文与附表三、四',
  ),
] as const satisfies readonly ClaimRule[]

export type ClaimCode = (typeof claimRules)[number]['code']
