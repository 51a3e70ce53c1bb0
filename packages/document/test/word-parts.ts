import { childOf, childrenOf, ns, openZip, readXmlTree, textOf, type XmlElement } from '@gongkai/ooxml'
import type { Grid, GridCell, Report } from '@gongkai/schema'
import { type DocxOptions, toDocx } from '../src/index.ts'

/** The children of WordprocessingML of that name: `word(table, 'tr')`. */
export const word = (parent: XmlElement, local: string): readonly XmlElement[] =>
  childrenOf(parent, ns.word, local)

/** The element at the end of a path of first children. */
export const at = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((element, local) => element && childOf(element, ns.word, local), parent)

/** `w:val` at the end of a path. */
export const val = (parent: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  at(parent, ...path)?.attributes['w:val']

export interface Docx {
  readonly part: (name: string) => XmlElement
  readonly names: readonly string[]
  /** The children of the body. */
  readonly body: readonly XmlElement[]
}

export function docx(report: Report, options?: DocxOptions): Docx {
  const zip = openZip(toDocx(report, options))
  const part = (name: string) => readXmlTree(zip.bytes(name))
  const body = at(part('word/document.xml'), 'body')!
  return { part, names: zip.names, body: body.children as readonly XmlElement[] }
}

/** A Word table read as readers do: spans from gridSpan, continued rows from vMerge. */
export function gridOf(table: XmlElement): Grid {
  const open = new Map<number, GridCell & { rowSpan: number }>()
  const cells: GridCell[] = []
  const rows = word(table, 'tr')
  rows.forEach((tr, row) => {
    let column = 0
    for (const tc of word(tr, 'tc')) {
      const columnSpan = Number(val(tc, 'tcPr', 'gridSpan') ?? 1)
      const merge = at(tc, 'tcPr', 'vMerge')
      if (merge && val(tc, 'tcPr', 'vMerge') !== 'restart') {
        const above = open.get(column)
        if (!above || above.columnSpan !== columnSpan || textOf(tc) !== '')
          throw new Error(`row ${row}, column ${column} continues nothing`)
        above.rowSpan++
      } else {
        const cell = { row, column, rowSpan: 1, columnSpan, text: textOf(tc) }
        cells.push(cell)
        if (merge) open.set(column, cell)
        else open.delete(column)
      }
      column += columnSpan
    }
  })
  return { rows: rows.length, columns: word(at(table, 'tblGrid')!, 'gridCol').length, cells }
}
