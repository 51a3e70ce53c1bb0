import { exampleReports, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { besideSheets, insertSheets, readWorkbook, storedBook } from '../src/index.ts'
import { writeTemplate } from '../src/template/index.ts'
import { forge } from './forge.ts'
import { changedParts, sheetParts } from './parts.ts'

const { year, edition } = exampleReports['suqian-2024']
let template: Uint8Array
let names: readonly string[]
beforeAll(async () => {
  template = await writeTemplate({ edition: editions[edition], year })
  names = storedBook(template).sheets.map(({ name }) => name)
})

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>表</t></is></c></row>'
const bookWith = (sheets: readonly string[]) => forge({ sheets: sheets.map((name) => [name, cell]) })
const inserted = (into: Uint8Array, from: Uint8Array) => {
  const done = insertSheets(into, from)
  if (done.state !== 'inserted') throw new Error(done.state)
  return storedBook(done.bytes)
}

describe('a template beside sheets of the same names', () => {
  test('is, put in there, what it is when the names are found while it is put in', () => {
    fc.assert(
      fc.property(fc.subarray([...names]), (taken) => {
        const here = [...taken, '三、申请2', '另一张']
        const fit = besideSheets(template, here)
        const both = inserted(bookWith(here), fit)
        expect(both).toEqual(inserted(bookWith(here), template))
        const own = storedBook(fit).sheets.map(({ name }) => name)
        expect(both.sheets.slice(here.length).map(({ name }) => name)).toEqual(own)
      }),
      { numRuns: 20 },
    )
  })

  test('reads as before, links in formulas mean its own sheets, and capitals make no difference', () => {
    const fit = besideSheets(template, ['三、申请', '校验'])
    expect(readWorkbook(fit).report).toEqual(readWorkbook(template).report)
    const text = JSON.stringify(storedBook(fit))
    expect(text).toContain(`#'三、申请2'!`)
    expect(text).not.toMatch(/'(?:三、申请|校验)'!/)
    const latin = storedBook(besideSheets(bookWith(['Data', 'b']), ['DATA']))
    expect(latin.sheets.map(({ name }) => name)).toEqual(['Data2', 'b'])
  })

  test('keeps its bytes where no name is taken', () => {
    expect(besideSheets(template, ['另一张'])).toBe(template)
  })

  test.skipIf(lackingSchemas !== undefined)(`is valid by the schema ${lackingSchemas ?? ''}`, async () => {
    const fit = besideSheets(template, names)
    const changed = new Set(changedParts(template, fit))
    const parts = sheetParts(fit).filter(({ fileName }) => changed.has(fileName))
    expect(changed.size).toBeGreaterThan(1)
    expect(parts.length).toBe(changed.size)
    expect((await schemaErrors(parts, 'sml.xsd')).filter((fault) => !fault.endsWith('validates'))).toEqual([])
  })
})
