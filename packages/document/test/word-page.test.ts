import { exampleReports, lacking, type PdfLine, pdfLines, pdfText, renderPdf } from '@gongkai/fixtures'
import { cellsOf, editions, type Report } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { defaultProfile, outline, parseProfile, toDocx } from '../src/index.ts'
import { textEms } from '../src/word/columns.ts'
import { numbered, sample } from './samples.ts'

const reason = lacking('soffice', 'pdftotext', 'fonts')
const points = (millimetres: number) => (millimetres * 72) / 25.4
/** Without blanks, and without the bullet, which the stand-in fonts lack. */
const bare = (text: string) => text.replace(/[\s•]/g, '')

const { page, margins, pageNumber } = defaultProfile
const area = {
  left: points(margins.left),
  right: points(page.width - margins.right),
  bottom: points(page.height - margins.bottom),
}

const lines = async (report: Report, options?: Parameters<typeof toDocx>[1]) =>
  pdfLines(await renderPdf(toDocx(report, options)))

function byPage(all: readonly PdfLine[]): readonly (readonly PdfLine[])[] {
  const pages: PdfLine[][] = []
  for (const line of all) {
    const page = pages[line.page - 1] ?? []
    pages[line.page - 1] = page
    page.push(line)
  }
  return pages
}

const isPageNumber = ({ text }: PdfLine) => /^— \d+ —$/.test(text)

/** Where each of the texts begins in the page texts, looked for from the one before. */
function expectInOrder(pages: readonly string[], texts: readonly string[]): void {
  const all = bare(pages.join(''))
  let from = 0
  for (const text of texts) {
    const found = all.indexOf(bare(text), from)
    expect([text, found >= 0]).toEqual([text, true])
    from = found + bare(text).length
  }
}

