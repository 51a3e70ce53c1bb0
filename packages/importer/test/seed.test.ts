import { readFileSync } from 'node:fs'
import { exampleReports } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { asPrinted } from './as-printed.ts'

describe('沈阳市辽中区工信局 2020, published as text with a cell in each line', () => {
  const seed = new URL('../../schema/test/liaozhong-2020.txt', import.meta.url)
  const { report, findings, tables, lacking, kind, encoding } = importReport(readFileSync(seed))

  test('gives its 198 cells, title, texts, signature and date', () => {
    expect([kind, encoding, lacking]).toEqual(['text', 'utf-8', []])
    expect(tables.map(({ cells, of }) => [cells, of])).toEqual([
      [22, 22],
      [161, 161],
      [15, 15],
    ])
    const { headings, ...rest } = report
    const { headings: _, ...expected } = asPrinted(exampleReports['liaozhong-2020'])
    expect(rest).toEqual(expected)
    expect(headings).toEqual({})
  })

  test('names its five slips, and nothing else', () => {
    const lines = new TextDecoder().decode(readFileSync(seed)).split('\n')
    for (const { where, fault, actual } of findings) {
      expect(fault).toBe('source')
      expect(where && 'line' in where ? lines[where.line - 1]?.trim() : undefined).toBe(actual)
    }
    expect(findings.map(({ code, severity, at, actual }) => [code, severity, at, actual])).toEqual([
      ['table/label-slip', 'note', 'requests.received', '一、本年新收到政府信息公开申请数量'],
      ['table/label-slip', 'note', 'requests.carriedIn', '二、上年结转政府信息公开数量'],
      ['table/label-slip', 'note', 'requests.refusedSecurityAndStability', '3.危机“三安全一稳定”'],
      ['table/label-slip', 'note', 'requests.refusedEnforcementFiles', '7.属于行政法案卷'],
      ['table/label-slip', 'note', 'requests.unavailableRequiresCreation', '2.没有现成信息需另行制作'],
    ])
  })
})
