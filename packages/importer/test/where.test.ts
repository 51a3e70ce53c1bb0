import { corpusReports, dressings } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { bytesOf } from './bytes.ts'

const report = corpusReports['distinct-2021']!
const dressed = (name: string) =>
  new TextDecoder().decode(dressings.find((dressing) => dressing.name === name)!.dress(report))

describe('where something stands on a page', () => {
  /** The table and the row of a page's source, counted as its reader counts them. */
  const rowOf = (page: string, table: number, row: number) =>
    page.split('<table')[table]?.split('<tr>')[row] ?? ''

  test('a label: the section’s table, its row and column', () => {
    const page = dressed('label variants')
    const { findings } = importReport(bytesOf(page))
    expect(findings.length).toBeGreaterThan(20)
    for (const { where, actual } of findings) {
      if (!where || !('table' in where)) throw new Error('a label stands in a table')
      const table = ['proactive', 'requests', 'disputes'].indexOf(where.table) + 1
      expect(rowOf(page, table, where.row ?? 0)).toContain(`>${actual}<`)
      expect(where.part).toBeUndefined()
    }
    const printed = findings.find(({ at }) => at === 'proactive.*.repealed')
    expect(printed?.where).toEqual({ table: 'proactive', row: 2, column: 3 })
  })

  test('a table in two: in which of them, and its row there', () => {
    const page = dressed('tables split in two')
    const { where } = importReport(bytesOf(page))
    const parts = new Set<number | undefined>()
    for (const [id, value] of Object.entries(report.values)) {
      if (!id.startsWith('requests.')) continue
      const place = where(id)
      if (!place || !('table' in place)) throw new Error('a figure stands in a table')
      const first = page.split('<table').findIndex((table) => table.includes('本年新收'))
      const row = rowOf(page, first + (place.part ?? 0) - 1, place.row ?? 0)
      expect(row).toContain(`<td>${value}</td>`)
      parts.add(place.part)
    }
    expect([...parts]).toEqual([1, 2])
  })

  test('tables for the layout do not count', () => {
    const { where } = importReport(bytesOf(dressed('page of an old site')))
    expect(where('requests.received.natural')).toEqual({ table: 'requests', row: 4, column: 4 })
  })

  test('a row, a table, a paragraph; nothing for what the page does not have', () => {
    const { where } = importReport(bytesOf(dressed('clean HTML')))
    expect(where('requests.received')).toEqual({ table: 'requests', row: 4 })
    expect(where('requests')).toEqual({ table: 'requests' })
    expect(where('problems#2')).toEqual({ section: 'problems', paragraph: 2 })
    expect(where('title')).toBeUndefined()
    expect(where('requests.nothing')).toBeUndefined()
  })
})

describe.each(['text, a cell per line', 'text with bars', 'bare lines'])(
  'where something stands in %s',
  (name) => {
    const lines = dressed(name).split('\n')
    const { where } = importReport(bytesOf(lines.join('\n')))
    const lineAt = (at: string) => {
      const place = where(at)
      return place && 'line' in place ? lines[place.line - 1] : undefined
    }

    test('each figure', () => {
      for (const [id, value] of Object.entries(report.values)) expect(lineAt(id)).toContain(String(value))
    })

    test('title, date, paragraphs', () => {
      expect(lineAt('title')).toContain('年度报告')
      expect(lineAt('date')).toMatch(/年1月20日$/)
      expect(lineAt('problems#2')).toBe('第二段，共 3 项。')
      expect(lineAt('preface#1')).toMatch(/^根据/)
    })
  },
)
