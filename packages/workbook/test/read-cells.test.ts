import { describe, expect, test } from 'vitest'
import { dateOfSerial } from '../src/read/dates.ts'
import { showsDate } from '../src/read/shows-date.ts'
import { decodeEscapes } from '../src/read/strings.ts'
import { contentsOf, firstSheet, sourceFrom } from './contents.ts'
import { forge, link, links, main, rels, sheetXml } from './forge.ts'

const sheet = (rows: string, more: Partial<Parameters<typeof forge>[0]> = {}) =>
  firstSheet(forge({ sheets: [['表', rows]], ...more }))

describe('what stands in a cell', () => {
  test('shared, inline and rich texts, without phonetic runs, escapes decoded', () => {
    const strings =
      '<si><t>自然人</t></si><si><r><rPr><b/></rPr><t>法人或</t></r><r><t xml:space="preserve">其他组织 </t></r></si>' +
      '<si><t>予以公開</t><rPh sb="0" eb="2"><t>よい</t></rPh><phoneticPr fontId="1"/></si><si><t>甲_x000D_乙_x005F_x0041_</t></si><si/>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>内嵌</t></is></c><c r="B2" t="inlineStr"><is><r><t>内</t></r><rPh sb="0" eb="1"><t>な</t></rPh><r><t>嵌</t></r></is></c></row>'
    expect(sheet(rows, { strings })).toEqual({
      A1: '自然人',
      B1: '法人或其他组织 ',
      C1: '予以公開',
      D1: '甲\r乙_x0041_',
      A2: '内嵌',
      B2: '内嵌',
    })
  })

  test('numbers, truth values, errors, ISO dates, and cells that hold nothing', () => {
    const rows =
      '<row r="1"><c r="A1"><v>0</v></c><c r="B1" t="n"><v>-1.5E-3</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="b"><v>0</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="d"><v>2026-01-20</v></c></row>' +
      '<row r="2"><c r="A2" s="1"/><c r="B2"><v></v></c><c r="C2"><v> 12 </v></c><c r="D2"><v>1.2.3</v></c><c r="E2" t="str"><v></v></c></row>'
    expect(sheet(rows)).toEqual({
      A1: 0,
      B1: -0.0015,
      C1: 'TRUE',
      D1: 'FALSE',
      E1: '#REF!',
      F1: '2026-01-20',
      C2: 12,
      D2: '1.2.3',
    })
  })

  test('formulas with and without results, shared ones at their own place', () => {
    const rows =
      '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>5</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>X1</f><v/></c><c r="D1" t="str"><f>""</f><v></v></c></row>' +
      '<row r="2"><c r="A2"><f t="shared" ref="A2:B4" si="3">SUM($B2,C$1,"C1",\'C1 表\'!C2,C1A,LOG10(C2))</f><v>1</v></c></row>' +
      '<row r="4"><c r="B4"><f t="shared" si="3"/><v>2</v></c></row>'
    expect(sheet(rows)).toEqual({
      A1: ['=SUM(B1:C1)', 5],
      B1: ['=1+1', null],
      C1: ['=X1', null],
      D1: ['=""', ''],
      A2: ['=SUM($B2,C$1,"C1",\'C1 表\'!C2,C1A,LOG10(C2))', 1],
      B4: ['=SUM($B4,D$1,"C1",\'C1 表\'!D4,C1A,LOG10(D4))', 2],
    })
  })

  test('a text or formula in several pieces: CDATA, comments, references', () => {
    const rows =
      '<row><c t="inlineStr"><is><t>甲<![CDATA[<乙>]]>&amp;<!-- 丙 -->&#x4E01;</t></is></c><c><f>A1&amp;"&lt;"</f><v>1<!-- -->2</v></c></row>'
    expect(sheet(rows)).toEqual({ A1: '甲<乙>&丁', B1: ['=A1&"<"', 12] })
  })

  test('escapes', () => {
    expect(decodeEscapes('_x0041__x4E2d_ _x00_ _x005F_x0041_ x0041_')).toBe('A中 _x00_ _x0041_ x0041_')
  })
})

describe('where a cell stands', () => {
  test('rows and cells without an address follow the one before', () => {
    const rows =
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>'
    expect(sheet(rows)).toEqual({ A1: 1, C1: 3, C5: 4, D5: 5, A6: 6 })
  })

  test('a dimension that lies changes nothing', () => {
    const xml = sheetXml('<row r="3"><c r="C3"><v>1</v></c></row>').replace(
      '<sheetData>',
      '<dimension ref="A1:A1"/><sheetData>',
    )
    expect(firstSheet(forge({ sheets: [['表', xml]] }))).toEqual({ C3: 1 })
  })

  test('merges', () => {
    const after =
      '<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="D4:D9"/></mergeCells><pageMargins left="0.7" right="0.7" top="1" bottom="1" header="0" footer="0"/>'
    const [first] = sourceFrom(
      forge({ sheets: [['表', sheetXml('<row><c><v>1</v></c></row>', after)]] }),
    ).sheets()
    expect(first!.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 3 },
      { top: 4, left: 4, bottom: 9, right: 4 },
    ])
    expect(first!.cut).toBe(false)
  })

  test('of alternatives one branch counts', () => {
    const mc = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
    const rows = `<row r="1"><mc:AlternateContent xmlns:mc="${mc}"><mc:Choice Requires="x9"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent><c r="B1"><v>3</v></c></row>`
    expect(sheet(rows.replace('Requires', 'xmlns:x9="urn:x9" Requires'))).toEqual({ A1: 2, B1: 3 })
  })
})

