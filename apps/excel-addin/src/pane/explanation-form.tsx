import { useState } from 'preact/hooks'
import type { Told } from '../session/assess.ts'
import { explainPlan } from '../session/explain-plan.ts'
import { useSeen, useTools } from './context.ts'

/** The field for 核实说明 of a warning; `done` closes it. */
export function ExplanationForm({ told, done }: { readonly told: Told; readonly done: () => void }) {
  const { words, carryOut, propose, attempt, say } = useTools()
  const seen = useSeen()
  const [text, setText] = useState(told.explanation ?? '')
  const save = () => {
    const plan = explainPlan(seen, told, text)
    if (plan === 'none')
      attempt(async () => {
        const { explainSheetPlan } = await import('../session/explain-sheet-plan.ts')
        const withSheet = explainSheetPlan(seen, told, text)
        if (withSheet) propose(withSheet)
        done()
      })
    else if (plan === 'full') say(words.explanationsFull)
    else {
      if (plan) carryOut(plan)
      done()
    }
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
        <textarea rows={2} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit">{words.saveExplanation}</button>{' '}
      <button type="button" class="link" onClick={done}>
        {words.cancel}
      </button>
    </form>
  )
}
