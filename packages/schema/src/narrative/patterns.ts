import type { ClaimCode } from '../rules/claims.ts'
import type { Form } from './forms.ts'

/** Words that say there was none, or that all were so. */
export interface Pattern {
  readonly code: ClaimCode
  readonly says: RegExp
  /** Words in the clause that make it say something else. */
  readonly unless?: RegExp
  /** Words in the sentence that make it say something else. */
  readonly unlessBeside?: RegExp
  /** What the sentence has to speak of. */
  readonly about: 'requests' | 'publicity' | 'nearPublicity' | 'anything'
  readonly zero?: readonly Form[]
  /** Or the two of one pair are equal: 均予以公开. */
  readonly equal?: readonly (readonly [Form, Form])[]
  /** For disputes: cells of the blocks that clause or sentence names, all of them where none is named. */
  readonly ofBlocks?: readonly string[]
  /** A statement about these blocks needs one of them named in the clause itself. */
  readonly named?: true
}

const not = '(?:未(?!经)|没有|没|无(?!法|正当|锡|为|棣|极|息)|零)'
const happened =
  '(?:再)?(?:发生|出现|收到|接到|受理|接收|产生|引发|引起|存在|涉及|有|被|因|办理|处理|提起|形成){0,4}'
const application =
  '(?:(?:政府信息公开|信息公开|政府信息|依申请公开(?:政府信息)?)(?:的|类|方面的)?申请|公开政府信息的?申请)'
const aside =
  /复议|诉讼|收取|收费|费用|逾期|超期|超时|补正|延期|征收|结转|纠|投诉|举报|答复不|复印|通过|渠道|网上|网络|信函|当面|邮|传真|窗口|平台|机构|企业|公司|法人|组织(?!和其他|、)/u
const overdue = /复议|诉讼|建议|提案|信访件|留言|热线|咨询|诉求|除|外，|结转|尚|未到|未满|延期|正在/u

const carriedOut: Form = ['requests.carriedOut.total']
const granted: Form = ['requests.granted.total']
const partly: Form = ['requests.partlyGranted.total']