// Concurrent, so that what they render goes through LibreOffice together: its start is what takes time.
describe.skipIf(reason)(
  `the Word file as LibreOffice prints it${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000, concurrent: true },
  () => {
    test('附表三 stands on one page, also where it would begin in the middle of one', async () => {
      const pages = await pdfText(await renderPdf(toDocx(exampleReports['municipal-aggregate-2025'])))
      const pageOf = (label: string) => pages.findIndex((text) => bare(text).includes(label))
      expect(pageOf('（一）予以公开')).toBeGreaterThan(1)
      expect(pageOf('四、结转下年度继续办理')).toBe(pageOf('（一）予以公开'))
    })

    test('plain hanzi: 28 characters a line, 22 lines a page', async () => {
      const { sections } = sample()
      const pages = byPage(
        await lines(sample({ sections: { ...sections, overview: ['公开'.repeat(1400)] } })),
      )
      const full = pages.slice(1, 4)
      expect(full).toHaveLength(3)
      for (const all of full) {
        const text = all.filter((line) => !isPageNumber(line))
        expect(text.map((line) => line.text.length)).toEqual(new Array(22).fill(28))
        expect(Math.max(...text.map(({ right }) => right))).toBeLessThanOrEqual(area.right + 0.5)
        expect(Math.min(...text.map(({ left }) => left))).toBeCloseTo(area.left, 0)
        expect(Math.max(...text.map(({ bottom }) => bottom))).toBeLessThanOrEqual(area.bottom + 0.5)
      }
    })

    test('another profile gives its own grid', async () => {
      const profile = parseProfile({ charactersPerLine: 26, linePitch: 30 })
      const { sections } = sample()
      const all = await lines(sample({ sections: { ...sections, overview: ['公开'.repeat(900)] } }), {
        profile,
      })
      const text = byPage(all)[1]!.filter((line) => !isPageNumber(line))
      expect(text.map((line) => line.text.length)).toEqual(new Array(21).fill(26))
    })

    describe.each(Object.entries(exampleReports))('%s', (_, report) => {
      test('title, headings, texts, tables and every figure stand in the PDF in order, whole', async () => {
        const pdf = await renderPdf(toDocx(report))
        const blocks = outline(report)
        const texts = blocks.flatMap((block) =>
          block.kind === 'table'
            ? []
            : block.kind === 'paragraph'
              ? [(block.lead ?? '') + block.text]
              : [block.text],
        )
        const printed = (await pdfLines(pdf)).filter((line) => !isPageNumber(line))
        for (const text of texts) {
          const all = bare(printed.map((line) => line.text).join(''))
          for (const sentence of text.split('。').filter(Boolean))
            expect([sentence, all.includes(bare(sentence))]).toEqual([sentence, true])
        }
        const pages = await pdfText(pdf)
        const headings = blocks.flatMap((block) =>
          block.kind === 'heading' && block.level === 1 ? [block.text] : [],
        )
        expectInOrder(pages, [...texts.slice(0, 1), ...headings, ...texts.slice(-2)])
        for (const cell of cellsOf(editions[report.edition])) {
          const figure = String(report.values[cell.id])
          expect(printed.some(({ text }) => text.split(' ').includes(figure))).toBe(true)
        }
        const body = printed.filter(({ top, bottom }) => bottom - top > defaultProfile.sizes.tableLargest + 1)
        expect(body.length).toBeGreaterThan(30)
        for (const { text } of body) expect(textEms(bare(text))).toBeLessThanOrEqual(29)
        // 数字、年份不能回行 (GB/T 9704 7.3.3): a line that goes on at the margin begins with no rest of a number.
        body.forEach(({ text, left }, index) => {
          const before = body[index - 1]?.text ?? ''
          if (Math.abs(left - area.left) < 1 && /^\d/.test(text))
            expect([before, text]).toEqual([before.replace(/\d$/, ''), text])
        })
        for (const { right } of printed) expect(right).toBeLessThanOrEqual(area.right + 0.5)
      })
    })

    test.each(['2019', '2021'] as const)(
      'every six-digit figure of edition %s is printed once, whole, row by row',
      async (edition) => {
        const values = numbered(edition, 123_456)
        const pdf = await renderPdf(toDocx(sample({ edition, year: 2025, values })))
        const words = (await pdfText(pdf)).join(' ').match(/\d{6}/g)
        expect(words).toEqual(Object.values(values).map(String))
        const printed = (await pdfLines(pdf))
          .flatMap(({ text }) => text.split(' '))
          .filter((word) => /^\d+$/.test(word))
        expect(new Set(printed.filter((word) => word.length === 6)).size).toBe(Object.keys(values).length)
      },
    )

    test('eight digits fit in every table', async () => {
      const values = numbered('2021', 12_345_678)
      const pdf = await renderPdf(toDocx(sample({ values })))
      expect((await pdfText(pdf)).join(' ').match(/\d{8}/g)).toEqual(Object.values(values).map(String))
    })

    test('page numbers: outside, one character in, 7 mm below the text', async () => {
      const pages = byPage(await lines(exampleReports['municipal-aggregate-2025']))
      expect(pages.length).toBeGreaterThan(3)
      pages.forEach((all, index) => {
        const number = all.filter(isPageNumber)
        expect(number.map(({ text }) => text)).toEqual([`— ${index + 1} —`])
        const { left, right, top, bottom } = number[0]!
        if (index % 2 === 0) expect(right).toBeCloseTo(area.right - defaultProfile.sizes.pageNumber, 0)
        else expect(left).toBeCloseTo(area.left + defaultProfile.sizes.pageNumber, 0)
        expect(Math.abs((top + bottom) / 2 - area.bottom - points(pageNumber.below))).toBeLessThan(2)
      })
    })

    test('the header of 附表三 stands again on the next page, where one page is too short for it', async () => {
      const profile = parseProfile({ margins: { bottom: 100 } })
      const pages = await pdfText(await renderPdf(toDocx(exampleReports['suqian-2023'], { profile })))
      expect(pages.filter((text) => bare(text).includes('法人或其他组织')).length).toBeGreaterThan(1)
    })

    test('no page holds the signature without text', async () => {
      const { sections } = sample()
      const lastPage = async (count: number) => {
        const other = new Array<string>(count).fill('有关事项。')
        const pages = byPage(await lines(sample({ sections: { ...sections, other } })))
        return pages.at(-1)!.filter((line) => !isPageNumber(line))
      }
      const used = (await lastPage(1)).at(-1)!.bottom
      const free = Math.floor((area.bottom - used) / defaultProfile.linePitch)
      const counts = [0, 1, 2, 3, 4, 5].map((more) => free + more)
      const ends = (await Promise.all(counts.map(lastPage))).map((all) =>
        all.slice(-3).map(({ text }) => bare(text)),
      )
      expect(ends).toEqual(counts.map(() => ['有关事项。', '某县某局', '2026年1月20日']))
    })

    test('a draft says so on each page', async () => {
      const pages = await pdfText(await renderPdf(toDocx(exampleReports['suqian-2023'], { draft: true })))
      expect(pages.length).toBeGreaterThan(3)
      for (const text of pages) expect(bare(text)).toMatch(/^草稿/)
    })
  },
)
