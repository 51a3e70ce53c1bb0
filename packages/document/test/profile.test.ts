import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultProfile, ProfileError, parseProfile } from '../src/index.ts'
import { characterSpacing, footerDistance, linePitch, textHeight, textWidth } from '../src/measures.ts'
import { numbered, sample } from './samples.ts'
import { at, docx, word } from './word-parts.ts'

function problemsOf(json: unknown): readonly string[] {
  try {
    parseProfile(json)
    return []
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    return error.problems.map(({ key, zh }) => `${key}：${zh}`)
  }
}

test('the default comes to 28 characters and 22 lines in 156 by 225 mm', () => {
  expect(textWidth(defaultProfile)).toBe(8844)
  expect(characterSpacing(defaultProfile)).toBe(-5)
  expect(linePitch(defaultProfile)).toBe(579)
  expect(Math.floor(textHeight(defaultProfile) / linePitch(defaultProfile))).toBe(22)
  expect(footerDistance(defaultProfile)).toBe(1427)
})

test('the layout that the guide shows is one, and its defaults are', () => {
  const guide = readFileSync(new URL('../../../docs/guide.zh-CN.md', import.meta.url), 'utf8')
  const shown = JSON.parse(/```json\n(.*?)```/su.exec(guide)?.[1] ?? '')
  expect(parseProfile(shown)).not.toEqual(defaultProfile)
  const { page, margins, charactersPerLine, linePitch: pitch, fonts, sizes, pageNumber } = defaultProfile
  const rows: readonly (readonly (string | number)[])[] = [
    ...[page, margins, fonts, sizes].map((group) => Object.values(group)),
    [charactersPerLine],
    [pitch],
    [`\`${pageNumber.style}\``],
    [`\`${pageNumber.position}\``],
    [pageNumber.below],
  ]
  for (const row of rows) expect(guide).toContain(`| ${row.join('、')} |`)
})

describe('parseProfile', () => {
  test('takes any part of a profile, the rest is the default', () => {
    expect(parseProfile({})).toEqual(defaultProfile)
    const wider = {
      margins: { top: 34.6, bottom: 32.6 },
      linePitch: 29.5,
      pageNumber: { position: 'centre' },
    }
    expect(parseProfile(wider)).toEqual({
      ...defaultProfile,
      margins: { ...defaultProfile.margins, top: 34.6, bottom: 32.6 },
      linePitch: 29.5,
      pageNumber: { ...defaultProfile.pageNumber, position: 'centre' },
    })
    expect(parseProfile(structuredClone(defaultProfile))).toEqual(defaultProfile)
  })

  test.each<[unknown, string]>([
    [[], '$：应为 JSON 对象，现为 []'],
    ['a4', '$：应为 JSON 对象，现为 "a4"'],
    [
      { margin: {} },
      'margin：没有这一项，可用的有 page, margins, charactersPerLine, linePitch, fonts, sizes, pageNumber',
    ],
    [{ margins: { top: '37mm' } }, 'margins.top：应为 5 到 100 之间的数（毫米），现为 "37mm"'],
    [{ margins: { top: null } }, 'margins.top：应为 5 到 100 之间的数（毫米），现为 null'],
    [{ margins: 37 }, 'margins：应为含 top, bottom, left, right 的对象，现为 37'],
    [{ sizes: { body: 15.3 } }, 'sizes.body：应为 5 到 72 之间的数（磅，可有半磅），现为 15.3'],
    [{ charactersPerLine: 27.5 }, 'charactersPerLine：应为 10 到 60 之间的整数，现为 27.5'],
    [{ fonts: { body: '' } }, 'fonts.body：应为字体名称（1 到 31 个字），现为 ""'],
    [{ fonts: { body: '仿\n宋' } }, 'fonts.body：应为字体名称（1 到 31 个字），现为 "仿\\n宋"'],
    [{ pageNumber: { style: 'roman' } }, 'pageNumber.style：应为 "dashes" 或 "plain"，现为 "roman"'],
    [
      { margins: { left: 60, right: 60 } },
      'margins：页面减去页边距，版心至少 140 × 120 毫米，现为 90.0 × 225.0',
    ],
    [{ charactersPerLine: 40 }, 'charactersPerLine：版心宽 156.0 毫米、字号 16 磅时应为 19 到 30，现为 40'],
    [{ linePitch: 12 }, 'linePitch：不能小于正文字号 16 磅，现为 12'],
    [{ sizes: { tableSmallest: 14 } }, 'sizes.tableSmallest：应为 5 到 12 之间的数（磅，可有半磅），现为 14'],
    [{ sizes: { tableLargest: 10 } }, 'sizes.tableSmallest：不能大于 sizes.tableLargest（10），现为 10.5'],
    [{ pageNumber: { below: 34 } }, 'pageNumber.below：下边距 35 毫米之内放不下页码'],
    [
      JSON.parse('{"__proto__": {"page": 1}}'),
      '__proto__：没有这一项，可用的有 page, margins, charactersPerLine, linePitch, fonts, sizes, pageNumber',
    ],
  ])('%j is refused and says why', (json, problem) => {
    expect(problemsOf(json)).toEqual([problem])
  })

  test('names every fault, in both languages', () => {
    const json = { page: { width: 1 }, size: 1 }
    expect(problemsOf(json)).toHaveLength(2)
    expect(() => parseProfile(json)).toThrow(
      /版式 page.width：.*\npage|expected a number from 100 to 500 \(mm\), found 1/,
    )
  })

  test('whatever it accepts leaves room for the form; whatever else comes in is a ProfileError', () => {
    const number = fc.oneof(fc.integer({ min: -10, max: 120 }), fc.double())
    const part = (...keys: readonly string[]) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, number])), { requiredKeys: [] })
    const override = fc.record(
      {
        page: part('width', 'height'),
        margins: part('top', 'bottom', 'left', 'right'),
        charactersPerLine: number,
        linePitch: number,
        sizes: part('title', 'body', 'tableLargest', 'tableSmallest', 'pageNumber'),
        pageNumber: part('below'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(override, fc.jsonValue()), (json) => {
        if (problemsOf(json).length > 0) return
        const profile = parseProfile(json)
        expect(textWidth(profile)).toBeGreaterThanOrEqual(7936)
        expect(footerDistance(profile)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('every profile it accepts lays the tables out in whole columns as wide as the text', () => {
    const halves = (from: number, to: number) =>
      fc.integer({ min: from * 2, max: to * 2 }).map((number) => number / 2)
    const millimetres = fc.double({ min: 12, max: 40, noNaN: true })
    const override = fc.record({
      margins: fc.record({ left: millimetres, right: millimetres, top: millimetres, bottom: millimetres }),
      charactersPerLine: fc.integer({ min: 22, max: 30 }),
      linePitch: fc.double({ min: 18, max: 40, noNaN: true }),
      sizes: fc.record({ tableLargest: halves(8, 30), tableSmallest: halves(6, 12) }),
    })
    const report = sample({ values: numbered('2021') })
    fc.assert(
      fc.property(
        override.filter((json) => problemsOf(json).length === 0),
        (json) => {
          const profile = parseProfile(json)
          for (const table of docx(report, { profile }).body.filter(({ local }) => local === 'tbl')) {
            const columns = word(at(table, 'tblGrid')!, 'gridCol').map(({ attributes }) => attributes['w:w'])
            expect(columns.map(Number).reduce((a, b) => a + b)).toBe(textWidth(profile))
            for (const width of columns) expect(width).toMatch(/^[1-9]\d{2,}$/)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
