import { deflateRawSync } from 'node:zlib'
import { exampleReports } from '@gongkai/fixtures'
import {
  cellsOf,
  editions,
  type Grid,
  type GridCell,
  matchTables,
  type Report,
  valuesFrom,
} from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { toCsv, toDocx, toFragment, toHtml, toJson, toText, writers } from '../src/index.ts'
import { sample } from './samples.ts'

describe('JSON', () => {
  test.each(Object.entries(exampleReports))('%s comes back the same', (_, report) => {
    expect(JSON.parse(toJson(report))).toEqual(report)
  })

  test('keys stand in the order of the form, whatever order they came in', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          )
        : value
    const report = exampleReports['suqian-2023']
    expect(toJson(reversed(report) as Report)).toBe(toJson(report))
    const { sections, values } = JSON.parse(toJson(report)) as Report
    expect(Object.keys(sections)).toEqual(editions['2021'].sections.map(({ id }) => id))
    expect(Object.keys(values)).toEqual(cellsOf(editions['2021']).map(({ id }) => id))
  })

  test('what the form does not know is kept, at the end', () => {
    const report = {
      ...sample({ values: { 'zz.y.x': 1, 'aa.y.x': '甲', 'disputes.review.total': null } }),
      extra: true,
    }
    const back = JSON.parse(toJson(report)) as Report
    expect(back).toEqual(report)
    expect(Object.keys(back.values)).toEqual(['disputes.review.total', 'aa.y.x', 'zz.y.x'])
    expect(Object.keys(back).at(-1)).toBe('extra')
  })
})

describe('CSV', () => {
  /** RFC 4180. */
  const fields = (csv: string) =>
    [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)].reduce<string[][]>(
      (rows, [, quoted, bare, end]) => {
        rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
        if (end === '\r\n') rows.push([])
        return rows
      },
      [[]],
    )
  const valuesOf = (values: Report['values']) => {
    const rows = fields(toCsv(sample({ values })))
    return new Map(rows.map((row) => [row[0], row[4]]))
  }

  test('begins with a byte order mark and has one line for each cell, with its labels', () => {
    const csv = toCsv(exampleReports['suqian-2023'])
    expect(csv.startsWith('\uFEFF单元格,表,行,列,值\r\n')).toBe(true)
    const rows = fields(csv.slice(1))
    expect(rows.slice(1, -1).map(([id]) => id)).toEqual(cellsOf(editions['2021']).map(({ id }) => id))
    expect(rows).toContainEqual([
      'requests.refusedStateSecret.enterprise',
      '收到和处理政府信息公开申请情况',
      '三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密',
      '申请人情况 › 法人或其他组织 › 商业企业',
      '0',
    ])
    expect(rows).toContainEqual([
      'proactive.fees.amount',
      '主动公开政府信息情况',
      '行政事业性收费',
      '本年收费金额（单位：万元）',
      '59237.2449',
    ])
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['+1', "'+1"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ['3,"4"\n5', '3,"4"\n5'],
    [-3, '-3'],
    [null, ''],
    [0, '0'],
  ])('%j is written as %j', (value, written) => {
    expect(valuesOf({ 'requests.received.natural': value }).get('requests.received.natural')).toBe(written)
  })
})

describe('plain text', () => {
  /** Lines with tabs are rows of a table; a table ends where they do. */
  function gridsIn(text: string): Grid[] {
    const grids: GridCell[][] = []
    let row = -1
    for (const line of text.split('\n')) {
      if (!line.includes('\t')) row = -1
      else {
        if (row === -1) grids.push([])
        row++
        const cells = line
          .split('\t')
          .map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text }))
        grids.at(-1)!.push(...cells)
      }
    }
    return grids.map((cells) => ({
      rows: Math.max(...cells.map((cell) => cell.row)) + 1,
      columns: Math.max(...cells.map((cell) => cell.column)) + 1,
      cells: cells.filter((cell) => cell.text !== ''),
    }))
  }

  test('is the report line by line', () => {
    const lines = toText(sample({ values: { 'proactive.rules.issued': 3 } })).split('\n')
    expect(lines.slice(0, 10)).toEqual([
      '某县某局2025年政府信息公开工作年度报告',
      '',
      '',
      '一、总体情况',
      '本年工作有序开展。',
      '',
      '二、主动公开政府信息情况',
      '第二十条第（一）项\t\t\t',
      '信息内容\t本年制发件数\t本年废止件数\t现行有效件数',
      '规章\t3\t\t',
    ])
    expect(lines.slice(-4)).toEqual(['', '某县某局', '2026年1月20日', ''])
    expect(toText(sample(), { draft: true }).split('\n')[0]).toBe('草稿')
  })

  test.each(Object.entries(exampleReports))(
    '%s is read back by the matcher to the same values',
    (_, report) => {
      expect(valuesFrom(matchTables(gridsIn(toText(report)), report.edition))).toEqual(report.values)
    },
  )
})

describe('writers', () => {
  const report = exampleReports['liaozhong-2020']

  test('write what the functions write, with the options', () => {
    const options = { draft: true, deflateRaw: deflateRawSync }
    expect(writers.docx.write(report, options)).toEqual(toDocx(report, options))
    expect(writers.html.write(report, options)).toBe(toHtml(report, { draft: true }))
    expect(writers.fragment.write(report, options)).toBe(toFragment(report, { draft: true }))
    expect(writers.txt.write(report, options)).toBe(toText(report, { draft: true }))
    expect(writers.json.write(report)).toBe(toJson(report))
    expect(writers.csv.write(report)).toBe(toCsv(report))
  })

  test('no two share an extension, so that all can stand in one folder', () => {
    const extensions = Object.values(writers).map(({ extension }) => extension)
    expect(new Set(extensions).size).toBe(6)
    for (const extension of extensions) expect(extension).toMatch(/^[a-z.]*[a-z]$/)
  })
})
