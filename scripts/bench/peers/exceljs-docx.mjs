// The job of `gongkai export --to docx` by exceljs and the docx library, in favour of these: every cell is read, but none is
// looked up by its label or checked; tables and paragraphs are written plainly. Files: LIST.json; where to: OUT.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { editions } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { docxLibrary } from './docx-library.mjs'

const [list, output] = process.argv.slice(2)
const example = new URL(
  '../../../packages/fixtures/src/examples/municipal-aggregate-2025.json',
  import.meta.url,
)
const known = JSON.parse(readFileSync(example, 'utf8'))

for (const path of JSON.parse(readFileSync(list, 'utf8'))) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(readFileSync(path))
  let figures = 0
  let sum = 0
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const value = cell.result ?? cell.value
        if (typeof value === 'number') {
          figures++
          sum += value
        }
      })
    })
  }
  if (figures === 0 || Number.isNaN(sum)) throw new Error(`${path} has no figures`)
  const report = { ...known, edition: editions[known.edition].id }
  writeFileSync(join(output, `${basename(path, '.xlsx')}.docx`), await docxLibrary(report))
}
