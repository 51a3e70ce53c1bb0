import type { Group, Leaf } from './form.ts'

// 附表三 is the same in both editions but for （六）其他处理, which the 2021 notice split into three rows.

const granted = {
  id: 'granted',
  label: '（一）予以公开',
  variants: ['予以公开情况', '予以公开'],
} as const satisfies Leaf

const partlyGranted = {
  id: 'partlyGranted',
  label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  variants: [
    '部分公开（区分处理）',
    '部分公开（区分处理的，只计这一情形）',
    '部分公开（区分处理的，只计这一',
    '部分公开',
  ],
} as const satisfies Leaf

const refused = {
  label: '（三）不予公开',
  variants: ['不予公开'],
  children: [
    { id: 'refusedStateSecret', label: '1.属于国家秘密', variants: ['国家秘密'] },
    { id: 'refusedProhibitedByLaw', label: '2.其他法律行政法规禁止公开', variants: ['法律行政法规禁止公开'] },
    {
      id: 'refusedSecurityAndStability',
      label: '3.危及“三安全一稳定”',
      variants: ['危机“三安全一稳定”', '三安全一稳定'],
    },
    {
      id: 'refusedThirdPartyRights',
      label: '4.保护第三方合法权益',
      variants: ['第三方合法权益'],
    },
    {
      id: 'refusedInternalAffairs',
      label: '5.属于三类内部事务信息',
      variants: ['属于内部事务信息', '内部事务信息'],
    },
    {
      id: 'refusedProcessInformation',
      label: '6.属于四类过程性信息',
      variants: ['属于过程性信息', '过程性信息'],
    },
    {
      id: 'refusedEnforcementFiles',
      label: '7.属于行政执法案卷',
      variants: ['属于行政法案卷', '行政执法案卷'],
    },
    {
      id: 'refusedAdministrativeInquiry',
      label: '8.属于行政查询事项',
      variants: ['行政查询事项', '行政查询'],
    },
  ],
} as const satisfies Group

const unavailable = {
  label: '（四）无法提供',
  variants: ['无法提供'],
  children: [
    { id: 'unavailableNotHeld', label: '1.本机关不掌握相关政府信息', variants: ['不掌握相关政府信息'] },
    {
      id: 'unavailableRequiresCreation',
      label: '2.没有现成信息需要另行制作',
      variants: ['没有现成信息需另行制作'],
    },
    {
      id: 'unavailableStillUnclear',
      label: '3.补正后申请内容仍不明确',
      variants: ['申请内容不明确', '补正后仍不明确'],
    },
  ],
} as const satisfies Group

const notProcessed = {
  label: '（五）不予处理',
  variants: ['不予处理'],
  children: [
    { id: 'notProcessedPetition', label: '1.信访举报投诉类申请', variants: ['信访投诉', '信访举报投诉'] },
    { id: 'notProcessedRepeated', label: '2.重复申请' },
    { id: 'notProcessedPublications', label: '3.要求提供公开出版物', variants: ['公开出版物'] },
    {
      id: 'notProcessedExcessive',
      label: '4.无正当理由大量反复申请',
      variants: ['大量反复申请', '大量反复'],
    },
    {
      id: 'notProcessedReconfirmation',
      label: '5.要求行政机关确认或重新出具已获取信息',
      variants: ['要求确认或重新出具已获取信息', '要求确认'],
    },
  ],
} as const satisfies Group

const outcomeTotal = {
  id: 'outcomeTotal',
  label: '（七）总计',
  variants: ['总计', '合计', '办理结果总计'],
  total: true,
} as const satisfies Leaf

const received = {
  id: 'received',
  label: '一、本年新收政府信息公开申请数量',
  variants: ['本年新收到政府信息公开申请数量', '本年新收'],
} as const satisfies Leaf

const carriedIn = {
  id: 'carriedIn',
  label: '二、上年结转政府信息公开申请数量',
  variants: ['上年结转政府信息公开数量', '上年结转'],
} as const satisfies Leaf

const carriedOut = {
  id: 'carriedOut',
  label: '四、结转下年度继续办理',
  variants: ['结转下一年度继续办理', '结转下年度', '结转下年继续办理', '结转'],
} as const satisfies Leaf

/**
 * 附表三 with the edition's own row or group for （六）其他处理. `Other` has no bound, or the literal types of the row ids
 * would be lost; the edition that takes the block checks its shape (`satisfies Edition`).
 */
export function requestsBlock<const Other>(other: Other) {
  return {
    kind: 'matrix',
    corner: { label: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）' },
    rows: [
      received,
      carriedIn,
      {
        label: '三、本年度办理结果',
        variants: ['本年度办理结果', '办理结果'],
        children: [granted, partlyGranted, refused, unavailable, notProcessed, other, outcomeTotal],
      },
      carriedOut,
    ],
    columns: [
      {
        label: '申请人情况',
        children: [
          { id: 'natural', label: '自然人' },
          {
            label: '法人或其他组织',
            children: [
              { id: 'enterprise', label: '商业企业', variants: ['企业'] },
              { id: 'research', label: '科研机构', variants: ['科研'] },
              { id: 'publicInterest', label: '社会公益组织', variants: ['公益组织', '社会组织'] },
              { id: 'legalService', label: '法律服务机构', variants: ['法律服务'] },
              { id: 'otherOrganization', label: '其他', variants: ['其他组织'] },
            ],
          },
          { id: 'total', label: '总计', variants: ['合计'], total: true },
        ],
      },
    ],
  } as const
}
