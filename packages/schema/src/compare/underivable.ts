import type { EditionId } from '../editions/form.ts'
import { type CellPattern, editions } from '../editions/index.ts'
import type { Wording } from '../rules/rule.ts'
import { fillStar, starsOf } from '../sums.ts'

/** Cells of one form that nothing in the other form settles, and why. */
export interface Underivable {
  /** The form that has the cells. */
  readonly edition: EditionId
  /** The form that does not settle them. */
  readonly from: EditionId
  readonly cells: readonly CellPattern[]
  readonly why: Wording
}

/** What cannot be carried over between the forms of 2019 and 2021; all other cells are the same or add up to the same. */
export const underivable = [
  {
    edition: '2021',
    from: '2019',
    cells: ['proactive.*.issued', 'proactive.*.repealed', 'proactive.*.inForce'],
    why: {
      'zh-CN':
        '2019 版填的是新制作、新公开和对外公开总数量，不是制发、废止和现行有效件数，口径不同，不能互相推算。',
      en: 'The form of 2019 counts documents made and disclosed, that of 2021 documents issued, repealed and in force: neither follows from the other.',
    },
  },
  {
    edition: '2021',
    from: '2019',
    cells: ['proactive.fees.amount'],
    why: {
      'zh-CN': '2019 版的行政事业性收费只填项目数量，没有收费金额。',
      en: 'The form of 2019 asks for the number of charges, not for their amount.',
    },
  },
  {
    edition: '2021',
    from: '2019',
    cells: ['requests.otherNotCorrected.*', 'requests.otherFeeUnpaid.*', 'requests.otherReasons.*'],
    why: {
      'zh-CN': '2019 版的「（六）其他处理」只有一行，没有分列三种情形；只能比较三行之和。',
      en: 'The form of 2019 has one row for “other”, that of 2021 three: only their sum can be compared.',
    },
  },
  {
    edition: '2019',
    from: '2021',
    cells: ['proactive.*.created', 'proactive.*.disclosed', 'proactive.*.disclosedTotal'],
    why: {
      'zh-CN': '2021 版不再填新制作、新公开和对外公开总数量。',
      en: 'The form of 2021 no longer asks what was made and disclosed.',
    },
  },
  {
    edition: '2019',
    from: '2021',
    cells: ['proactive.*.previousItems', 'proactive.*.change'],
    why: {
      'zh-CN': '2021 版不再填项目数量及其增减。',
      en: 'The form of 2021 no longer asks for the number of items.',
    },
  },
  {
    edition: '2019',
    from: '2021',
    cells: ['proactive.otherServices.decisions', 'proactive.procurement.*'],
    why: {
      'zh-CN': '2021 版不再填其他对外管理服务事项和政府集中采购。',
      en: 'The form of 2021 no longer asks for other services and procurement.',
    },
  },
] as const satisfies readonly Underivable[]

/** The ids of a record's cells. */
export const underivableCells = ({ edition, cells }: Underivable): readonly string[] =>
  cells.flatMap((pattern) => starsOf(editions[edition], pattern).map((star) => fillStar(pattern, star)))

/** What of `edition` cannot be derived from a report on the form of `from`; nothing where the forms are the same. */
export const underivableFrom = (from: EditionId, edition: EditionId): readonly Underivable[] =>
  underivable.filter((record) => record.edition === edition && record.from === from)
