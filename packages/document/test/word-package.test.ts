import { deflateRawSync } from 'node:zlib'
import { exampleReports, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
import {
  contentTypesOf,
  contentTypesPart,
  openZip,
  readXmlTree,
  relationshipsOf,
  type XmlElement,
} from '@gongkai/ooxml'
import { cellsOf, editions, type Report } from '@gongkai/schema'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { outline, parseProfile, toDocx } from '../src/index.ts'
import { tablesIn } from './html-grid.ts'
import { numbered, sample } from './samples.ts'

const blank = sample({ date: undefined })
const odd = sample({
  title: '标题 <&> "引号" \u0000',
  agency: { name: '某局 <&>', signature: '署名 & 其他' },
  preface: ['（一）主动公开。后文 <b>&amp;</b>', '（二）小标题', '1.小标题', '多  空格\t与制表'],
  values: {
    ...numbered('2021', 12_345_678),
    'proactive.fees.amount': '1 < 2 & 3\n4',
    'proactive.rules.issued': -3,
  },
})
const packages: readonly (readonly [string, Uint8Array])[] = [
  ...Object.entries(exampleReports).map(([name, report]) => [name, toDocx(report)] as const),
  ['a draft', toDocx(exampleReports['suqian-2023'], { draft: true })],
  ['a blank report', toDocx(blank)],
  ['odd text', toDocx(odd, { draft: true, profile: parseProfile({ fonts: { body: 'A&B' } }) })],
  ['deflated by zlib', toDocx(odd, { deflateRaw: deflateRawSync })],
]

describe.each(packages)('the package of %s', (_, bytes) => {
  const zip = openZip(bytes)
  const sources = ['', ...zip.names.filter((name) => !name.endsWith('.rels'))]

  test('every part has a content type and is reached by a relationship', () => {
    const typeOf = contentTypesOf(zip)
    const reached = new Set(
      sources.flatMap((source) => relationshipsOf(zip, source).map(({ target }) => target)),
    )
    for (const name of zip.names) {
      if (name !== contentTypesPart)
        expect([name, typeOf(name)]).toEqual([name, expect.stringMatching(/\+xml$/)])
      if (name !== contentTypesPart && !name.endsWith('.rels')) expect(reached).toContain(name)
    }
  })

  test('every relationship has a target and its own id', () => {
    for (const source of sources) {
      const links = relationshipsOf(zip, source)
      expect(new Set(links.map(({ id }) => id)).size).toBe(links.length)
      for (const { target, external } of links)
        expect([target, zip.has(target), external]).toEqual([target, true, false])
    }
  })

  test('every style and every part the document refers to exists', () => {
    const walk = (element: XmlElement): XmlElement[] => [
      element,
      ...element.children.flatMap((child) => (typeof child === 'string' ? [] : walk(child))),
    ]
    const all = zip.names
      .filter((name) => name.startsWith('word/') && name.endsWith('.xml'))
      .flatMap((name) => walk(readXmlTree(zip.bytes(name))))
    const styles = all
      .filter(({ local }) => local === 'style')
      .map(({ attributes }) => attributes['w:styleId'])
    expect(new Set(styles).size).toBe(styles.length)
    const used = all.filter(({ local }) =>
      ['pStyle', 'rStyle', 'tblStyle', 'basedOn', 'next'].includes(local),
    )
    for (const { attributes } of used) expect(styles).toContain(attributes['w:val'])
    const links = relationshipsOf(zip, 'word/document.xml').map(({ id }) => id)
    for (const { attributes } of all.filter(({ attributes }) => attributes['r:id']))
      expect(links).toContain(attributes['r:id'])
  })
})

test('the same report gives the same bytes, whatever was written in between', () => {
  const report = exampleReports['suqian-2024']
  const first = toDocx(report)
  toDocx(odd, { draft: true })
  toDocx(report, { deflateRaw: deflateRawSync })
  expect(toDocx(structuredClone(report))).toEqual(first)
  expect(toDocx(report, { deflateRaw: deflateRawSync })).toEqual(
    toDocx(report, { deflateRaw: deflateRawSync }),
  )
})

describe.skipIf(lackingSchemas)(
  `by the schemas of ECMA-376${lackingSchemas ? ` (${lackingSchemas})` : ''}`,
  () => {
    const schemaOf = (name: string) => {
      if (name === contentTypesPart) return 'opc-contentTypes.xsd'
      if (name.endsWith('.rels')) return 'opc-relationships.xsd'
      if (name === 'docProps/core.xml') return 'opc-coreProperties.xsd'
      if (name === 'docProps/app.xml') return 'shared-documentPropertiesExtended.xsd'
      return 'wml.xsd'
    }
    const parts = packages.flatMap(([label, bytes], index) => {
      const zip = openZip(bytes)
      return zip.names.map((name) => ({
        schema: schemaOf(name),
        label,
        fileName: `${index}-${name.replaceAll(/[^\w.]/g, '-')}`,
        contents: zip.bytes(name),
      }))
    })

    test.each([...new Set(parts.map(({ schema }) => schema))])(
      'all parts of %s are valid',
      async (schema) => {
        const files = parts.filter((part) => part.schema === schema)
        expect(files.length).toBeGreaterThanOrEqual(packages.length)
        expect(
          await schemaErrors(
            files.map(({ fileName, contents }) => ({ fileName, contents })),
            schema,
          ),
        ).toEqual([])
      },
    )

    test('an invalid part is found', async () => {
      const contents =
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:b/></w:document>'
      expect(await schemaErrors([{ fileName: 'bad.xml', contents }], 'wml.xsd')).not.toEqual([])
    })
  },
)

describe('a second reader (mammoth)', () => {
  const read = async (report: Report) => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(toDocx(report)) })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    return parseFragment(value)
  }

  test.each(Object.entries(exampleReports))('finds the same cells in %s', async (_, report) => {
    const grids = outline(report).flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
    const found = tablesIn(await read(report))
    expect(found.map(({ rows, columns }) => ({ rows, columns }))).toEqual(
      grids.map(({ rows, columns }) => ({ rows, columns })),
    )
    expect(found.map(({ cells }) => cells)).toEqual(
      grids.map(({ cells }) =>
        cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
          row,
          column,
          rowSpan,
          columnSpan,
          text,
        })),
      ),
    )
  })

  test('any figures come back at their places', async () => {
    const figure = fc.oneof(
      fc.integer({ min: -99, max: 99_999_999 }),
      fc.constant(null),
      fc.stringMatching(/^[一-十0-9a-z<&>"']{1,12}$/),
    )
    const ids = cellsOf(editions['2019']).map(({ id }) => id)
    const values = fc.array(figure, { minLength: ids.length, maxLength: ids.length })
    await fc.assert(
      fc.asyncProperty(values, async (figures) => {
        const report = sample({
          edition: '2019',
          year: 2020,
          values: Object.fromEntries(ids.map((id, index) => [id, figures[index]!])),
        })
        const expected = outline(report).flatMap((block) =>
          block.kind === 'table' ? block.grid.cells.map(({ text }) => text) : [],
        )
        expect(tablesIn(await read(report)).flatMap(({ cells }) => cells.map(({ text }) => text))).toEqual(
          expected,
        )
      }),
      { numRuns: 15 },
    )
  })
})
