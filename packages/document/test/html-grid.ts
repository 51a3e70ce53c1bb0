import type { Grid, GridCell } from '@gongkai/schema'
import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** All elements within a node in document order; those of one name if given. */
export function elementsIn(node: Node, ...names: readonly string[]): HtmlElement[] {
  const children = 'childNodes' in node ? node.childNodes : []
  const own = 'tagName' in node && (names.length === 0 || names.includes(node.tagName)) ? [node] : []
  return [...own, ...children.flatMap((child) => elementsIn(child, ...names))]
}

export const attribute = ({ attrs }: HtmlElement, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value

export function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** A table of HTML as browsers lay it out: each cell takes the next free place of its row. */
export function gridOf(table: HtmlElement): Grid {
  const taken = new Set<string>()
  const cells: GridCell[] = []
  const rows = elementsIn(table, 'tr')
  let columns = 0
  rows.forEach((tr, row) => {
    let column = 0
    for (const element of elementsIn(tr, 'td', 'th')) {
      while (taken.has(`${row},${column}`)) column++
      const rowSpan = Number(attribute(element, 'rowspan') ?? 1)
      const columnSpan = Number(attribute(element, 'colspan') ?? 1)
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < columnSpan; right++) {
          const place = `${row + down},${column + right}`
          if (taken.has(place)) throw new Error(`two cells at ${place}`)
          taken.add(place)
        }
      cells.push({ row, column, rowSpan, columnSpan, text: textOf(element) })
      column += columnSpan
      columns = Math.max(columns, column)
    }
  })
  return { rows: rows.length, columns, cells }
}

export const tablesIn = (node: Node): Grid[] => elementsIn(node, 'table').map(gridOf)
