import { readFileSync } from 'node:fs'
import { OoxmlError, openZip } from '@gongkai/ooxml'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainFrame } from '../src/read/quick-frame.ts'
import { quickMerges } from '../src/read/quick-merges.ts'
import { UnreadableWorkbook } from '../src/read/refusal.ts'
import { sheetLimits } from '../src/read/sheet-part.ts'
import { readEvents, readQuickly, type SheetReader, sheetReader } from '../src/read/sheet-reader.ts'
import { main, sheetXml } from './forge.ts'

const strings = ['本年新收', '', 'a&b', '_x0041_']
const bytesOf = (xml: string) => [new TextEncoder().encode(xml)]

/** What a way of reading makes of a part, a refusal by its code; `given-up` where the quick one leaves it to the other. */
function outcome(read: (reader: SheetReader) => SheetReader['read'] | undefined) {
  try {
    const result = read(sheetReader('sheet1.xml', () => strings, sheetLimits))
    if (!result) return 'given-up'
    const cells = [...result.cells].map(([key, { formula, ...cell }]) => {
      // Its text is a getter where it was read quickly.
      const { text, down, right } = formula ?? {}
      return [key, { ...cell, formula: formula && { text, down, right } }]
    })
    return { cells, merges: result.merges, cut: result.cut }
  } catch (error) {
    if (error instanceof UnreadableWorkbook || error instanceof OoxmlError) return error.code
    throw error
  }
}

const quickly = (xml: string) => outcome((reader) => readQuickly(bytesOf(xml), reader, sheetLimits))
const byEvents = (xml: string) => outcome((reader) => readEvents(bytesOf(xml), reader))

