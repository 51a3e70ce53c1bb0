import type { SectionId } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { textName } from '../names.ts'
import { heightFor, type SheetCell } from './model.ts'

export interface TextBlock {
  readonly cells: readonly SheetCell[]
  readonly heights: ReadonlyMap<number, number>
  readonly names: ReadonlyMap<string, Area>
  /** The last row of the block. */
  readonly bottom: number
}

/**
 * Rows for paragraphs, one each, between two locked labels: rows inserted between them are inside the block's name. What is
 * written stays text, whatever sign it begins with.
 */
export function textBlock(options: {
  readonly label: string
  readonly paragraphs: readonly string[]
  readonly blanks: number
  readonly top: number
  readonly left: number
  readonly right: number
  readonly width: number
  readonly name: SectionId | 'preface'
}): TextBlock {
  const { label, paragraphs, blanks, top, left, right, width, name } = options
  const merge = (row: number): { merge: Area } | object =>
    left === right ? {} : { merge: { top: row, left, bottom: row, right } }
  const texts = [...paragraphs, ...Array.from({ length: blanks }, () => null)]
  const bottom = top + texts.length + 1
  const cell = (row: number): Pick<SheetCell, 'row' | 'column'> & object => ({
    row,
    column: left,
    ...merge(row),
  })
  return {
    cells: [
      { ...cell(top), value: label, look: 'hint' },
      ...texts.map((value, i): SheetCell => ({ ...cell(top + 1 + i), value, look: 'text', input: true })),
      { ...cell(bottom), value: '（以上每行一段）', look: 'hint' },
    ],
    heights: new Map(
      texts.flatMap((text, i): [number, number][] => {
        // A blank row of one column grows with what is typed; merged cells do not.
        if (text === null && left === right) return []
        return [[top + 1 + i, text === null ? 34 : heightFor(text, width - 2)]]
      }),
    ),
    names: new Map([[textName(name), { top, left, bottom, right: left }]]),
    bottom,
  }
}
