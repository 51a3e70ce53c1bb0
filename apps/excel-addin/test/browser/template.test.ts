import { openZip } from '@gongkai/ooxml'
import { type EditionId, editions } from '@gongkai/schema'
import { storedBook } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'
import { expect, test } from 'vitest'
import { templateData, templateFile } from '../../build/templates.ts'
import { newFile } from '../../src/hosts/browser/template.ts'
import { savedBytes } from '../../src/hosts/browser/workbook.ts'

const headersOf = (bytes: Uint8Array): readonly string[] => {
  const zip = openZip(bytes)
  return zip.names.flatMap((part) => {
    const text = new TextDecoder().decode(zip.bytes(part))
    return /<(?:oddHeader|dc:title)>[^<]*/.exec(text)?.[0] ?? []
  })
}

test.each<[EditionId, number]>([
  ['2019', 2020],
  ['2021', 2025],
])('the form of %s as the page makes it for %i is the template of that year', async (id, year) => {
  const { file, edits } = newFile(await templateData(id), year, '', () => templateFile(id))
  const bytes = await savedBytes(file, edits)
  const expected = await writeTemplate({ edition: editions[id], year, totals: 'typed' })
  expect(storedBook(bytes)).toEqual(storedBook(expected))
  // What is no cell cannot be set later, so it names no year.
  expect(headersOf(bytes)).toEqual(headersOf(expected).map((text) => text.replace(`${year}年`, '')))
  expect(headersOf(bytes).length).toBeGreaterThan(5)
})
