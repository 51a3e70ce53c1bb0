// The same jobs by the libraries one would otherwise take.
import { editions, layoutsOf } from '@gongkai/schema'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'

/** The same tables and paragraphs by the docx library, plainly. */
export function docxLibrary(report) {
  const rows = (grid) =>
    Array.from({ length: grid.rows }, (_, r) => {
      const own = grid.cells.filter((cell) => cell.row === r)
      return new TableRow({
        children: own.map(
          (cell) =>
            new TableCell({
              columnSpan: cell.columnSpan,
              rowSpan: cell.rowSpan,
              children: [new Paragraph(cell.id ? String(report.values[cell.id] ?? '') : cell.text)],
            }),
        ),
      })
    })
  const paragraphs = Object.values(report.sections)
    .flat()
    .map((text) => new Paragraph(text))
  const children = [
    ...paragraphs,
    ...layoutsOf(editions[report.edition]).map((grid) => new Table({ rows: rows(grid) })),
  ]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
