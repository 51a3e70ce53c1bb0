import { cellName, headingOf, layoutOf, type Severity, severityWords, type TableId } from '@gongkai/schema'
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
  const marked = grid.cells
    .filter(({ id }) => id !== undefined && marks.has(id) && where(id))
    .map(({ id }) => id)
  const current = Math.min(focused, marked.length - 1)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined || marked.length === 0) return
    event.preventDefault()
    const next = (current + step + marked.length) % marked.length
    setFocused(next)
    box.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <fieldset
      ref={box}
      class="map"
      aria-label={words.map(headingOf(edition, table))}
      style={{ gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))` }}
      onKeyDown={move}
    >
      {grid.cells.map(({ id, row, column, rowSpan, columnSpan }) => {
        const style = { gridArea: `${row + 1} / ${column + 1} / span ${rowSpan} / span ${columnSpan}` }
        const severity = id === undefined ? undefined : marks.get(id)
        if (id === undefined) return <span key={`${row},${column}`} class="label" style={style} />
        const index = marked.indexOf(id)
        if (severity === undefined || index < 0)
          return (
            <span
              key={id}
              class={report.values[id] === undefined ? 'cell is-absent' : 'cell'}
              style={style}
            />
          )
        const value = report.values[id] ?? words.blankCell
        return (
          <button
            key={id}
            type="button"
            class={`cell is-${severity}`}
            style={style}
            tabIndex={index === current ? 0 : -1}
            title={`${cellName(edition, id)}${words.colon}${value}`}
            aria-label={`${severityWords[severity][language]} ${cellName(edition, id)}${words.colon}${value}`}
            onFocus={() => setFocused(index)}
            onClick={() => jump(id)}
          />
        )
      })}
    </fieldset>
  )
}
