import type { FormGrid, Report } from '@gongkai/schema'
import { draftMark } from './draft.ts'
import { type Block, outline } from './outline.ts'

/** Each row of the grid as one line with as many fields as the grid has columns; a merged cell stands at its corner. */
function tableLines(grid: FormGrid): string[] {
  const rows = Array.from({ length: grid.rows }, () => new Array<string>(grid.columns).fill(''))
  for (const { row, column, text } of grid.cells) rows[row]![column] = text.replace(/\s+/g, ' ').trim()
  return rows.map((fields) => fields.join('\t'))
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.text, '']
    case 'heading':
      return block.level === 1 ? ['', block.text] : [block.text]
    case 'paragraph':
      return [`${block.lead ?? ''}${block.text}`]
    case 'table':
      return tableLines(block.grid)
    case 'signature':
      return ['', block.text]
    case 'date':
      return [block.text]
  }
}

/** The report as plain text, a paragraph a line; rows of tables with tabs between the cells, so that they can be read back. */
export function toText(report: Report, { draft }: { readonly draft?: boolean | undefined } = {}): string {
  return `${[...(draft ? [draftMark] : []), ...outline(report).flatMap(linesOf)].join('\n')}\n`
}
