import { readdirSync } from 'node:fs'
import { convert, convertAll, exampleReports, lacking, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
import { openZip } from '@gongkai/ooxml'
import { editions } from '@gongkai/schema'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { a1 } from '../src/a1.ts'
import { insertSheets, readWorkbook, setCells } from '../src/index.ts'
import { keyOf } from '../src/read/reference.ts'
import { figurePlace, sectionSheets, sheetNames } from '../src/sheets.ts'
import { writeTemplate } from '../src/template/index.ts'
import { contentsOf, sourceFrom } from './contents.ts'
import { foreignBook } from './foreign.ts'
import { type Forged, forge, link, links, main, rels } from './forge.ts'
import { looks } from './looks.ts'
import { changedParts, partOf, setXml, sheetParts } from './parts.ts'
import { fixture } from './producers.ts'

const example = exampleReports['suqian-2024']
const edition = editions[example.edition]
const tabs = [
  sheetNames.instructions,
  sheetNames.agency,
  ...edition.sections.map(({ id }) => sectionSheets[id]),
  sheetNames.explanations,
  sheetNames.checks,
]

let template: Uint8Array
let foreign: Uint8Array
beforeAll(async () => {
  template = await writeTemplate({ edition, year: example.year })
  foreign = await foreignBook(example, '年报')
})

function inserted(bytes: Uint8Array): Uint8Array {
  const done = insertSheets(bytes, template)
  if (done.state !== 'inserted') throw new Error(JSON.stringify(done))
  return done.bytes
}
const namesOf = (bytes: Uint8Array) => sourceFrom(bytes).tabs.map(({ name }) => name)
const reportOf = (bytes: Uint8Array) => {
  const { report, findings } = readWorkbook(bytes)
  return { report, findings }
}
/** The report's figures, typed into the template's sheets; totals are formulas there. */
const filled = (bytes: Uint8Array) => {
  const source = sourceFrom(bytes)
  const settings = Object.entries(example.values).map(([id, value]) => {
    const { sheet, ...place } = figurePlace(edition, id)
    return { sheet, address: a1(place), value: value ?? null }
  })
  return setCells(
    bytes,
    settings.filter(({ sheet, address }) => !source.sheet(sheet)!.cells.get(keyOf(address))?.formula),
  )
}

/** By the schema. Some programs' own parts have faults, of which a part says once that there are some. */
const faultsOf = async (parts: Parameters<typeof schemaErrors>[0]) =>
  new Set((await schemaErrors(parts, 'sml.xsd')).filter((fault) => !fault.endsWith('fails to validate')))

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>表</t></is></c></row>'
const named = (...names: readonly (readonly [name: string, formula: string, more?: string])[]) =>
  `<definedNames>${names.map(([name, formula, more = '']) => `<definedName name="${name}"${more}>${formula}</definedName>`).join('')}</definedNames>`

/** Files that Excel, WPS, Tencent Docs, openpyxl and LibreOffice saved, and one of exceljs. */
const files: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ...['excel', 'wps', 'tencent'].flatMap((program) =>
    readdirSync(new URL(`../../fixtures/files/${program}`, import.meta.url)).map(
      (file) => [`${program}/${file}`, async () => fixture(`${program}/${file}`)] as const,
    ),
  ),
  ['openpyxl/one-sheet-2024.xlsx', async () => fixture('openpyxl/one-sheet-2024.xlsx')] as const,
  ['exceljs', async () => foreign] as const,
  ...(lacking('soffice')
    ? []
    : [['LibreOffice', async () => convert(foreign, 'xlsx', 'xlsx:Calc MS Excel 2007 XML')] as const]),
].filter(([name]) => name !== 'excel/dates-1904.xlsx')

