import { useState } from 'preact/hooks'
import type { Told } from '../session/assess.ts'
import { explainPlan } from '../session/explain-plan.ts'
import { useSeen, useTools } from './context.ts'

/** 核实说明 of a warning: what was said, and a field to say it. */
export function Explanation({ told }: { readonly told: Told }) {
  const { words, carryOut, propose, attempt, say } = useTools()
  const seen = useSeen()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState(told.explanation ?? '')
  const save = () => {
    const plan = explainPlan(seen, told, text)
    if (plan === 'none')
      attempt(async () => {
        const { explainSheetPlan } = await import('../session/explain-sheet-plan.ts')
        const withSheet = explainSheetPlan(seen, told, text)
        if (withSheet) propose(withSheet)
        setOpen(false)
      })
    else if (plan === 'full') say(words.explanationsFull)
    else {
      if (plan) carryOut(plan)
      setOpen(false)
    }
  }
  const begin = () => {
    setText(told.explanation ?? '')
    setOpen(true)
  }
  return (
    <div class="explanation">
      {told.explanation !== undefined && !open && (
        <p>
          {words.explain}
          {words.colon}
          {told.explanation}
        </p>
      )}
      {open ? (
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
          <button type="button" class="link" onClick={() => setOpen(false)}>
            {words.cancel}
          </button>
        </form>
      ) : (
        <button type="button" class="link" onClick={begin}>
          {told.explanation === undefined ? words.explain : words.changeExplanation}…
        </button>
      )}
    </div>
  )
}
