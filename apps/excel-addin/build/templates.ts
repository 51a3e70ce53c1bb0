import { openZip, patchZip } from '@gongkai/ooxml'
import { type Edition, type EditionId, editions } from '@gongkai/schema'
import { storedBook } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'
import type { StoredTemplate } from '../src/hosts/browser/template.ts'

// Node only: exceljs makes the template files here, so that it never has to enter the page.

/** An empty template with typed totals, for pages that set the year themselves. */
export async function templateFile(id: EditionId): Promise<Uint8Array> {
  return withoutYear(await fileFor(editions[id], editions[id].years.from))
}

/** The same as plain data, with the cells that depend on the year. */
export async function templateData(id: EditionId): Promise<StoredTemplate> {
  const { from } = editions[id].years
  const [first, second] = await Promise.all([fileFor(editions[id], from), fileFor(editions[id], from + 1)])
  const [book, other] = [storedBook(first), storedBook(second)]
  const yearCells = book.sheets.flatMap((sheet, i) =>
    sheet.cells.flatMap(([address, value], j): StoredTemplate['yearCells'] => {
      const next = other.sheets[i]!.cells[j]!
      if (value === next[1]) return []
      if (value === from && next[1] === from + 1) return [{ sheet: sheet.name, address, content: null }]
      const content = String(value)
        .replaceAll(String(from + 1), '{next}')
        .replaceAll(String(from), '{year}')
      const again = content.replaceAll('{next}', String(from + 2)).replaceAll('{year}', String(from + 1))
      if (again !== next[1])
        throw new Error(`${sheet.name}!${address} depends on the year in a way of its own`)
      return [{ sheet: sheet.name, address, content }]
    }),
  )
  return { book, yearCells }
}

const fileFor = (edition: Edition, year: number) => writeTemplate({ edition, year, totals: 'typed' })

/** The year in the file's title property and at the head of each printed page would be another than the report's. */
function withoutYear(file: Uint8Array): Uint8Array {
  const zip = openZip(file)
  const parts = zip.names.filter((name) => name === 'docProps/core.xml' || name.startsWith('xl/worksheets/'))
  return patchZip(
    file,
    new Map(
      parts.map((part) => [
        part,
        new TextDecoder().decode(zip.bytes(part)).replace(/(<dc:title>|<oddHeader>&amp;L)\d{4}年/, '$1'),
      ]),
    ),
  )
}