export const patterns: readonly Pattern[] = [
  {
    code: 'text/none',
    says: new RegExp(
      `${not}(?:有)?(?:收到|接到|受理|接收|收悉|新收|发生|出现|产生|办理|处理)(?:到|过|和处理|或处理|、处理|和办理|任何(?:形式的?)?|公民、法人(?:和|或|或者)其他组织|公民|公众|群众|社会公众|申请人|提出|提交|要求|关于|有关|相关|涉及|我.{1,2}|本.{1,2}|的|书面|向){0,6}(?:${application}|依申请公开(?!(?:收费|费|行政|复|诉))|政府信息公开的任何申请|申请(?!人|表|复|行政|费))`,
      'u',
    ),
    unless: aside,
    about: 'anything',
    zero: [['requests.received.total']],
  },
  {
    code: 'text/none',
    says: new RegExp(
      `(?:没有|无|零)(?:新增|新收|任何|公民)?(?:${application}|依申请公开(?:事项|件|申请|情况)?$)|依申请公开(?:事项|数量|申请)?(?:为|是)零`,
      'u',
    ),
    unless: aside,
    about: 'anything',
    zero: [['requests.received.total']],
  },
  {
    code: 'text/none',
    says: /(?:无|没有)(?:上年度?|上一年度?|去年)(?:的)?结转/u,
    about: 'requests',
    zero: [['requests.carriedIn.total']],
  },
  {
    code: 'text/none',
    says: /(?:无|没有|不存在)(?:申请)?结转(?:到|至|入)?(?:下|次|明)|(?:无|没有)结转(?:件|申请|$)/u,
    about: 'requests',
    zero: [carriedOut],
  },
  {
    code: 'text/none',
    says: new RegExp(
      `${not}${happened}.{0,20}?(?:行政复议|行政诉讼|复议|诉讼|败诉)|(?:行政复议|行政诉讼|复议|诉讼)(?:案件|情况|数量|数|件数)?(?:均|都)?(?:为|是)零|${not}(?:行政)?(?:复议|诉讼)`,
      'u',
    ),
    unless:
      /纠|撤销|败诉|维持|变更|确认违法|未经复议|复议后|审结|处罚|许可|执法|强制|征收|拆迁|工伤|履职|应诉|出庭|逾期|超期|答辩|培训|案卷|不服|费用|收费|及时|到位|规范|完善|健全|整改/u,
    about: 'nearPublicity',
    ofBlocks: ['total'],
    named: true,
  },
  {
    code: 'text/none',
    says: new RegExp(`${not}(?:新)?(?:制定|制发|出台|印发|发布)(?:行政)?规范性文件`, 'u'),
    unless: /备案|审查|违|清理|解读/u,
    about: 'anything',
    zero: [['proactive.normativeDocuments.issued'], ['proactive.normativeDocuments.created']],
  },
  {
    code: 'text/none',
    says: new RegExp(`${not}(?:新)?(?:制定|制发|出台|印发|发布)(?:政府|部门)?规章(?!制度)`, 'u'),
    unless: /备案|审查|违|清理|解读/u,
    about: 'anything',
    zero: [['proactive.rules.issued'], ['proactive.rules.created']],
  },
  {
    code: 'text/all',
    says: /(?:均|全部|都|全)(?:已|能|能够|按[时期]|依法|依规|及时|在(?:规定|法定)?[^，]{0,8}?(?:内|前)|予以|全部){0,5}(?:办结|办理完毕|办毕)|(?<!按[时期]|及时)(?:办结|办复)率(?:均|都)?(?:为|达到?|保持|是)?(?:了)?100%/u,
    unlessBeside: overdue,
    about: 'requests',
    zero: [carriedOut],
  },
  {
    code: 'text/all',
    says: /(?:均|全部|都)(?:已|依法|依规|予以|全部|作出|进行|给予|及时|了){0,4}答复/u,
    unless: /按[时期]|期限|时限|规定|法定|内/u,
    unlessBeside: overdue,
    about: 'requests',
    zero: [carriedOut],
  },
  {
    code: 'text/all',
    says: /(?:均|全部|都)(?:已|依法|按[时期]|及时){0,4}(?:未|不)予?以?公开/u,
    about: 'requests',
    unlessBeside: /主动公开|应公开|其中|符合/u,
    zero: [granted],
  },
  {
    code: 'text/all',
    says: /(?:均|全部|都)(?:已|依法|按[时期]|及时){0,4}予以公开/u,
    unless: /未|不/u,
    unlessBeside: /主动公开|应公开|应当|应予|符合|可以公开|其中|除/u,
    about: 'requests',
    zero: [],
    equal: [
      [granted, ['requests.outcomeTotal.total']],
      [[...granted, ...partly], ['requests.outcomeTotal.total']],
      [granted, ['requests.received.total']],
    ],
  },
  {
    code: 'text/all',
    says: /(?:均|全部|都)(?:被|已|予以|为|获得?|得到|判决|裁定|结果|依法|是){0,4}(?:结果)?维持/u,
    unless: /公开常态/u,
    unlessBeside: /审结的|已审结|其中|除/u,
    about: 'publicity',
    ofBlocks: ['corrected', 'other'],
  },
  {
    code: 'text/all',
    says: /(?:无|没有|未发生|未出现|未有|零|无一)(?:一)?(?:件|起|例|宗)?(?:行政诉讼|行政复议|复议|诉讼|案件|被){0,3}(?:案件)?(?:败诉|纠错|纠正|被纠错|被纠正|被撤销)|(?:败诉|纠错)(?:率|案件|数)?(?:均)?为(?:零|0)/u,
    unless: /问题|(?:发生|情况|情形)的/u,
    about: 'publicity',
    ofBlocks: ['corrected'],
  },
]
