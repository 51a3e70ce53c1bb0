import {
  cellName,
  type FormCell,
  headingOf,
  layoutOf,
  type Severity,
  severityWords,
  type TableId,
} from '@gongkai/schema'
import { useRef, useState } from 'preact/hooks'
import { useSeen, useTools } from './context.ts'

/**
 * A table of the form in small, its cells coloured by their gravest finding. Cells with findings are buttons; the arrow keys go
 * from one to the next, so that the picture is one stop on the way of the tab key.
 */
export function TableMap({
  table,
  marks,
}: {
  readonly table: TableId
  readonly marks: ReadonlyMap<string, Severity>
}) {
  const { words, language, jump } = useTools()
  const { edition, report, where } = useSeen()
  const [focused, setFocused] = useState(0)
  const box = useRef<HTMLFieldSetElement>(null)
  const form = edition.tables.find(({ id }) => id === table)
  if (!form) return null
  const grid = layoutOf(form)
  const marked = grid.cells.filter(({ id }) => id !== undefined && marks.has(id) && where(id))
  const current = Math.min(focused, marked.length - 1)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined || marked.length === 0) return
    event.preventDefault()
    const next = (current + step + marked.length) % marked.length
    setFocused(next)
    box.current?.querySelectorAll('button')[next]?.focus()
  }
  const present = ({ id }: FormCell) => id !== undefined && report.values[id] !== undefined
  const absent = ({ id }: FormCell) => id !== undefined && report.values[id] === undefined
  return (
    <fieldset
      ref={box}
      class="map"
      aria-label={words.map(headingOf(edition, table))}
      style={{ gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))` }}
      onKeyDown={move}
    >
      <svg
        viewBox={`0 0 ${grid.columns} ${grid.rows}`}
        preserveAspectRatio="none"
        style={{ gridArea: areaOf({ row: 0, column: 0, rowSpan: grid.rows, columnSpan: grid.columns }) }}
        aria-hidden="true"
      >
        <path class="labels" d={outlines(grid.cells.filter(({ id }) => id === undefined))} />
        <path class="figures" d={outlines(grid.cells.filter(present))} />
        <path class="absent" d={outlines(grid.cells.filter(absent))} />
      </svg>
      {marked.map((cell, index) => {
        const id = cell.id!
        const severity = marks.get(id)!
        const says = `${cellName(edition, id)}${words.colon}${report.values[id] ?? words.blankCell}`
        return (
          <button
            key={id}
            type="button"
            class={`is-${severity}`}
            style={{ gridArea: areaOf(cell) }}
            tabIndex={index === current ? 0 : -1}
            title={says}
            aria-label={`${severityWords[severity][language]} ${says}`}
            onFocus={() => setFocused(index)}
            onClick={() => jump(id)}
          />
        )
      })}
    </fieldset>
  )
}

type Spans = Pick<FormCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>

const areaOf = ({ row, column, rowSpan, columnSpan }: Spans) =>
  `${row + 1} / ${column + 1} / span ${rowSpan} / span ${columnSpan}`

/** Two hundred cells that nobody can click are three shapes: as elements they took longer to lay out than all findings. */
const outlines = (cells: readonly FormCell[]) =>
  cells
    .map(
      ({ row, column, rowSpan, columnSpan }) => `M${column} ${row}h${columnSpan}v${rowSpan}h${-columnSpan}z`,
    )
    .join('')
