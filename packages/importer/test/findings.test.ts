import { corpusReports, dressings } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { splitText } from '../src/text/rows.ts'
import { bytesOf } from './bytes.ts'

const report = corpusReports['distinct-2021']!
const dressed = (name: string) =>
  new TextDecoder().decode(dressings.find((dressing) => dressing.name === name)!.dress(report))

describe('what is said of a source', () => {
  test('a row of text with a cell too few: its figures as printed and its line, and nobody is blamed', () => {
    const value = report.values['requests.granted.research']
    const text = dressed('text with bars').replace(` | ${value} |`, ' |')
    const { findings, report: read } = importReport(bytesOf(text))
    expect(findings.map(({ code, severity, at }) => [code, severity, at])).toEqual([
      ['table/cell-ambiguous', 'error', 'requests.granted.natural'],
    ])
    const [doubt] = findings
    expect(doubt?.evidence).toHaveLength(7)
    expect(doubt?.actual).toMatch(/^\d+( \d+){5}$/)
    expect(doubt?.fault).toBe('unknown')
    const line = text.split('\n').findIndex((words) => words.includes('（一）予以公开')) + 1
    expect(doubt?.where).toEqual({ line })
    expect(read.values['requests.granted.natural']).toBeUndefined()
    expect(read.values['requests.partlyGranted.natural']).toBe(
      report.values['requests.partlyGranted.natural'],
    )
  })

  test('a row of bare lines that the form does not have: with its figures and its line', () => {
    const own = dressed('bare lines').replace(
      '\n行政规范性文件\n',
      '\n其他文件\n97\n98\n99\n行政规范性文件\n',
    )
    const { findings } = importReport(bytesOf(own))
    expect(findings.map(({ code, actual, fault }) => [code, actual, fault])).toEqual([
      ['table/extra-row', '其他文件 97 98 99', 'unknown'],
    ])
    expect(findings[0]?.where).toEqual({ line: own.split('\n').indexOf('其他文件') + 1 })
  })

  test('words of the page between title and first section, and below the date', () => {
    const { findings, report: read } = importReport(bytesOf(dressed('page of an old site')))
    expect(findings.map(({ code, severity, at }) => [code, severity, at])).toEqual([
      ['source/text-left-out', 'note', 'preface'],
      ['source/text-left-out', 'note', 'after'],
    ])
    expect(findings[0]?.actual).toContain('发布时间：2026-01-21')
    expect(findings[1]?.actual).toContain('【打印本页】')
    expect(read.preface).toEqual(report.preface)
  })

  test('what a page lacks', () => {
    const page = dressed('clean HTML')
      .replace(/<h1>.*<\/h1>/, '')
      .replace(/<p>[^<]*年\d+月\d+日<\/p>/, '')
    const { findings, lacking } = importReport(bytesOf(page))
    expect(lacking).toEqual(['title', 'year', 'agency', 'date'])
    expect(findings.map(({ code }) => code)).toEqual(['source/year-missing', 'source/agency-missing'])
  })

  test('amounts of 信息处理费, with their place', () => {
    const page = dressed('clean HTML').replace(
      '第二段，共 3 项。</p>\n<p>某县',
      '收取信息处理费1,200元。</p>\n<p>某县',
    )
    expect(importReport(bytesOf(page)).fees).toEqual([{ printed: '1,200元', yuan: 1200, at: 'other#2' }])
  })
})

describe('lines and rows of a text', () => {
  const split = (text: string) =>
    splitText(text, (line) => line === '二、标题').map((piece) =>
      piece.kind === 'line' ? piece.text : piece.rows.map(({ cells }) => cells),
    )

  test('bars, tabs, a cell per line; rulers and headings', () => {
    expect(split('文\n| a | b |\n|---|:-:|\n| c |  |\n二、标题\nx\ty\n\t甲\n\t乙\n接着\n\n\t丙\n完')).toEqual(
      [
        '文',
        [
          ['a', 'b'],
          ['c', ''],
        ],
        '二、标题',
        [['x', 'y'], ['甲', '乙\n接着'], ['丙\n完']],
      ],
    )
  })

  test('a heading in a cell of its own ends the table; a line of dashes is text', () => {
    expect(split('| a | b |\n| 二、标题 | |\n| c | d |\n文\n----')).toEqual([
      [['a', 'b']],
      '二、标题',
      [['c', 'd']],
      '文',
      '----',
    ])
  })
})