describe.each(files)('a template in the workbook %s', (name, make) => {
  let before: Uint8Array
  let after: Uint8Array
  beforeAll(async () => {
    before = await make()
    after = inserted(before)
  })

  test('leaves every part but those that list sheets and formats', () => {
    const count = namesOf(before).length
    const changed = changedParts(before, after).filter((part) => openZip(before).has(part))
    expect(changed).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
    ])
    expect(namesOf(after)).toEqual([...namesOf(before), ...tabs])
    expect(sourceFrom(after).tabs.slice(0, count)).toEqual(sourceFrom(before).tabs)
  })

  test('is read as the template is, and what was there as it was', () => {
    expect(reportOf(after)).toEqual(reportOf(template))
    for (const sheet of sourceFrom(before).sheets())
      expect(contentsOf(sourceFrom(after).sheet(sheet.name)!)).toEqual(contentsOf(sheet))
    for (const sheet of sourceFrom(template).sheets())
      expect(contentsOf(sourceFrom(after).sheet(sheet.name)!)).toEqual(contentsOf(sheet))
  })

  // exceljs opens no file of Tencent Docs.
  test.skipIf(name.startsWith('tencent'))('looks to exceljs as both do by themselves', async () => {
    const [old, own, both] = await Promise.all([looks(before), looks(template), looks(after)])
    expect([...both.keys()]).toEqual([...old.keys(), ...own.keys()])
    for (const [sheet, look] of [...old, ...own]) expect(both.get(sheet), sheet).toEqual(look)
  })

  test('comes once', () => {
    expect(insertSheets(after, template)).toEqual({ state: 'name-taken', name: 'gk_year' })
  })

  test.skipIf(lackingSchemas !== undefined)(`is valid by the schema ${lackingSchemas ?? ''}`, async () => {
    const changed = new Set(changedParts(before, after))
    const [old, written] = [before, after].map((bytes) =>
      sheetParts(bytes).filter(({ fileName }) => changed.has(fileName)),
    )
    expect(await faultsOf(written!)).toEqual(await faultsOf(old!))
  })
})

test.skipIf(lacking('soffice'))('LibreOffice calculates the sheets as in a template', async () => {
  const books = [template, inserted(foreign), inserted(fixture('wps/merges-comments.xlsx'))]
  const [alone, ...both] = (await convertAll(books.map(filled), 'xlsx', 'xlsx')).map(sourceFrom)
  const [, summary] = contentsOf(alone!.sheet(sheetNames.checks)!).A2 as [string, string]
  expect(summary).toMatch(/：(\d+) 条勾稽关系：\1 条通过|：\d+ 条通过，0 条不符，0 条缺填/)
  for (const source of both)
    for (const sheet of alone!.sheets())
      expect(contentsOf(source.sheet(sheet.name)!)).toEqual(contentsOf(sheet))
})

