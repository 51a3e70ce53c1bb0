import { type Decimal, leadingDecimal } from './decimal.ts'
import type { CellReading } from './quantity.ts'
import { converted, proposalOf } from './quantity-fault.ts'
import { measureOf } from './quantity-suffix.ts'

const none = /^(?:[未无不没]有?增[,、 ]?[未无不没]?有?减|[无没]有?变[化动]|持平)$/
const word = /^(?:(新?增加?|\+)|减少?)[: ]?/
const signs = /[增减+±]/
const zero: Decimal = { sign: '', whole: '', fraction: '', tidy: true }

const reading = (code: 'cell/sign-word' | 'cell/sign-unclear', proposal = {}): CellReading => ({
  state: 'unreadable',
  problem: { code, ...proposal },
})

/** 本年增/减 written in words (减3, 未增未减) or with a plus; undefined where no word or sign but a minus is used. */
export function readSignWord(folded: string): CellReading | undefined {
  if (none.test(folded)) return reading('cell/sign-word', proposalOf(zero, 'signed', 'signed'))
  if (!signs.test(folded)) return
  const unclear = reading('cell/sign-unclear')
  const match = word.exec(folded)
  if (!match) return unclear
  const after = folded.slice(match[0].length)
  const found = leadingDecimal(/^\(([^()]*)\)$/.exec(after)?.[1] ?? after)
  const measure = found && (found.rest === '' ? { power: 0 } : measureOf(found.rest))
  if (!found || !measure || found.decimal.sign !== '') return unclear
  const meant = { ...found.decimal, sign: match[1] ? '+' : '-' } as const
  const { proposal } = converted(meant, measure, 'signed', undefined)
  return reading('cell/sign-word', proposal && { proposal: { ...proposal, title: 'signed' } })
}
