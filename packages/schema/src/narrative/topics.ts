import type { Edition } from '../editions/form.ts'
import type { ClaimCode } from '../rules/claims.ts'
import type { Form } from './forms.ts'
import { outcomeNodes, rowTopics } from './outcomes.ts'

/** What a number in the text can be about. */
export interface Topic {
  readonly role:
    | 'received'
    | 'noun'
    | 'settled'
    | 'carriedIn'
    | 'carriedOut'
    | 'row'
    | 'block'
    | 'result'
    | 'thing'
  readonly code: ClaimCode
  /** As expressions; the longest and most exact first. */
  readonly words: readonly string[]
  /** Every legal reading. Of a `result` and a `thing`: by the block or verb it goes with. */
  readonly forms: readonly Form[]
  readonly id?: string
  /** Of a thing that is counted without a verb. */
  readonly columns?: readonly string[]
}

const received = 'requests.received.total'
const carriedIn = 'requests.carriedIn.total'
const carriedOut = 'requests.carriedOut.total'
const outcomes = 'requests.outcomeTotal.total'

const settledForms: readonly Form[] = [
  [outcomes],
  [outcomes, '-requests.otherReasons.total'],
  [
    outcomes,
    '-requests.otherNotCorrected.total',
    '-requests.otherFeeUnpaid.total',
    '-requests.otherReasons.total',
  ],
  [outcomes, '-requests.other.total'],
]

export const receivedForms: readonly Form[] = [[received], [received, carriedIn]]

/** What a percentage of requests can be a share of. */
export const bases: readonly Form[] = [...receivedForms, [outcomes]]

const fixed: readonly Topic[] = [
  {
    role: 'carriedIn',
    code: 'text/carried',
    words: [
      '(?:上|上一|去)年度?(?:度)?(?:的)?(?:依申请公开)?(?:结转|转结)',
      '结转上年度?',
      '上年度?(?:转入|遗留)',
      '(?:19|20)\\d\\d年度?结转(?!到|至|下|20)',
    ],
    forms: [[carriedIn]],
  },
  {
    role: 'carriedOut',
    code: 'text/carried',
    words: [
      '结转(?:到|至|入)?(?:了)?(?:(?:下一|下|次|明)年?度?|20\\d\\d年度?)(?:继续)?(?:办理|处理)?',
      '结转',
    ],
    forms: [[carriedOut]],
  },
  {
    role: 'settled',
    code: 'text/settled',
    words: ['办理结果总计', '办理完毕', '办结', '办复', '答复', '回复'],
    forms: settledForms,
  },
  {
    role: 'received',
    code: 'text/received',
    words: ['新收到?', '收到', '接到', '接收', '受理', '收悉', '收件'],
    forms: receivedForms,
  },
  {
    role: 'noun',
    code: 'text/received',
    words: [
      '(?:政府信息公开|信息公开|政府信息|依申请公开(?:政府)?(?:信息)?)的?申请(?!人|办|答|表|渠|流|量大|受)',
      '公开申请(?!人)',
      '依申请公开(?!文件|信息|目录|指南|制度|平台|渠道|窗口|工作|办理|流程|业务|专)',
    ],
    forms: [...receivedForms, ...settledForms],
  },
  {
    role: 'block',
    id: 'directSuit',
    code: 'text/disputes',
    words: ['(?:未经复议)?直接(?:提起|向法院)?(?:行政)?(?:起诉|诉讼)', '未经复议'],
    forms: [['disputes.directSuit.total']],
  },
  {
    role: 'block',
    id: 'suitAfterReview',
    code: 'text/disputes',
    words: ['(?:经)?(?:行政)?复议后(?:又|再)?(?:提起)?(?:行政)?(?:起诉|诉讼)'],
    forms: [['disputes.suitAfterReview.total']],
  },
  {
    role: 'block',
    id: 'review',
    code: 'text/disputes',
    words: ['(?:行政)?复议(?!机|决定|答复|应)'],
    forms: [['disputes.review.total']],
  },
  {
    role: 'block',
    id: 'suit',
    code: 'text/disputes',
    words: ['行政诉讼', '诉讼'],
    forms: [
      ['disputes.directSuit.total', 'disputes.suitAfterReview.total'],
      ['disputes.directSuit.total'],
      ['disputes.suitAfterReview.total'],
    ],
  },
  {
    role: 'result',
    id: 'pending',
    code: 'text/disputes',
    words: ['尚未审结', '未审结', '(?:正|尚)在(?:审理|办理)', '尚未办结'],
    forms: [],
  },
  { role: 'result', id: 'upheld', code: 'text/disputes', words: ['结果维持', '维持'], forms: [] },
  { role: 'result', id: 'corrected', code: 'text/disputes', words: ['结果纠正', '纠正', '纠错'], forms: [] },
  { role: 'result', id: 'other', code: 'text/disputes', words: ['其他结果'], forms: [] },
  { role: 'thing', id: 'rules', code: 'text/proactive', words: ['(?:政府|部门)?规章'], forms: [] },
  {
    role: 'thing',
    id: 'normativeDocuments',
    code: 'text/proactive',
    words: ['(?:行政)?规范性文件'],
    forms: [],
  },
  { role: 'thing', id: 'permits', code: 'text/proactive', words: ['行政许可'], forms: [] },
  { role: 'thing', id: 'penalties', code: 'text/proactive', words: ['行政处罚'], forms: [] },
  { role: 'thing', id: 'coercion', code: 'text/proactive', words: ['行政强制'], forms: [] },
  { role: 'thing', id: 'fees', code: 'text/proactive', words: ['行政事业性收费'], forms: [] },
  {
    role: 'thing',
    id: 'procurement',
    columns: ['projects'],
    code: 'text/proactive',
    words: ['政府集中采购', '集中采购'],
    forms: [],
  },
]

/** What is done with a thing, and the columns that can count it. The first that the edition has is the usual one. */
export const verbs: readonly { readonly words: string; readonly columns: readonly string[] }[] = [
  { words: '废止', columns: ['repealed'] },
  { words: '现行有效', columns: ['inForce'] },
  { words: '制发|制定|印发|出台|新制作|新增制作|制作', columns: ['issued', 'created'] },
  { words: '作出|做出|实施|处理决定|办理', columns: ['decisions'] },
  { words: '收取|征收|收费金额|收入', columns: ['amount'] },
  { words: '新公开|主动公开|对外公开', columns: ['created', 'disclosed', 'disclosedTotal'] },
]

/** Everything a number can be about, with the categories of the edition's own 附表三. */
export const topicsOf = (edition: Edition): readonly Topic[] => [
  ...outcomeNodes(edition).flatMap(rowTopics),
  ...fixed,
]

/** Kinds of applicants as texts name them, and their columns. */
export const applicants: readonly { readonly words: string; readonly columns: readonly string[] }[] = [
  { words: '自然人|公民', columns: ['natural'] },
  {
    words: '法人(?:和|或|及|与|、)?(?:者)?(?:其他|非法人)组织|法人',
    columns: ['enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization'],
  },
  { words: '商业企业', columns: ['enterprise'] },
  { words: '科研机构', columns: ['research'] },
  { words: '社会公益组织', columns: ['publicInterest'] },
  { words: '法律服务机构', columns: ['legalService'] },
]
