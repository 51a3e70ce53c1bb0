import { corpusReports, dressings, judge } from '@gongkai/fixtures'
import type { Report } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { asPrinted } from './as-printed.ts'

const words = ({ values: _, ...report }: Report) => report

describe.each(dressings)('$name', ({ dress, extension, lossy = false }) => {
  test.each(Object.entries(corpusReports))('%s', (name, report) => {
    const imported = importReport(dress(report), { name: `${name}.${extension}` })
    const { cells, right, reported, silent, blamed } = judge(report, imported)
    expect(silent).toEqual([])
    expect(blamed).toEqual([])
    expect(right + reported).toBe(cells)
    if (!lossy) expect(right).toBe(cells)
    expect(words(imported.report)).toEqual(words(asPrinted(report)))
  })
})

test('a local row is reported with its figures, slips with the official words', () => {
  const report = corpusReports['suqian-2024']!
  const read = (name: string) =>
    importReport(dressings.find((dressing) => dressing.name === name)!.dress(report))
  expect(read('extra local row').findings.map(({ code, actual }) => [code, actual])).toEqual([
    ['table/extra-row', '其他主动公开文件 97 98 99'],
  ])
  const slips = read('label variants').findings
  expect(slips.length).toBeGreaterThan(20)
  for (const { code, severity, actual, expected } of slips) {
    expect([code, severity]).toEqual(['table/label-slip', 'note'])
    expect(actual).not.toBe(expected)
  }
})
