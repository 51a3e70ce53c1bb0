import { writers } from '@gongkai/document'
import { convertAll, corpusReports, judge, lacking } from '@gongkai/fixtures'
import { beforeAll, describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { asPrinted } from './as-printed.ts'

const missing = lacking('soffice')
const reports = Object.entries(corpusReports)

describe.skipIf(missing !== undefined)(
  `our Word files as LibreOffice saves them (${missing ?? 'it is there'})`,
  () => {
    describe.each([
      ['docx', 'docx'],
      ['html', 'html'],
      ['txt', 'txt:Text (encoded):UTF8'],
    ])('%s', (extension, filter) => {
      let files: readonly Uint8Array[] = []
      beforeAll(async () => {
        files = await convertAll(
          reports.map(([, report]) => writers.docx.write(report)),
          'docx',
          filter,
        )
      }, 120_000)

      test.each(reports)('%s', (name, report) => {
        const index = reports.findIndex(([known]) => known === name)
        const imported = importReport(files[index]!, { name: `${name}.${extension}` })
        const { cells, right, reported, silent, blamed } = judge(report, imported)
        expect(silent).toEqual([])
        expect(blamed).toEqual([])
        expect(right + reported).toBe(cells)
        // Saved as text, a table's cells are lines and nothing more.
        if (extension !== 'txt') expect(right).toBe(cells)
        const { values: _, ...words } = asPrinted(report)
        expect(imported.report).toMatchObject(words)
      })
    })
  },
)
