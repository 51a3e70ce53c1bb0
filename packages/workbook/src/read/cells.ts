import { ns, type XmlNode } from '@gongkai/ooxml'
import type { CellBuilder } from './cell-builder.ts'
import { textCollector } from './strings.ts'

/** Reads what stands between `<row>` and `</row>` of a worksheet part, event by event. */
export function cellHandlers(builder: CellBuilder) {
  const inline = textCollector()
  // Of the cell being read:
  let attributes: XmlNode['attributes'] = {}
  let value: string | undefined
  let formula: string | undefined
  let sharedId: string | undefined
  let into: 'value' | 'formula' | 'inline' | undefined

  return {
    open(node: XmlNode): false | undefined {
      switch (node.local) {
        case 'row': {
          const { r } = node.attributes
          return builder.row(r === undefined ? undefined : Number(r)) ? undefined : false
        }
        case 'c':
          attributes = node.attributes
          value = undefined
          formula = undefined
          sharedId = undefined
          return
        case 'v':
          value = ''
          into = 'value'
          return
        case 'f':
          formula = ''
          into = 'formula'
          if (node.attributes.t === 'shared') sharedId = node.attributes.si
          return
        case 'is':
          into = 'inline'
          return
        default:
          if (into === 'inline') inline.open(node)
      }
    },
    close(node: XmlNode): undefined {
      if (node.uri !== ns.spreadsheet) return
      switch (node.local) {
        case 'c': {
          const { r, t = 'n', s = '0' } = attributes
          const key = r === undefined ? undefined : builder.placeOf(r)
          const written = formula === undefined ? undefined : { text: formula, down: 0, right: 0 }
          builder.cell({ key, type: t, style: Number(s), value, formula: written, sharedId })
          return
        }
        case 'v':
        case 'f':
          into = undefined
          return
        case 'is':
          value = inline.take()
          into = undefined
          return
        default:
          if (into === 'inline') inline.close(node)
      }
    },
    text(piece: string): undefined {
      if (into === 'value') value += piece
      else if (into === 'formula') formula += piece
      else if (into === 'inline') inline.add(piece)
    },
  }
}
