import { cellName, type FormCell, headingOf, layoutOf, type Table } from '@gongkai/schema'
import { cellOfBook } from '@gongkai/workbook/sheets'
import type { VNode } from 'preact'
import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import type { CellEdit } from '../hosts/browser/workbook.ts'
import { severities } from '../session/assess.ts'
import { usePage } from './context.ts'
import { FigureCell } from './figure-cell.tsx'
import { fixedBy } from './fixed.ts'
import { useFormWords } from './form-words.ts'
import { clipboardBlock, leftContent } from './typed.ts'

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** A table of the form as it is printed, its figures to be typed in. */
export function TableGrid({ table }: { readonly table: Table }) {
  const { seen, book, set, language } = usePage()
  const words = useFormWords()
  const [said, say] = useState('')
  const grid = layoutOf(table)
  const marks = useMemo(() => severities(seen.told), [seen.told])
  const rows = useMemo(
    () => Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row === row)),
    [grid],
  )
  const latest = useRef({ seen, book })
  latest.current = { seen, book }

  const paste = useCallback(
    (from: FormCell, text: string) => {
      const now = latest.current
      const byPlace = new Map(
        grid.cells.flatMap((cell) => (cell.id ? [[`${cell.row},${cell.column}`, cell.id]] : [])),
      )
      const edits: CellEdit[] = []
      let lost = 0
      clipboardBlock(text).forEach((line, down) => {
        line.forEach((value, right) => {
          const id = byPlace.get(`${from.row + down},${from.column + right}`)
          const at = id === undefined ? undefined : now.seen.where(id)
          const fits = at && fixedBy(now.book, at, words) === undefined
          if (fits) edits.push({ at, set: leftContent(value) })
          // Blank cells of a merged one have no place, and no content to lose.
          else if (value.trim() !== '') lost++
        })
      })
      set(edits)
      say(words.pasted(edits.length) + (lost > 0 ? words.notPasted(lost) : ''))
    },
    [grid, set, words],
  )

  const contentOf = ({ id }: FormCell) => {
    const where = id === undefined ? undefined : seen.where(id)
    const fixed = where && fixedBy(book, where, words)
    return { where, content: where && cellOfBook(book, where), fixed, severity: id && marks.get(id) }
  }
  // A row that says what it said is the same element, which is not compared again: labels never are.
  const drawn = useRef(new Map<readonly FormCell[], { readonly says: string; readonly node: VNode }>())
  const rowOf = (cells: readonly FormCell[], row: number): VNode => {
    const contents = cells.map(contentOf)
    const says = JSON.stringify([contents, language])
    const known = drawn.current.get(cells)
    if (known?.says === says) return known.node
    const node = (
      <tr key={row}>
        {cells.map((cell, i) => {
          const { id, column, rowSpan, columnSpan, role, text } = cell
          const spans = { rowSpan, colSpan: columnSpan }
          if (id !== undefined)
            return (
              <td key={column} {...spans}>
                <FigureCell
                  {...{ cell, name: cellName(seen.edition, id), ...contents[i]!, words, set, paste }}
                />
              </td>
            )
          return (
            <th key={column} {...spans} scope={scopeOf(cell)} class={role}>
              {text}
            </th>
          )
        })}
      </tr>
    )
    drawn.current.set(cells, { says, node })
    return node
  }

  const move = (event: KeyboardEvent) => {
    const field = event.target
    const step = steps[event.key]
    if (!(field instanceof HTMLInputElement) || !step || event.isComposing || event.altKey || event.ctrlKey)
      return
    const [down, right] = event.key === 'Enter' && event.shiftKey ? [-1, 0] : step
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length
    // Within a figure being typed, left and right move the caret.
    if (right !== 0 && !whole) return
    const next = nextField(field, down, right)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only spare the tab key some work
    <div onKeyDown={move} onInput={() => say('')}>
      <div class="table-scroll">
        <table class={`form-table is-${table.id}`} aria-label={headingOf(seen.edition, table.id)}>
          <tbody>{rows.map(rowOf)}</tbody>
        </table>
      </div>
      <div class="said-here" role="status">
        {said !== '' && <p>{said}</p>}
      </div>
    </div>
  )
}

const scopeOf = ({ role, rowSpan, columnSpan }: FormCell) =>
  role === 'rowLabel' ? (rowSpan > 1 ? 'rowgroup' : 'row') : columnSpan > 1 ? 'colgroup' : 'col'

/** The nearest figure in that direction, in the same column or row. */
function nextField(from: HTMLInputElement, down: number, right: number): HTMLInputElement | undefined {
  const place = (field: HTMLElement) => [Number(field.dataset.row), Number(field.dataset.column)] as const
  const [row, column] = place(from)
  const fields = [...(from.closest('table')?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? [])]
  const ahead = fields.filter((field) => {
    const [r, c] = place(field)
    return down !== 0
      ? c === column && Math.sign(r - row) === down
      : r === row && Math.sign(c - column) === right
  })
  return down + right > 0 ? ahead[0] : ahead.at(-1)
}
