import type { FormCell, Severity } from '@gongkai/schema'
import type { LiveCell, Where } from '@gongkai/workbook/sheets'
import { useState } from 'preact/hooks'
import type { CellEdit } from '../hosts/browser/workbook.ts'
import { placeAttributes } from './context.ts'
import type { FormWords } from './form-words.ts'
import { leftContent, typedContent } from './typed.ts'

export interface FigureProps {
  readonly cell: FormCell
  readonly name: string
  /** `undefined` where the workbook has no such cell. */
  readonly where: Where | undefined
  readonly content: LiveCell | undefined
  /** Why nothing can be typed into it. */
  readonly fixed: string | undefined
  readonly severity: Severity | undefined
  readonly words: FormWords
  readonly set: (edits: readonly CellEdit[]) => void
  readonly paste: (cell: FormCell, text: string) => void
}

/** One figure of a table. What is typed is in the workbook at once, character by character. */
export function FigureCell({ cell, name, where, content, fixed, severity, words, set, paste }: FigureProps) {
  const [draft, setDraft] = useState<string | undefined>()
  const { row, column } = cell
  const shown = draft ?? String(content?.value ?? '')
  if (!where) return <input class="figure" type="text" disabled aria-label={name} title={words.absent} />
  return (
    <input
      {...placeAttributes(where)}
      class={`figure${severity ? ` is-${severity}` : ''}${fixed === undefined ? '' : ' is-computed'}`}
      type="text"
      inputMode={cell.quantity === 'amount' ? 'decimal' : 'numeric'}
      autoComplete="off"
      spellcheck={false}
      value={shown}
      readOnly={fixed !== undefined}
      title={fixed}
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
}
