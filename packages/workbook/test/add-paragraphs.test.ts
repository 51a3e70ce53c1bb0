import { exampleReports } from '@gongkai/fixtures'
import { editions, type Report } from '@gongkai/schema'
import { describe, expect, it } from 'vitest'
import { addParagraphs, readWorkbook, setCells } from '../src/index.ts'
import { writeTemplate } from '../src/template/index.ts'

const example = exampleReports['suqian-2024']
const edition = editions[example.edition]
const bookOf = (report: Report) => writeTemplate({ edition, year: report.year, report })

const given = { overview: ['甲段。', '乙段。'], disputes: ['丙段。'], other: ['丁段。'] }

describe('paragraphs added to a workbook', () => {
  it('stand below what is written, in each section, and nothing else changes', async () => {
    const book = await bookOf(example)
    const before = readWorkbook(book).report
    const { bytes, paragraphs } = addParagraphs(book, given)
    expect(paragraphs.map(({ state }) => state)).toEqual(['added', 'added', 'added', 'added'])
    const { report, where } = readWorkbook(bytes)
    const sections = Object.fromEntries(
      Object.entries(before.sections).map(([id, texts]) => [
        id,
        [...(texts ?? []), ...(given[id as keyof typeof given] ?? [])],
      ]),
    )
    expect(report).toEqual({ ...before, sections })
    expect(paragraphs[0]).toMatchObject({
      where: where(`overview#${(before.sections.overview?.length ?? 0) + 1}`),
    })
  })

  it('are written once, however often', async () => {
    const once = addParagraphs(await bookOf(example), given).bytes
    const twice = addParagraphs(once, given)
    expect(twice.paragraphs.map(({ state }) => state)).toEqual(['present', 'present', 'present', 'present'])
    expect(twice.bytes).toBe(once)
  })

  it('are not written beside themselves, be it as one line of a cell or in a workbook without blocks', async () => {
    const book = await bookOf({ ...example, sections: { overview: ['甲段。\n乙段。'] } })
    const { paragraphs } = addParagraphs(book, { overview: ['乙段。', '新段。'] })
    expect(paragraphs.map(({ state }) => state)).toEqual(['present', 'added'])
  })

  it('never stand in a row that holds anything, be it a blank or a formula', async () => {
    const book = setCells(await bookOf({ ...example, sections: { ...example.sections, other: [] } }), [
      { sheet: '六、其他', address: 'A4', value: ' ' },
      { sheet: '六、其他', address: 'A6', value: { formula: '""' } },
    ])
    const { paragraphs, bytes } = addParagraphs(book, { other: ['丁段。'] })
    expect(paragraphs).toEqual([
      { section: 'other', text: '丁段。', state: 'added', where: { sheet: '六、其他', address: 'A7' } },
    ])
    expect(readWorkbook(bytes).report.sections.other).toEqual(['丁段。'])
  })

  it('say where there is no room', async () => {
    const many = { overview: Array.from({ length: 25 }, (_, i) => `第${i}段。`) }
    const { paragraphs } = addParagraphs(await bookOf({ ...example, sections: {} }), many)
    expect(paragraphs.filter(({ state }) => state === 'added')).toHaveLength(20)
    expect(paragraphs.filter(({ state }) => state === 'no-room')).toHaveLength(5)
  })
})
