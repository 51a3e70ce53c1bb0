import { lacking } from '@gongkai/fixtures'
import { openZip, patchZip } from '@gongkai/ooxml'
import { setCells, storedBook } from '@gongkai/workbook'
import { a1, fieldNames, sheetAreaOf, textName, type Where } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { placeOf, workbookOf } from '../workbooks.ts'
import { edition, pageInChromium, report, total } from './visited.ts'

const reason = lacking('chromium')

const first = ['第一段。', '第二段。', '第三段。']
const file = await workbookOf({ ...report, sections: { ...report.sections, overview: first } })
const { sheet, area } = sheetAreaOf(storedBook(file).names[textName('overview')]!.slice(1))!
/** The row of a paragraph of the first section. */
const row = (n: number): Where => ({ sheet, address: a1({ row: area.top + n, column: area.left }) })
const cellsOf = (bytes: Uint8Array, at: Where) =>
  storedBook(bytes)
    .sheets.find(({ name }) => name === at.sheet)
    ?.cells.find(([address]) => address === at.address)

describe.skipIf(reason)(
  `cells that the page must not write over, in Chromium${reason ? ` (${reason})` : ''}`,
  { timeout: 120_000 },
  () => {
    const at = pageInChromium()
    const { field, open, opened, save } = at
    const paragraphs = () => at.page.locator('#section-overview textarea')

    test('only the rows of a section whose line was changed are written', async () => {
      await opened(Buffer.from(setCells(file, [{ ...row(1), value: 2024 }], { formulas: 'replace' })))
      await expect.poll(() => paragraphs().inputValue()).toBe('2024\n第二段。\n第三段。')
      await paragraphs().fill('2024\n第二段改了。\n第三段。')
      const { bytes } = await save()
      expect(cellsOf(bytes, row(1))?.slice(0, 2)).toEqual([row(1).address, 2024])
      expect(cellsOf(bytes, row(2))?.[1]).toBe('第二段改了。')
      expect(cellsOf(bytes, row(3))?.[1]).toBe('第三段。')
    })

    test('a section with a formula is read only, and says so', async () => {
      const formula = { formula: '=UPPER("abc")' }
      await opened(Buffer.from(setCells(file, [{ ...row(2), value: formula }], { formulas: 'replace' })))
      await expect.poll(() => paragraphs().getAttribute('readonly')).not.toBeNull()
      await expect
        .poll(() => at.page.locator('#section-overview').textContent())
        .toContain('由公式算出 =UPPER("abc")')
      await paragraphs().focus()
      await at.page.keyboard.type('多余')
      expect(cellsOf((await save()).bytes, row(2))?.[2]).toBe('UPPER("abc")')
    })

    test('what a sheet’s protection locks is read only, in sections, tables and the agency’s fields', async () => {
      const places = [row(2), placeOf(edition, total)]
      const name = sheetAreaOf(storedBook(file).names[fieldNames.name]!.slice(1))!
      const agency = { sheet: name.sheet, address: a1({ row: name.area.top, column: name.area.left }) }
      const locked = [...places, agency]
      await open(Buffer.from(withLocked(file, locked)), '年报.xlsx')
      await expect.poll(() => paragraphs().getAttribute('readonly')).not.toBeNull()
      await expect.poll(() => at.page.locator('#section-overview').textContent()).toContain('受保护')
      await expect.poll(() => field(total).getAttribute('readonly')).not.toBeNull()
      expect(await field(total).getAttribute('title')).toContain('受保护')
      expect(await at.page.getByLabel('单位全称').first().getAttribute('readonly')).not.toBeNull()
      const others = at.page.locator('#section-problems textarea')
      expect(await others.getAttribute('readonly')).toBeNull()
    })
  },
)

/** The workbook with cells locked, by the format of a cell without one of its own. */
function withLocked(bytes: Uint8Array, places: readonly Where[]): Uint8Array {
  const zip = openZip(bytes)
  const names = storedBook(bytes).sheets.map(({ name }) => name)
  const parts = new Map<string, string>()
  for (const { sheet: of, address } of places) {
    const part = `xl/worksheets/sheet${names.indexOf(of) + 1}.xml`
    const xml = parts.get(part) ?? new TextDecoder().decode(zip.bytes(part))
    const next = xml.replace(new RegExp(`(<c r="${address}") s="\\d+"`), '$1 s="0"')
    if (next === xml) throw new Error(`no format on ${of}!${address}`)
    parts.set(part, next)
  }
  return patchZip(bytes, parts)
}
