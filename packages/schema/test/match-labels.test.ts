import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  type Edition,
  type EditionId,
  editions,
  type Finding,
  layoutsOf,
  matchTables,
  valuesFrom,
} from '../src/index.ts'
import { figureOf, gridOf, type Sheet, sheetsOf } from './match-sheets.ts'

/** The form's own words for a row (`requests.received`), a column (`requests.*.natural`) or a column of 附表四. */
function officialOf(edition: Edition, at: string): string {
  const [table, row, column] = at.split('.')
  const cell = cellsOf(edition).find(
    (one) => one.table === table && (row === '*' || one.row === row) && (!column || one.column === column),
  )
  const label = (column ? cell?.columnLabels : cell?.rowLabels)?.at(-1)
  if (label === undefined) throw new Error(`no label for ${at}`)
  return label
}

function reprint(edition: Edition, official: string, printed: string): Sheet[] {
  const sheets = sheetsOf(edition)
  const found = sheets.flatMap(({ cells }) => cells.filter(({ text }) => text === official))
  expect(found.length, official).toBeGreaterThan(0)
  for (const cell of found) cell.text = printed
  return sheets
}

function read(edition: Edition, sheets: readonly Sheet[]): readonly Finding[] {
  const match = matchTables(sheets.map((one) => gridOf([one])))
  const right = cellsOf(edition).map(({ id }) => [id, Number(figureOf(edition, id))])
  expect(valuesFrom(match)).toEqual(Object.fromEntries(right))
  return match.findings
}

/** Labels as real reports print them: edition, place, words. */
const slips: readonly (readonly [EditionId, string, string])[] = [
  ['2021', 'requests.received', '本年新收'],
  ['2019', 'requests.received', '一、本年新收到政府信息公开申请数量'],
  ['2021', 'requests.carriedIn', '上年结转'],
  ['2019', 'requests.carriedIn', '二、上年结转政府信息公开数量'],
  ['2021', 'requests.granted', '予以公开情况'],
  ['2021', 'requests.partlyGranted', '部分公开（区分处理）'],
  ['2021', 'requests.partlyGranted', '(二)部分公开(区分处理的,只计这一'],
  ['2021', 'requests.refusedStateSecret', '国家秘密'],
  ['2021', 'requests.refusedProhibitedByLaw', '法律行政法规禁止公开'],
  ['2019', 'requests.refusedSecurityAndStability', '3.危机“三安全一稳定”'],
  ['2021', 'requests.refusedSecurityAndStability', '三安全一稳定'],
  ['2021', 'requests.refusedThirdPartyRights', '第三方合法权益'],
  ['2021', 'requests.refusedInternalAffairs', '属于内部事务信息'],
  ['2021', 'requests.refusedProcessInformation', '属于过程性信息'],
  ['2019', 'requests.refusedEnforcementFiles', '7.属于行政法案卷'],
  ['2021', 'requests.refusedEnforcementFiles', '行政执法案卷'],
  ['2021', 'requests.refusedAdministrativeInquiry', '行政查询'],
  ['2021', 'requests.unavailableNotHeld', '不掌握相关政府信息'],
  ['2019', 'requests.unavailableRequiresCreation', '2.没有现成信息需另行制作'],
  ['2021', 'requests.unavailableStillUnclear', '申请内容不明确'],
  ['2021', 'requests.notProcessedPetition', '信访投诉'],
  ['2021', 'requests.notProcessedPublications', '公开出版物'],
  ['2021', 'requests.notProcessedExcessive', '大量反复'],
  ['2021', 'requests.notProcessedReconfirmation', '要求确认'],
  ['2021', 'requests.otherNotCorrected', '逾期不补正'],
  ['2021', 'requests.otherFeeUnpaid', '逾期未缴费'],
  ['2021', 'requests.otherFeeUnpaid', '逾期不缴费'],
  ['2021', 'requests.outcomeTotal', '办理结果总计'],
  ['2021', 'requests.outcomeTotal', '（六）总计'],
  ['2021', 'requests.carriedOut', '结转下年度'],
  ['2021', 'requests.carriedOut', '结转下一年度继续办理'],
  ['2021', 'requests.carriedOut', '结转'],
  ['2021', 'requests.*.enterprise', '企业'],
  ['2021', 'requests.*.research', '科研'],
  ['2021', 'requests.*.publicInterest', '公益组织'],
  ['2021', 'requests.*.publicInterest', '社会组织'],
  ['2021', 'requests.*.legalService', '法律服务'],
  ['2021', 'requests.*.otherOrganization', '其他组织'],
  ['2021', 'proactive.normativeDocuments', '规范性文件'],
  ['2019', 'proactive.normativeDocuments', '行政规范性文件'],
  ['2021', 'proactive.*.issued', '本年度制发数'],
  ['2021', 'proactive.*.issued', '本年(2023)制发件数'],
  ['2021', 'proactive.*.issued', '本年发件'],
  ['2021', 'proactive.*.repealed', '本年废止数'],
  ['2021', 'proactive.*.inForce', '现行有效'],
  ['2021', 'proactive.*.inForce', '现行有效件'],
  ['2019', 'proactive.*.amount', '采购总金额(万元)'],
  ['2019', 'proactive.*.change', '本年增/'],
  ['2019', 'proactive.rules', '规章（设区的市、自治州人民政府应提供相关数据）'],
  [
    '2019',
    'proactive.normativeDocuments',
    '规范性文件(行政机关制定发布的决定、公告、通告、意见、通 知,以及标题采用“规定”“办法”“细则”等字样的公文)',
  ],
  [
    '2019',
    'proactive.otherServices',
    '其他对外管理服务事项(指行政许可证以外的政务服务事项,含行政处罚、行政强制和其他类)',
  ],
  ['2021', 'disputes.review.upheld', '维持'],
  ['2021', 'disputes.review.corrected', '纠正'],
  ['2021', 'disputes.review.other', '其他'],
  ['2021', 'disputes.review.pending', '未审结'],
  ['2021', 'disputes.review.total', '合计'],
]