describe('how the package is written', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>'
  const strings = '<si><t>总计</t></si>'
  const expected = { A1: '总计', B1: 7 }
  const plain = { sheets: [['表', rows]], strings } as const
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>'
  const prefixed = (xml: string) => xml.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')

  test('any prefix for the namespace', () => {
    const parts = {
      'xl/worksheets/sheet1.xml': prefixed(
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ),
      'xl/sharedStrings.xml': prefixed(`<sst xmlns="${main}">${strings}</sst>`),
      'xl/workbook.xml': `<x:workbook xmlns:x="${main}" xmlns:rel="${rels}"><x:sheets><x:sheet name="表" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
    }
    expect(firstSheet(forge({ ...plain, parts }))).toEqual(expected)
  })

  test('strict namespaces (ISO/IEC 29500)', () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(rels, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    const parts = {
      '_rels/.rels': strict(links(link('rId1', 'officeDocument', 'xl/workbook.xml'))),
      'xl/_rels/workbook.xml.rels': strict(
        links(
          link('rId1', 'worksheet', 'worksheets/sheet1.xml'),
          link('rId2', 'sharedStrings', 'sharedStrings.xml'),
        ),
      ),
      'xl/workbook.xml': strict(
        `<workbook xmlns="${main}" xmlns:r="${rels}" conformance="strict"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/worksheets/sheet1.xml': strict(sheetXml(rows)),
      'xl/sharedStrings.xml': strict(`<sst xmlns="${main}">${strings}</sst>`),
    }
    expect(firstSheet(forge({ ...plain, parts }))).toEqual(expected)
  })

  test('UTF-16 with and without a byte order mark, UTF-8 with one', () => {
    const xml = sheetXml(rows).replace('UTF-8', 'UTF-16')
    const little = new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le'))
    const big = new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16())
    const bare = new Uint8Array(Buffer.from(xml, 'utf16le'))
    for (const bytes of [little, big, bare, Buffer.from(`\uFEFF${sheetXml(rows)}`)]) {
      expect(firstSheet(forge({ ...plain, parts: { 'xl/worksheets/sheet1.xml': bytes } }))).toEqual(expected)
    }
  })

  test('absolute targets, part names in other case, a workbook elsewhere', () => {
    const parts = {
      '_rels/.rels': links(link('rId1', 'officeDocument', '/Book/Main.xml')),
      'xl/workbook.xml': null,
      'xl/_rels/workbook.xml.rels': null,
      'book/main.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${rels}"><sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>`,
      'book/_rels/main.xml.rels': links(
        link('a', 'worksheet', '/XL/Worksheets/Sheet1.xml'),
        link('b', 'sharedStrings', '../xl/./sharedstrings.XML'),
      ),
    }
    expect(firstSheet(forge({ ...plain, parts }))).toEqual(expected)
  })
})

describe('what the workbook part says', () => {
  test('defined names of one area; those of one sheet, constants, lost ones and unions are none', () => {
    const after =
      '<definedNames><definedName name="gk_A">\'三、申请\'!$A$1:$K$31</definedName><definedName name="one">表!B2</definedName><definedName name="local" localSheetId="0">表!$A$1</definedName><definedName name="constant">2025</definedName><definedName name="lost">#REF!</definedName><definedName name="half">表!#REF!</definedName><definedName name="union">表!$A$1,表!$B$2</definedName><definedName name="o">\'It\'\'s\'!$A:$A</definedName></definedNames>'
    const { book } = sourceFrom(forge({ sheets: [['表', '']], after }))
    expect([...book.names]).toEqual([
      ['gk_a', { sheet: '三、申请', area: { top: 1, left: 1, bottom: 31, right: 11 } }],
      ['one', { sheet: '表', area: { top: 2, left: 2, bottom: 2, right: 2 } }],
      ['o', { sheet: "It's", area: { top: 1, left: 1, bottom: 2 ** 20, right: 1 } }],
    ])
  })

  test('hidden sheets are known as such', () => {
    const states = { 乙: 'state="hidden"', 丙: 'state="veryHidden"' }
    const source = sourceFrom(
      forge({
        sheets: [
          ['甲', ''],
          ['乙', ''],
          ['丙', ''],
        ],
        states,
      }),
    ) // prettier
    expect(source.sheets().map(({ name, hidden }) => [name, hidden])).toEqual([
      ['甲', false],
      ['乙', true],
      ['丙', true],
    ])
  })
})

describe('dates', () => {
  const styles =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs>'
  const rows = `<row r="1">${[0, 1, 2, 3, 4].map((s) => `<c s="${s}"><v>46042</v></c>`).join('')}</row>`

  test('a cell shows a date by its format, built in or written', () => {
    const source = sourceFrom(forge({ sheets: [['表', rows]], styles }))
    const [first] = source.sheets()
    expect([...first!.cells.values()].map((cell) => source.showsDate(cell))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
    expect(contentsOf(first!).B1).toBe(46042)
  })

  test.each([
    ['yyyy-mm-dd', true],
    ['[$-804]yyyy年m月d日;@', true],
    ['[h]:mm', true],
    ['上午/下午h时', true],
    ['General', false],
    ['#,##0.00_);[Red](#,##0.00)', false],
    ['0.00E+00', false],
    ['"day" 0', false],
    ['\\d0', false],
    ['0_d', false],
    ['[Magenta]0', false],
  ])('%s', (format, expected) => expect(showsDate(format)).toBe(expected))

  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, '1900-02-29'],
    [61, false, '1900-03-01'],
    [46042.75, false, '2026-01-20'],
    [46042 - 1462, true, '2026-01-20'],
    [0, true, '1904-01-01'],
    [0, false, undefined],
    [-1, true, undefined],
    [2_958_466, false, undefined],
    [Number.NaN, false, undefined],
  ] as const)('day %d, from 1904: %s', (serial, date1904, expected) => {
    expect(dateOfSerial(serial, date1904)).toBe(expected)
  })
})
