import { corpusReports, dressings, judge } from '@gongkai/fixtures'
import type { Report } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { asPrinted } from './as-printed.ts'

const words = ({ values: _, ...report }: Report) => report

describe.each(dressings)('$name', ({ dress, extension, lossy = false }) => {
  test.each(Object.entries(corpusReports))('%s', (name, report) => {
    const imported = importReport(dress(report), { name: `${name}.${extension}` })
    const { cells, right, reported, silent } = judge(report, imported)
    expect(silent).toEqual([])
    expect(right + reported).toBe(cells)
    if (!lossy) expect(right).toBe(cells)
    expect(words(imported.report)).toEqual(words(asPrinted(report)))
  })
})
