import { useTools } from './context.ts'
import { useDraft } from './use-draft.ts'

/** A way out where the workbook does not say its year or agency: the official does, for this session only. */
export function Facts({ code }: { readonly code: string }) {
  const { words, session } = useTools()
  const { text = '', type } = useDraft(code)
  const field =
    code === 'source/year-missing' ? 'year' : code === 'source/agency-missing' ? 'agency' : undefined
  if (!field) return null
  const year = Number(text)
  const fits = field === 'agency' ? text.trim() !== '' : Number.isInteger(year) && year >= 2019 && year < 2100
  return (
    <form
      class="facts"
      onSubmit={(event) => {
        event.preventDefault()
        if (fits)
          session.setFacts({ ...session.state().facts, [field]: field === 'year' ? year : text.trim() })
      }}
    >
      <label>
        {words.facts}
        <input
          type="text"
          inputMode={field === 'year' ? 'numeric' : 'text'}
          placeholder={field === 'year' ? words.year : words.agencyName}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!fits}>
        {words.useFacts}
      </button>
    </form>
  )
}