describe('names', () => {
  test('sheets whose names are taken come under free ones, and what means them follows', () => {
    const taken = ['校验', '三、申请', '三、申请2']
    const after = inserted(forge({ sheets: taken.map((name) => [name, cell]) }))
    expect(namesOf(after).slice(3)).toEqual(
      tabs.map((name) => ({ 校验: '校验2', '三、申请': '三、申请3' })[name] ?? name),
    )
    const text = JSON.stringify(contentsOf(sourceFrom(after).sheet('三、申请3')!))
    expect(text).toContain("'校验2'!$H$5")
    expect(text).not.toContain("'校验'!")
    expect(partOf(after, 'xl/workbook.xml')).toContain(`>'三、申请3'!$A$3:$K$31<`)
    expect(reportOf(after)).toEqual(reportOf(template))
  })

  test('of one sheet mean theirs, those that were there too', () => {
    const chart = link('rIdC', 'chartsheet', 'chartsheets/sheet1.xml')
    const before = forge({
      sheets: [['表', cell]],
      after: named(
        ['_xlnm.Print_Area', '表!$A$1', ' localSheetId="0"'],
        ['gk_date', '表!$A$1', ' localSheetId="0"'],
      ),
      parts: { 'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${main}"/>` },
    })
    const drawn = setXml(
      setXml(before, 'xl/workbook.xml', (xml) =>
        xml.replace('</sheets>', '<sheet name="校验" sheetId="9" r:id="rIdC"/></sheets>'),
      ),
      'xl/_rels/workbook.xml.rels',
      (xml) => xml.replace('</Relationships>', `${chart}</Relationships>`),
    )
    const xml = partOf(inserted(drawn), 'xl/workbook.xml')
    expect(xml).toContain('<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1</definedName>')
    expect(xml).toContain('<definedName name="gk_date" localSheetId="0">表!$A$1</definedName>')
    expect(xml).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="2">'说明'!$A$1:$A$10</definedName>`,
    )
    expect(xml).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="11">'校验2'!$8:$8</definedName>`,
    )
    const ids = xml.match(/ sheetId="\d+"/g)!
    expect(ids).toHaveLength(2 + tabs.length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('whatever a workbook has: refused where one means something, else whole', () => {
    const own = [...sourceFrom(template).book.definedNames].flatMap(({ name, local }) =>
      local ? [] : [name],
    )
    const formulas = ['#REF!', "'表'!#REF!", "'表'!$A$1", '2024', 'OFFSET(表!$A$1,0,1)'] as const
    const aName = fc.tuple(
      fc.constantFrom(...own, ...own.map((name) => name.toUpperCase()), 'others'),
      fc.constantFrom(...formulas),
      fc.boolean(),
    )
    const sheet = fc.constantFrom(...tabs, ...tabs.map((tab) => `${tab}2`), '数据', 'Sheet1')
    fc.assert(
      fc.property(
        fc.uniqueArray(sheet, { maxLength: 6 }),
        fc.uniqueArray(aName, {
          maxLength: 3,
          selector: ([name, , local]) => `${name.toLowerCase()} ${local}`,
        }),
        (others, names) => {
          const definedNames = names.map(
            ([name, formula, local]) => [name, formula, local ? ' localSheetId="0"' : ''] as const,
          )
          const before = forge({
            sheets: ['表', ...others].map((name) => [name, cell]),
            ...(names.length > 0 && { after: named(...definedNames) }),
          })
          const done = insertSheets(before, template)
          const meant = names.some(
            ([name, formula, local]) => name !== 'others' && !local && !formula.includes('#REF!'),
          )
          expect(done.state).toBe(meant ? 'name-taken' : 'inserted')
          if (done.state !== 'inserted') return
          const all = namesOf(done.bytes)
          expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length)
          expect(all).toHaveLength(1 + others.length + tabs.length)
          expect(reportOf(done.bytes)).toEqual(reportOf(template))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a workbook', () => {
  test('whose structure is protected takes no sheet', () => {
    const locked = forge({ sheets: [['表', cell]], before: '<workbookProtection lockStructure="1"/>' })
    expect(insertSheets(locked, template)).toEqual({ state: 'locked' })
  })

  test('that counts its days from 1904 takes none whose days are counted otherwise', () => {
    expect(insertSheets(fixture('excel/dates-1904.xlsx'), template)).toEqual({ state: 'other-days' })
  })

  test.each<readonly [string, Partial<Forged>]>([
    ['without styles', {}],
    [
      'whose styles lack lists',
      { styles: '<fonts count="1"><font/></fonts><cellXfs count="1"><xf/></cellXfs>' },
    ],
    [
      'with a number format under the template’s id',
      {
        styles:
          '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;件&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="2"><xf/><xf numFmtId="164"/></cellXfs>',
      },
    ],
  ])('%s keeps its formats, and the template has its own', async (_, parts) => {
    const after = inserted(
      forge({
        sheets: [['表', cell.replace('t=', `s="${parts.styles?.includes('164') ? 1 : 0}" t=`)]],
        ...parts,
      }),
    )
    const [own, both] = await Promise.all([looks(template), looks(after)])
    for (const [sheet, look] of own) expect(both.get(sheet), sheet).toEqual(look)
    // Excel shows the first two fills as nothing and as dots, whatever they are.
    const fills = /<fills count="\d+">(.*)<\/fills>/.exec(partOf(after, 'xl/styles.xml'))!
    expect(fills[1]!.split('</fill>').slice(0, 2).join()).not.toContain('solid')
    const shown = JSON.stringify(both.get('表'))
    expect(shown).not.toMatch(/"font":\{"[^}]*宋体|"border":\{"/)
    expect(shown.includes('0.0\\"件\\"')).toBe(parts.styles?.includes('164') ?? false)
  })

  test('with a prefix, in strict namespaces, is written on so', () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(rels, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    const styles = `<x:styleSheet xmlns:x="${main}"><x:fonts count="1"><x:font/></x:fonts></x:styleSheet>`
    const plain = forge({
      sheets: [['表', cell]],
      styles: '',
      parts: {
        'xl/workbook.xml': `<x:workbook xmlns:x="${main}" xmlns:rel="${rels}"><x:sheets><x:sheet name="表" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
        'xl/styles.xml': styles,
      },
    })
    for (const change of [(xml: string) => xml, strict]) {
      const before = openZip(plain).names.reduce<Uint8Array>(
        (bytes, name) => setXml(bytes, name, change),
        plain,
      )
      const after = inserted(before)
      expect(reportOf(after)).toEqual(reportOf(template))
      const written = [partOf(after, 'xl/styles.xml'), partOf(after, 'xl/workbook.xml')].join('')
      expect(written.match(/<(?!x:|\/x:)[^>]*>/g)).toBeNull()
      const added = partOf(after, 'xl/worksheets/sheet2.xml')
      expect(added.includes(main)).toBe(change !== strict)
    }
  })
})

test('rows, columns and rich texts keep their look; no sheet joins the one in front; a hidden one stays hidden', async () => {
  const font = (name: string) => `<font><sz val="11"/><name val="${name}"/></font>`
  const from = forge({
    sheets: [
      [
        '新表',
        `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><cols><col min="2" max="2" width="9" style="1"/></cols><sheetData><row r="1" s="2" customFormat="1"><c r="A1" s="2" t="s"><v>1</v></c><c r="B1" s="0"/></row></sheetData></worksheet>`,
      ],
      ['新表2', '<row r="1"><c r="A1"><f>\'新表\'!A1&amp;"&lt;"</f></c></row>'],
    ],
    states: { 新表2: 'state="veryHidden"' },
    strings:
      '<si><t>无</t></si><si><r><t xml:space="preserve">甲 </t></r><r><rPr><b/></rPr><t>乙</t></r></si>',
    styles: `<fonts count="3">${font('宋体')}${font('黑体')}${font('楷体')}</fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>`,
  })
  const done = insertSheets(forge({ sheets: [['新表', cell]] }), from)
  if (done.state !== 'inserted') throw new Error(done.state)
  const sheet = (await looks(done.bytes)).get('新表3') as {
    cols: { style: { font: { name: string } } }[]
    rows: { style: { font: { name: string } }; cells: { style: unknown }[] }[]
  }
  expect(sheet.cols[0]!.style.font.name).toBe('黑体')
  expect(sheet.rows[0]!.style.font.name).toBe('楷体')
  expect(sheet.rows[0]!.cells[0]!.style).toMatchObject({ font: { name: '楷体' } })
  const xml = partOf(done.bytes, 'xl/worksheets/sheet2.xml')
  expect(xml).toContain('<is><r><t xml:space="preserve">甲 </t></r><r><rPr><b/></rPr><t>乙</t></r></is>')
  expect(xml).not.toContain('tabSelected')
  expect(xml).toContain('<c r="B1" s="0"/>')
  expect(contentsOf(sourceFrom(done.bytes).sheet('新表3')!)).toEqual({ A1: '甲 乙' })
  expect(contentsOf(sourceFrom(done.bytes).sheet('新表2')!)).toEqual({ A1: [`='新表3'!A1&"<"`, null] })
  const book = partOf(done.bytes, 'xl/workbook.xml')
  expect(book).toMatch(/name="新表2" [^>]*state="veryHidden"/)
  expect(book).toContain('fullCalcOnLoad="1"')
})

test('a file that is no template of ours is not taken', () => {
  const linked = forge({
    sheets: [['表', cell]],
    parts: { 'xl/worksheets/_rels/sheet1.xml.rels': links(link('rId1', 'comments', '../comments1.xml')) },
  })
  expect(() => insertSheets(foreign, linked)).toThrow(RangeError)
})
