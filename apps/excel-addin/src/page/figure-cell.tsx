import { cellName, type FormCell, type Severity } from '@gongkai/schema'
import { cellOfBook } from '@gongkai/workbook/sheets'
import { useMemo, useState } from 'preact/hooks'
import { placeAttributes, usePage } from './context.ts'
import { leftContent, typedContent } from './typed.ts'

interface FigureProps {
  readonly cell: FormCell & { readonly id: string }
  readonly severity: Severity | undefined
  readonly paste: (cell: FormCell, text: string) => void
}

/** One figure of a table. What is typed is in the workbook at once, character by character. */
export function FigureCell({ cell, severity, paste }: FigureProps) {
  const { book, seen, words, set } = usePage()
  const [draft, setDraft] = useState<string | undefined>()
  const { id, row, column } = cell
  const where = seen.where(id)
  const content = where && cellOfBook(book, where)
  const shown = draft ?? String(content?.value ?? '')
  const formula = content?.formula
  const name = cellName(seen.edition, id)
  // The same element is not compared again: a table has 175 of these.
  return useMemo(() => {
    if (!where) return <input class="figure" type="text" disabled aria-label={name} title={words.absent} />
    return (
      <input
        {...placeAttributes(where)}
        class={`figure${severity ? ` is-${severity}` : ''}${formula === undefined ? '' : ' is-computed'}`}
        type="text"
        inputMode={cell.quantity === 'amount' ? 'decimal' : 'numeric'}
        autoComplete="off"
        spellcheck={false}
        value={shown}
        readOnly={formula !== undefined}
        title={formula === undefined ? undefined : `${words.computed} ${formula}`}
        aria-label={name}
        aria-invalid={severity === 'error' ? 'true' : undefined}
        data-row={row}
        data-column={column}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          setDraft(event.currentTarget.value)
          set([{ at: where, set: typedContent(event.currentTarget.value) }])
        }}
        onBlur={(event) => {
          if (draft !== undefined) set([{ at: where, set: leftContent(event.currentTarget.value) }])
          setDraft(undefined)
        }}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? ''
          if (!/[\t\n]/.test(text.trimEnd())) return
          event.preventDefault()
          setDraft(undefined)
          paste(cell, text)
        }}
      />
    )
  }, [where?.sheet, where?.address, shown, severity, formula, name, words, draft, set, paste])
}
