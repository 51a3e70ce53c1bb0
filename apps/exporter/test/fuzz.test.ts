import { crc32, inflateRawSync } from 'node:zlib'
import { writers } from '@gongkai/document'
import { exampleReports, mutatedBytes, mutatedMarkup, mutatedZip } from '@gongkai/fixtures'
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

/** `npm run fuzz` sets how many files of each kind; in CI a few, within a box of time. */
const runs = Number(process.env.GONGKAI_FUZZ ?? 250)
const boxed = process.env.GONGKAI_FUZZ === undefined

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

interface Tally {
  read: number
  refused: number
  slowest: number
}

/** Tries every file: a result or one of the refusals, never a fault of ours, in two seconds at most. */
function survives<T>(files: fc.Arbitrary<T>, attempt: (file: T) => 'read' | 'refused'): Tally {
  const tally: Tally = { read: 0, refused: 0, slowest: 0 }
  fc.assert(
    fc.property(files, (file) => {
      const start = performance.now()
      tally[attempt(file)] += 1
      const took = performance.now() - start
      tally.slowest = Math.max(tally.slowest, took)
      expect(took).toBeLessThan(2000)
    }),
    {
      numRuns: runs,
      endOnFailure: true,
      ...(boxed && { interruptAfterTimeLimit: 12_000, markInterruptAsFailure: false }),
    },
  )
  const peak = process.resourceUsage().maxRSS / 1024
  if (!boxed)
    console.log(
      `${expect.getState().currentTestName}: ${tally.read} read, ${tally.refused} refused, slowest ${tally.slowest.toFixed(0)} ms, peak ${peak.toFixed(0)} MB`,
    )
  return tally
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

const timeout = boxed ? 60_000 : 3_600_000

describe('files that are anything', { timeout }, () => {
  test('workbooks whose parts are changed', () => {
    const { read, refused } = survives(mutatedZip(templates), workbook)
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })

  test('workbooks whose bytes are changed', () => {
    expect(survives(mutatedBytes(templates), workbook).refused).toBeGreaterThan(0)
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
    const { read } = survives(anything, (text) => {
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
