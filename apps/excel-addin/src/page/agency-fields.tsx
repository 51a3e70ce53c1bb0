import {
  a1,
  cellOfBook,
  dateOfSerial,
  fieldNames,
  kindWords,
  type LiveBook,
  type LiveContent,
  levelWords,
  serialOfDate,
  sheetAreaOf,
  type Where,
  yesNoWords,
} from '@gongkai/workbook/sheets'
import { useId, useMemo } from 'preact/hooks'
import { placeAttributes, usePage } from './context.ts'
import { fixedBy } from './fixed.ts'
import { type FormWords, useFormWords } from './form-words.ts'

type Field = Exclude<keyof typeof fieldNames, 'edition' | 'year'>

interface Kind {
  readonly label: (words: FormWords) => string
  readonly choices?: Readonly<Record<string, string>>
  readonly date?: true
}

const fields: Readonly<Record<Field, Kind>> = {
  name: { label: (words) => words.name },
  signature: { label: (words) => words.signature },
  kind: { label: (words) => words.kind, choices: kindWords },
  level: { label: (words) => words.level, choices: levelWords },
  mayMakeRules: { label: (words) => words.mayMakeRules, choices: yesNoWords },
  title: { label: (words) => words.reportTitle },
  date: { label: (words) => words.date, date: true },
}

/** 单位信息, in the cells that the template's names mean. Of a workbook without them it is said where these facts come from. */
export function AgencyFields() {
  const { book } = usePage()
  const words = useFormWords()
  const ids = Object.keys(fields) as Field[]
  if (!ids.some((id) => placeOf(book.names, id))) return <p class="quiet">{words.noFields}</p>
  return (
    <div class="fields">
      {ids.map((id) => (
        <AgencyField key={id} id={id} />
      ))}
    </div>
  )
}

function placeOf(names: LiveBook['names'], id: Field): Where | undefined {
  const name = Object.keys(names).find((known) => known.toLowerCase() === fieldNames[id].toLowerCase())
  const found = name === undefined ? undefined : sheetAreaOf(names[name]!.replace(/^=/, ''))
  return found && { sheet: found.sheet, address: a1({ row: found.area.top, column: found.area.left }) }
}

function AgencyField({ id }: { readonly id: Field }) {
  const { book, set } = usePage()
  const words = useFormWords()
  const field = useId()
  const at = useMemo(() => placeOf(book.names, id), [book.names, id])
  if (!at) return null
  const value = cellOfBook(book, at)?.value ?? ''
  const { label, choices, date } = fields[id]
  const write = (content: LiveContent) => set([{ at, set: content === '' ? null : content }])
  const fixed = fixedBy(book, at, words)
  const shared = { ...placeAttributes(at), id: field, title: fixed }
  return (
    <p>
      <label for={field}>{label(words)}</label>
      {choices ? (
        <select
          {...shared}
          disabled={fixed !== undefined}
          value={String(value)}
          onChange={(event) => write(event.currentTarget.value)}
        >
          <option value="">{words.choose}</option>
          {[...new Set([...Object.values(choices), ...(value === '' ? [] : [String(value)])])].map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </select>
      ) : date ? (
        <input
          {...shared}
          type="date"
          readOnly={fixed !== undefined}
          value={typeof value === 'number' ? dateOfSerial(value, book.date1904) : String(value)}
          onChange={(event) => {
            const day = event.currentTarget.value
            write(serialOfDate(day, book.date1904) ?? day)
          }}
        />
      ) : (
        <input
          {...shared}
          type="text"
          readOnly={fixed !== undefined}
          autoComplete="off"
          value={String(value)}
          placeholder={id === 'title' ? words.titleHint : undefined}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
    </p>
  )
}
