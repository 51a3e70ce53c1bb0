import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  contentTypes,
  contentTypesOf,
  mainPart,
  ns,
  openZip,
  relationships,
  relationshipsOf,
  relationshipsPart,
  resolvePart,
  serialize,
  writeZip,
  type Zip,
} from '../src/index.ts'

const files = ['exceljs.xlsx', 'sheetjs.xlsx', 'libreoffice.xlsx', 'docx.docx', 'libreoffice.docx']
const fixture = (name: string) => openZip(readFileSync(new URL(`files/${name}`, import.meta.url)))
const zipOf = (parts: Readonly<Record<string, string>>): Zip =>
  openZip(writeZip(Object.entries(parts).map(([name, content]) => ({ name, content }))))
const rels = (inner: string) => `<Relationships xmlns="${ns.packageRelationships}">${inner}</Relationships>`

describe('packages of several producers', () => {
  test.each(files)('%s: every internal target is there and has a type', (file) => {
    const zip = fixture(file)
    const typeOf = contentTypesOf(zip)
    const main = mainPart(zip)!
    expect(typeOf(main)).toMatch(/(sheet|document)\.main\+xml$/)
    let links = 0
    for (const source of ['', ...zip.names]) {
      for (const { target, external } of relationshipsOf(zip, source)) {
        links++
        if (external) continue
        expect(zip.names).toContain(target)
        expect(typeOf(target), target).toBeDefined()
      }
    }
    expect(links).toBeGreaterThan(4)
  })
})

describe('targets', () => {
  const zip = zipOf({ 'xl/Worksheets/Sheet1.xml': '', 'xl/a b.xml': '', 'xl/workbook.xml': '' })
  test.each([
    ['worksheets/sheet1.xml', 'xl/Worksheets/Sheet1.xml'],
    ['/xl/worksheets/sheet1.xml', 'xl/Worksheets/Sheet1.xml'],
    ['../xl/./worksheets//sheet1.xml', 'xl/Worksheets/Sheet1.xml'],
    ['worksheets\\sheet1.xml', 'xl/Worksheets/Sheet1.xml'],
    ['worksheets/sheet1.xml#A1', 'xl/Worksheets/Sheet1.xml'],
    ['a%20b.xml', 'xl/a b.xml'],
    ['a%zz.xml', 'xl/a%zz.xml'],
    ['#Sheet1!A1', 'xl/workbook.xml'],
    ['../../../../etc/passwd', 'etc/passwd'],
    ['missing.xml', 'xl/missing.xml'],
  ])('%s', (target, expected) => {
    expect(resolvePart(zip, 'xl/workbook.xml', target)).toBe(expected)
  })

  test('of the package itself', () => {
    expect(resolvePart(zip, '', 'xl/workbook.xml')).toBe('xl/workbook.xml')
    expect(relationshipsPart('')).toBe('_rels/.rels')
    expect(relationshipsPart('xl/workbook.xml')).toBe('xl/_rels/workbook.xml.rels')
  })

  test('external targets are told of as they are written, strict types as transitional ones', () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const zip = zipOf({
      '_RELS/.rels': rels(
        `<Relationship Id="a" Type="${strict}/hyperlink" Target="file:///../x#y" TargetMode="External"/>` +
          `<Relationship Id="b" Type="${strict}/officeDocument" Target="/XL/Workbook.xml"/>`,
      ),
      'xl/workbook.xml': '',
    })
    expect(relationshipsOf(zip, '')).toEqual([
      { id: 'a', type: `${ns.relationships}/hyperlink`, target: 'file:///../x#y', external: true },
      { id: 'b', type: `${ns.relationships}/officeDocument`, target: 'xl/workbook.xml', external: false },
    ])
    expect(mainPart(zip)).toBe('xl/workbook.xml')
    expect(relationshipsOf(zip, 'xl/workbook.xml')).toEqual([])
  })

  test('a package without a document has no main part', () => {
    expect(mainPart(zipOf({ 'a.xml': '' }))).toBeUndefined()
    expect(() => contentTypesOf(zipOf({ 'a.xml': '' }))).toThrow('missing-entry')
  })
})

test('what is written is read', () => {
  const items = [
    { id: 'rId1', type: `${ns.relationships}/officeDocument`, target: 'word/document.xml', external: false },
    {
      id: 'rId2',
      type: `${ns.relationships}/hyperlink`,
      target: 'https://www.gov.cn/?a=1&b=2',
      external: true,
    },
  ]
  const zip = zipOf({
    '[Content_Types].xml': serialize(
      contentTypes(
        { rels: 'application/rels', xml: 'application/xml' },
        { 'word/document.xml': 'application/main' },
      ),
    ),
    '_rels/.rels': serialize(relationships(items)),
    'word/document.xml': '<w/>',
  })
  expect(relationshipsOf(zip, '')).toEqual(items)
  const typeOf = contentTypesOf(zip)
  expect(['word/document.xml', 'Word/Document.xml', 'word/other.XML', 'a.png'].map(typeOf)).toEqual([
    'application/main',
    'application/main',
    'application/xml',
    undefined,
  ])
})
