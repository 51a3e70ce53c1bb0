import { crc32, inflateRawSync } from 'node:zlib'
import { writers } from '@gongkai/document'
import { exampleReports, fuzz, fuzzTimeout, mutatedBytes, mutatedMarkup, mutatedZip } from '@gongkai/fixtures'
import {
  type CellId,
  check,
  describe as describeFinding,
  diagnose,
  editions,
  type Finding,
  type Report,
} from '@gongkai/schema'
import { parseReport } from '@gongkai/schema/json'
import { annotate, readWorkbook, setCells, UnchangeableCell, UnreadableWorkbook } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const native = {
  inflateRaw: (packed: Uint8Array, maxOutputLength: number) => inflateRawSync(packed, { maxOutputLength }),
  crc32,
}

/** Everything that happens to a report once it was read. */
function throughEverything(
  report: Report,
  source: readonly Finding[],
  computed: ReadonlySet<CellId> = new Set(),
) {
  const { findings } = check(report)
  diagnose(report, { computed })
  for (const finding of [...source, ...findings])
    for (const language of ['zh-CN', 'en'] as const) {
      const { message, todo } = describeFinding(finding as never, editions[report.edition], language)
      if (message === '' || todo === '') throw new Error(`no words for ${finding.code}`)
    }
  for (const format of ['docx', 'html', 'csv', 'txt'] as const) writers[format].write(report, { draft: true })
}

const templates = await Promise.all(
  Object.values(exampleReports).map((report) =>
    writeTemplate({ edition: editions[report.edition], year: report.year, agency: report.agency, report }),
  ),
)

function workbook(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const reading = readWorkbook(bytes, native)
    throughEverything(reading.report, reading.findings, reading.computed)
    const told = check(reading.report).findings.map((finding) => ({
      finding,
      sentence: describeFinding(finding, editions[reading.report.edition], 'zh-CN'),
    }))
    annotate(bytes, reading, told)
    const typed = Object.keys(reading.report.values).find((id) => !reading.computed.has(id as CellId))
    const place = typed && reading.where(typed)
    if (place) setCells(bytes, [{ ...place, value: 7 }])
    return 'read'
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook || error instanceof UnchangeableCell)) throw error
    return 'refused'
  }
}

describe('files that are anything', { timeout: fuzzTimeout }, () => {
  test('workbooks whose parts are changed', () => {
    const { read, refused } = fuzz('workbooks, parts changed', mutatedZip(templates), workbook)
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })

  test('workbooks whose bytes are changed', () => {
    expect(fuzz('workbooks, bytes changed', mutatedBytes(templates), workbook).refused).toBeGreaterThan(0)
  })

  test('report files', () => {
    const seeds = Object.values(exampleReports).map((report) => JSON.stringify(report))
    const anything = fc.oneof(
      mutatedMarkup(seeds.map((text) => text.replace(/([{},])/g, '<$1>'))).map((text) =>
        text.replace(/[<>]/g, ''),
      ),
      fc.json({ maxDepth: 6 }),
      fc
        .tuple(fc.constantFrom(...seeds), fc.string(), fc.json())
        .map(([text, key, value]) => JSON.stringify({ ...JSON.parse(text), [key]: JSON.parse(value) })),
      fc
        .tuple(fc.constantFrom(...Object.values(exampleReports)), fc.dictionary(fc.string(), fc.anything()))
        .map(
          ([report, values]) => JSON.stringify({ ...report, values: { ...report.values, ...values } }) ?? '',
        ),
    )
    const { read } = fuzz('report files', anything, (text) => {
      let data: unknown
      try {
        data = JSON.parse(text)
      } catch {
        return 'refused'
      }
      const parsed = parseReport(data)
      if ('issues' in parsed) {
        expect(parsed.issues.length).toBeGreaterThan(0)
        return 'refused'
      }
      throughEverything(parsed.report, [])
      return 'read'
    })
    expect(read).toBeGreaterThan(0)
  })
})