const gap = fc.constantFrom('', '', '', '\n', ' \t')
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('1', '0', '-3', '2', '', ' 5 ', '字', 'a&amp;b', '_x0041_', '1e3', 'x'),
  },
  fc.constantFrom(
    '&#65;',
    '&#x4e2d;',
    '&lt;c&gt;',
    '<![CDATA[7]]>',
    '<!-- 7 -->8',
    ']]&gt;',
    '\r\n',
    '&amp;amp;',
  ),
)
const value = fc.oneof(
  text.map((content) => `<v>${content}</v>`),
  fc.constantFrom(
    '',
    '<v/>',
    '<v></v>',
    '<v xml:space="preserve"> 1</v>',
    '<v>',
    '<v>1',
    '<is>',
    '<is><t>x</t>',
  ),
  text.map((content) => `<is><t>${content}</t></is>`),
  text.map((content) => `<is><t xml:space="preserve">${content}</t></is>`),
  text.map((content) => `<is><r><t>${content}</t></r><rPh><t>x</t></rPh></is>`),
)
const formula = fc.oneof(
  fc.constantFrom('', '', '', '<f/>', '<f>SUM(A1:B2)</f>', '<f>A1&amp;"x"</f>'),
  fc.constantFrom(
    '<f t="shared" ref="A1:A9" si="0">B1+1</f>',
    '<f t="shared" si="0"/>',
    '<f t="array" ref="A1">1</f>',
  ),
)
const cell = fc
  .tuple(
    fc.constantFrom('r="A1"', 'r="B2"', 'r="XFD9"', 'r="XFE9"', 'r="AA10"', '', 'r="a1"', 'r="A0"', "r='C3'"),
    fc.constantFrom('', '', ' s="3"', ' s="x"'),
    fc.constantFrom('', '', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="n"'),
    formula,
    value,
    gap,
  )
  .map(([r, s, t, f, v, space]) =>
    f + v === '' ? `${space}<c ${r}${s}${t}/>` : `${space}<c ${r}${s}${t}>${f}${v}</c>`,
  )
const row = fc
  .tuple(
    fc.constantFrom(
      'r="1"',
      'r="2"',
      'r="9"',
      '',
      'r="0"',
      'r="1" ht="20" x14ac:dyDescent="0.2"',
      'spans="1:3" r="4"',
      'r="1" xmlns="urn:x"',
    ),
    fc.array(cell, { maxLength: 4 }),
    gap,
  )
  .map(([r, cells, space]) =>
    cells.length === 0 ? `<row ${r}/>` : `<row ${r}>${cells.join('')}${space}</row>${space}`,
  )
const merge = fc.constantFrom(
  ...[
    '<mergeCell ref="A1:B2"/>',
    '<mergeCell ref="C3:D9"/>',
    '<mergeCell ref="$A$1:B2"/>',
    '<mergeCell ref="b2:a1"/>',
  ],
  ...[
    '<mergeCell ref="A1:B0"/>',
    '<mergeCell ref="x"/>',
    "<mergeCell ref='E5:F6'/>",
    '<mergeCell ref="E5:F6"></mergeCell>',
  ],
  ...[
    '<mergeCell ref="E5:F6" x="1"/>',
    '<mergeCell/>',
    '<!-- <mergeCell ref="H1:H2"/> -->',
    '\n',
    '<mergeCell ref="A:C"/>',
  ],
)
const merges = fc
  .tuple(fc.constantFrom('<mergeCells>', '<mergeCells count="2">'), fc.array(merge, { maxLength: 4 }))
  .map(([tag, all]) => `${tag}${all.join('')}</mergeCells>`)
/** What stands behind the rows: lists of merged areas where they belong, twice, behind what ends the reading, or none. */
const behind = fc.oneof(
  { weight: 4, arbitrary: merges },
  fc.tuple(merges, merges).map((both) => both.join('')),
  merges.map((list) => `<sheetProtection sheet="1"/>${list}<pageMargins left="1"/>`),
  merges.map((list) => `<hyperlinks/>${list}`),
  merges.map((list) => `<!-- ${list} -->`),
  merges.map((list) => `<x:e xmlns:x="urn:x">${list}</x:e>`),
  fc.constantFrom('', '<mergeCells/>', '<mergeCells>', '<mergeCells count="1"'),
)
/** What stands before the rows: looks as every program writes them, out of order, unfinished, or something else in their place. */
const head = fc
  .array(
    fc.constantFrom(
      ...[
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
        '<dimension ref="A1:J36"/>',
        '<sheetFormatPr defaultRowHeight="15"/>',
        '\n ',
      ],
      ...[
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="5"/><selection/></sheetView></sheetViews>',
        '<cols><col min="1" max="2" width="7"/></cols>',
        "<cols><col min='1' max='2'/></cols>",
        '<cols/>',
      ],
      ...['<cols>', '</cols>', '<sheetView>', '</sheetViews>', '<col', 'text', '<!-- <cols> -->', '<?x?>'],
      ...[
        '<sheetPr><x:e xmlns:x="urn:x"/></sheetPr>',
        '<cols xmlns="urn:x"><sheetData/></cols>',
        '<dimension ref="&amp;"/>',
        '<dimension ref="<"/>',
      ],
      ...[
        '<sheetPr><pageMargins left="1"/></sheetPr>',
        '<mergeCells><mergeCell ref="C3:D9"/></mergeCells>',
        '<sheetData/>',
        '<AlternateContent xmlns="http://schemas.openxmlformats.org/markup-compatibility/2006"/>',
      ],
    ),
    { maxLength: 5 },
  )
  .map((all) => all.join(''))
/** How a worksheet begins, as one or as something else. */
const root = fc.constantFrom(
  ...Array<string>(6).fill(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="${main}" xmlns:x="urn:x">`,
  ),
  `<worksheet xmlns="${main}" xmlns:r="urn:r" r:id="{1}">`,
  `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${main}">`,
  `<?xml version="1.0" encoding="gbk"?><worksheet xmlns="${main}">`,
  '<worksheet>',
  '<worksheet xmlns="urn:x">',
  `<worksheet xmlns:x="${main}">`,
  `<x:worksheet xmlns:x="${main}" xmlns="${main}">`,
  `<!-- --><worksheet xmlns="${main}">`,
  `<worksheet xmlns="${main}"><worksheet xmlns="urn:x">`,
  `<worksheet xmlns="${main}" a="<">`,
)
/** How it ends: with what is not read, with what is, or not at all. */
const tail = fc
  .array(
    fc.constantFrom(
      ...['</worksheet>', '</worksheet>', '</worksheet>\n', '<sheetProtection sheet="1"/>'],
      ...[
        '<pageMargins left="1"/>',
        '<conditionalFormatting sqref="A2"><x',
        '<hyperlinks/>',
        '<printOptions/>',
      ],
      ...[
        '<mergeCells><mergeCell ref="C3:D9"/></mergeCells>',
        '<sheetData/>',
        '</sheetData>',
        '<!-- x -->',
        'x',
      ],
      ...['<sheetProtection>', '<pageMarginsX/>', '<pageMargins', '</worksheet', '<x:e/>'],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.join(''))
const rows = fc.array(row, { maxLength: 5 }).map((found) => found.join(''))

describe('rows in the common form', () => {
  test('and lists of merged areas are read as event by event, or left to it', () => {
    let quick = 0
    fc.assert(
      fc.property(rows, behind, (data, after) => {
        const xml = sheetXml(data, after).replace('<worksheet ', '<worksheet xmlns:x14ac="urn:x" ')
        const read = quickly(xml)
        if (read === 'given-up') return
        quick += 1
        expect(read).toEqual(byEvents(xml))
      }),
      { numRuns: 3000 },
    )
    expect(quick).toBeGreaterThan(100)
  })

  test('and what is around them is read as event by event, or left to it', () => {
    let quick = 0
    let plain = 0
    fc.assert(
      fc.property(root, head, fc.boolean(), tail, (opening, before, list, after) => {
        const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
        const areas = list ? '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>' : ''
        const xml = `${opening}${before}<sheetData>${row}</sheetData>${areas}${after}`
        const read = quickly(xml)
        if (read === 'given-up') return
        quick += 1
        const start = xml.indexOf('<sheetData>') + '<sheetData>'.length
        const end = xml.indexOf('</sheetData>', start)
        if (isPlainFrame(xml, { start, end }, quickMerges(xml, end))) plain += 1
        expect(read).toEqual(byEvents(xml))
      }),
      { numRuns: 3000 },
    )
    expect(quick).toBeGreaterThan(100)
    expect(plain).toBeGreaterThan(10)
  })

  test.each(['excel/two-sheets.xlsx', 'wps/dates-formulas.xlsx', 'openpyxl/template-2023.xlsx'])(
    'are framed in the common form in %s',
    (file) => {
      const zip = openZip(readFileSync(new URL(`../../fixtures/files/${file}`, import.meta.url)))
      const xml = new TextDecoder().decode(zip.bytes('xl/worksheets/sheet1.xml'))
      const start = xml.indexOf('<sheetData>') + '<sheetData>'.length
      const end = xml.indexOf('</sheetData>', start)
      expect(isPlainFrame(xml, { start, end }, quickMerges(xml, end))).toBe(true)
    },
  )

  test('a tag without measure is left to the events', () => {
    const many = ' a="b"'.repeat(2 ** 20)
    const rows = { start: 0, end: 0 }
    expect(isPlainFrame(`<worksheet xmlns="${main}"${many}>`, rows, undefined)).toBe(false)
    expect(isPlainFrame(`<worksheet xmlns="${main}"><cols${many}/>`, rows, undefined)).toBe(false)
    const large = sheetXml('', `<x${many}/>`)
    expect(quickly(large)).toBe('given-up')
  })

  const cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const hidden = '<sheetData><row r="7"><c r="A7"><v>7</v></c></row></sheetData>'
  const whole = sheetXml(cells)
  test.each([
    ['a comment before them', whole.replace('<sheetData>', `<!-- ${hidden} --><sheetData>`)],
    ['an instruction before them', whole.replace('<sheetData>', `<?x ${hidden} ?><sheetData>`)],
    [
      'a foreign element of that name',
      whole.replace('<sheetData>', `<sheetPr><x:e xmlns:x="urn:x">${hidden}</x:e></sheetPr><sheetData>`),
    ],
    ['two of them', whole.replace('</sheetData>', `</sheetData>${hidden}`)],
    [
      'a branch of alternatives',
      whole.replace(
        '<sheetData>',
        `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/><sheetData>`,
      ),
    ],
    ['an unfinished part', whole.slice(0, -5)],
  ])('with %s are never taken for others', (_, xml) => {
    const read = quickly(xml)
    if (read !== 'given-up') expect(read).toEqual(byEvents(xml))
  })
})
