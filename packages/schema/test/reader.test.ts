import { readdirSync, readFileSync } from 'node:fs'
import { expect, describe as group, it } from 'vitest'
import {
  check,
  checkProfile,
  describe,
  editions,
  type Finding,
  type Language,
  type Reader,
} from '../src/index.ts'
import { cleanReport } from './clean-report.ts'

const folder = new URL('conformance/', import.meta.url)
const cases = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const found: readonly Finding[] = cases.flatMap(
  ({ edition, stage, change }) => check(cleanReport(edition, change), { stage }).findings,
)
const filing = (code: string): Finding => ({
  code,
  severity: 'error',
  at: '乙县人民政府',
  actual: 2024,
  expected: 2025,
  evidence: [],
})
const filings = ['rollup/other-year', 'rollup/other-edition', 'rollup/double'].map(filing)
const unit = { name: '甲市档案局', profile: {}, powers: [] }
const without = checkProfile(cleanReport('2021', { values: { 'proactive.penalties.decisions': 3 } }), unit)

const said = (finding: Finding, reader: Reader | undefined, language: Language = 'zh-CN') =>
  Object.values(describe(finding, editions['2021'], language, reader)).join('')

const languages: readonly Language[] = ['zh-CN', 'en']

group('who reads a sentence', () => {
  it('is offered the tool at hand for blanks, and no other', () => {
    const blank = found.find(({ code }) => code === 'cell/blank')
    if (!blank) throw new Error('no case of blanks')
    for (const language of languages) {
      expect(said(blank, 'pane', language)).toContain('本年无发生，填 0')
      expect(said(blank, 'command', language)).toContain('gongkai fill-zero')
    }
  })

  it('who has the workbook only is sent to no tool', () => {
    expect(found.length).toBeGreaterThan(50)
    for (const finding of [...found, ...without, ...filings])
      for (const language of languages)
        for (const reader of ['unit', undefined] as const)
          expect(said(finding, reader, language)).not.toMatch(/gongkai|(?:^|\s)--[a-z]|一键|「本年无发生/u)
  })

  it('the unit is asked for its own part, not for the supervisor’s', () => {
    expect(without.map(({ code }) => code)).toEqual(['rollup/without-power'])
    for (const finding of [...without, ...filings]) {
      expect(said(finding, 'unit')).not.toMatch(/请退回|请更正名册|没有计入|该单位/u)
      expect(said(finding, 'command')).toMatch(/请退回|请更正名册|请向该单位核实/u)
      expect(said(finding, 'unit', 'en')).not.toMatch(/[Ss]end it back|correct the roster|was not added/u)
    }
  })
})
