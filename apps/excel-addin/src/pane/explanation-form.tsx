import type { Told } from '../session/assess.ts'
import { explainPlan } from '../session/explain-plan.ts'
import { useSeen, useTools } from './context.ts'
import type { Draft } from './use-draft.ts'

/** The field for 核实说明 of a warning: there until what it holds is written, or given up. */
export function ExplanationForm({ told, draft }: { readonly told: Told; readonly draft: Draft }) {
  const { words, carryOut, propose, attempt, say } = useTools()
  const seen = useSeen()
  const { text = '' } = draft
  const save = () => {
    const written = () => draft.drop(text)
    const plan = explainPlan(seen, told, text)
    if (plan === 'none')
      attempt(async () => {
        const { explainSheetPlan } = await import('../session/explain-sheet-plan.ts')
        const withSheet = explainSheetPlan(seen, told, text)
        if (withSheet) propose(withSheet, written)
        else written()
      })
    else if (plan === 'full') say(words.explanationsFull)
    else if (plan) carryOut(plan, written)
    else written()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label>
        {words.explainHint}
        <textarea rows={2} value={text} onInput={(event) => draft.type(event.currentTarget.value)} />
      </label>
      <button type="submit">{words.saveExplanation}</button>{' '}
      <button type="button" class="link" onClick={() => draft.drop()}>
        {words.cancel}
      </button>
    </form>
  )
}
