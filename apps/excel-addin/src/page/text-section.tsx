import type { Severity } from '@gongkai/schema'
import {
  type Area,
  a1,
  a1Area,
  cellOfBook,
  type LiveBook,
  sheetAreaOf,
  textName,
  type Where,
} from '@gongkai/workbook/sheets'
import { useId, useMemo, useState } from 'preact/hooks'
import { placeAttributes, usePage } from './context.ts'
import { fixedBy } from './fixed.ts'
import { useFormWords } from './form-words.ts'

type TextId = Parameters<typeof textName>[0]

interface Block {
  readonly sheet: string
  /** The rows between the two locked labels. */
  readonly rows: readonly Where[]
  readonly area: Area
}

/** Where a section's paragraphs stand, one a row; `undefined` where the workbook is not made from the template. */
function blockOf(names: LiveBook['names'], id: TextId): Block | undefined {
  const name = Object.keys(names).find((known) => known.toLowerCase() === textName(id).toLowerCase())
  const found = name === undefined ? undefined : sheetAreaOf(names[name]!.replace(/^=/, ''))
  if (!found || found.area.bottom - found.area.top < 2) return undefined
  const { sheet, area } = found
  const inner = { ...area, top: area.top + 1, bottom: area.bottom - 1 }
  const rows = Array.from({ length: inner.bottom - inner.top + 1 }, (_, i) => ({
    sheet,
    address: a1({ row: inner.top + i, column: area.left }),
  }))
  return { sheet, rows, area: inner }
}

const lineOf = (book: LiveBook, at: Where) => String(cellOfBook(book, at)?.value ?? '')
const textOf = (book: LiveBook, { rows }: Block) =>
  rows
    .map((at) => lineOf(book, at))
    .join('\n')
    .trimEnd()

/** The paragraphs of a section; one a line here, one a row in the workbook. What has no row left goes on in the last one. */
export function TextSection({
  id,
  label,
  small,
}: {
  readonly id: TextId
  readonly label: string
  readonly small?: boolean
}) {
  const { book, seen, set } = usePage()
  const words = useFormWords()
  const [draft, setDraft] = useState<string | undefined>()
  const field = useId()
  const block = useMemo(() => blockOf(book.names, id), [book.names, id])
  const severity = seen.told.reduce<Severity | undefined>((worst, { finding }) => {
    // What is said of a table as a whole is not said of what may stand below it.
    const own = (!small && finding.at === id) || finding.at.startsWith(`${id}#`)
    return own && worst !== 'error' ? (finding.severity === 'note' ? worst : finding.severity) : worst
  }, undefined)
  if (!block) {
    const paragraphs = id === 'preface' ? (seen.report.preface ?? []) : (seen.report.sections[id] ?? [])
    return paragraphs.length === 0 ? null : (
      <div class="paragraphs">
        {paragraphs.map((text, i) => (
          <p key={i}>{text}</p>
        ))}
        <p class="quiet">{words.readOnly}</p>
      </div>
    )
  }
  const fixed = block.rows.map((at) => fixedBy(book, at, words)).find((why) => why !== undefined)
  const shown = draft ?? textOf(book, block)
  const type = (text: string) => {
    setDraft(text)
    const lines = text.split('\n')
    const last = block.rows.length - 1
    // A row that says what it said stays what it is: a number, a date.
    set(
      block.rows.flatMap((at, i) => {
        const line = (i < last ? lines[i] : lines.slice(last).join('\n').trimEnd()) ?? ''
        return line === lineOf(book, at) ? [] : [{ at, set: line || null }]
      }),
    )
  }
  const lines = shown.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 42), 0)
  return (
    <p class="text-field">
      <label for={field}>{label}</label>
      <textarea
        {...placeAttributes({ sheet: block.sheet, address: a1Area(block.area) })}
        id={field}
        class={severity ? `is-${severity}` : ''}
        rows={Math.max(small ? 1 : 4, Math.min(24, lines + (small ? 0 : 1)))}
        value={shown}
        readOnly={fixed !== undefined}
        title={fixed}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => setDraft(undefined)}
      />
      {fixed !== undefined && <span class="quiet">{fixed}</span>}
    </p>
  )
}