describe('labels seen in the wild stand for the form’s, and are named as slips', () => {
  it.each(slips)('%s %s: %s', (id, at, printed) => {
    const edition: Edition = editions[id]
    const official = officialOf(edition, at)
    const findings = read(edition, reprint(edition, official, printed))
    expect(findings.length).toBeGreaterThan(0)
    for (const { code, severity, actual, expected } of findings)
      expect([code, severity, actual, expected]).toEqual(['table/label-slip', 'note', printed, official])
    expect(findings.map((finding) => finding.at)).toContain(at)
  })
})

describe('what only normalising changes is no slip', () => {
  it.each<readonly [EditionId, string, string]>([
    ['2021', 'requests.received', '1. 本年新收 政府信息公开申请数量'],
    ['2021', 'requests.outcomeTotal', '总计'],
    ['2021', 'requests.*.natural', '自然 人'],
    ['2021', 'requests.refusedStateSecret', '⑴属于国家秘密'],
    ['2021', 'requests.refusedStateSecret', '１．属于国家秘密'],
    ['2021', 'requests.refusedSecurityAndStability', '3、危及「三安全\n一稳定」'],
    ['2021', 'requests.partlyGranted', '(二)部分公开[区分处理的,只计这一情形,不计其他情形]'],
    ['2021', 'proactive.*.amount', '本年收费金额(单位:万元)'],
    ['2019', 'proactive.*.created', '本年新\n制作数量'],
    ['2019', 'proactive.*.change', '本年 增/减'],
    ['2019', 'proactive.*.change', '本年增减'],
  ])('%s %s: %j', (id, at, printed) => {
    const edition: Edition = editions[id]
    expect(read(edition, reprint(edition, officialOf(edition, at), printed))).toEqual([])
  })
})

/** The form's words that have this variant. */
function officialWith(edition: Edition, variant: string): string {
  const cells = layoutsOf(edition).flatMap((grid) => grid.cells)
  return cells.find(({ source }) => source?.variants?.includes(variant))?.text ?? ''
}

describe('headings and groups', () => {
  it.each<readonly [EditionId, string]>([
    ['2021', '第二十条（一）项'],
    ['2019', '第二十条（九）项'],
    ['2021', '未经复议直接诉讼'],
    ['2021', '复议后诉讼'],
    ['2021', '办理结果'],
  ])('%s %s is a slip', (id, printed) => {
    const edition: Edition = editions[id]
    const official = officialWith(edition, printed)
    expect(read(edition, reprint(edition, official, printed))).toMatchObject([
      { code: 'table/label-slip', severity: 'note', actual: printed, expected: official },
    ])
  })

  it('第二十条 第(一)项 is none', () => {
    const edition: Edition = editions['2021']
    expect(
      read(edition, reprint(edition, officialWith(edition, '第二十条（一）项'), '第二十条 第(一)项')),
    ).toEqual([])
  })
})
