import { describe, expect, it } from 'vitest'
import { asked, explain, type Finding, identityOf, mayBeExplained } from '../src/index.ts'

const finding = (code: string, at: string, severity: Finding['severity'] = 'warning'): Finding => ({
  code,
  severity,
  at,
  evidence: [],
})

const findings = [
  finding('text/received', 'overview#2'),
  finding('year/jump', 'requests.received.total'),
  finding('year/jump', 'requests.carriedIn.total'),
  finding('requests/balance', 'requests.received.natural', 'error'),
  finding('cell/blank', 'disputes'),
  { ...finding('cell/blank', 'requests'), evidence: [{ at: 'requests.granted.total', value: null }] },
  finding('report/title', 'title', 'note'),
]
const places: Readonly<Record<string, string>> = {
  'overview#2': 'A4',
  'requests.received.total': 'J6',
  'requests.carriedIn.total': 'J7',
  'requests.received.natural': 'D6',
  'requests.granted.total': 'J8',
}
const where = (at: string) => (places[at] ? { sheet: '三、申请', address: places[at] } : undefined)
const told = (typed: string) => {
  const { of, findings: unmatched } = explain([{ for: typed, text: '属实。' }], findings, where)
  const explained = findings.filter((one) => of(one)).map(identityOf)
  return [...explained, ...unmatched.map(({ code, severity }) => `${severity} ${code}`)]
}

describe('核实说明 finds its finding', () => {
  it.each([
    ['text/received@overview#2', 'text/received@overview#2'],
    ['text/received', 'text/received@overview#2'],
    ['ｔｅｘｔ/Received ', 'text/received@overview#2'],
    ['三、申请!J6', 'year/jump@requests.received.total'],
    ["'三、申请'！$J$7", 'year/jump@requests.carriedIn.total'],
    ['三、申请J6', 'year/jump@requests.received.total'],
    ['三、申请\n J7', 'year/jump@requests.carriedIn.total'],
    ['year/jump@三、申请!j7', 'year/jump@requests.carriedIn.total'],
    ['report/title', 'report/title@title'],
  ])('by %s', (typed, identity) => {
    expect(told(typed)).toEqual([identity])
  })

  it.each([
    ['nothing of the kind', '请看附件', 'warning source/explanation-unmatched'],
    ['no name at all', '', 'warning source/explanation-unmatched'],
    ['a rule that does not object', 'year/carry-over', 'note source/explanation-unmatched'],
    ['a code of several', 'year/jump', 'warning source/explanation-ambiguous'],
    ['an error', '三、申请!D6', 'warning source/explanation-needless'],
    ['what is to be filled in', 'cell/blank', 'warning source/explanation-needless'],
    ['the one cell to be filled in', '三、申请!J8', 'warning source/explanation-needless'],
  ])('or says so: %s', (_, typed, expected) => {
    expect(told(typed)).toEqual([expected])
  })

  it('names what to write where several fit, and the row', () => {
    const [unmatched] = explain([{ for: 'year/jump', text: '属实。' }], findings, where).findings
    expect(unmatched).toMatchObject({
      at: 'explanations#1',
      expected: 'year/jump@三、申请!J6、year/jump@三、申请!J7',
    })
  })

  it('two rows on one finding are both kept', () => {
    const rows = ['text/received', '三、申请!A4'].map((name, i) => ({ for: name, text: `第${i + 1}点` }))
    expect(explain(rows, findings, where).of(findings[0]!)).toEqual({
      text: '第1点；第2点',
      at: 'explanations#2',
    })
  })

  it('what is asked for is taken', () => {
    for (const one of findings.filter(mayBeExplained))
      expect(told(asked(one, findings, where))).toEqual([identityOf(one)])
    expect(findings.filter(mayBeExplained).map(identityOf)).toEqual([
      'text/received@overview#2',
      'year/jump@requests.received.total',
      'year/jump@requests.carriedIn.total',
    ])
  })
})
