import type { Told } from '../session/assess.ts'
import { useTools } from './context.ts'
import { useDraft } from './use-draft.ts'
import { useLoaded } from './use-loaded.ts'

const loadForm = () => import('./explanation-form.tsx')

/** 核实说明 of a warning: what was said, and a button to say it. */
export function Explanation({ told }: { readonly told: Told }) {
  const { words, attempt } = useTools()
  const draft = useDraft(told.key)
  const open = draft.text !== undefined
  const form = useLoaded(open, loadForm, attempt)
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
        form && <form.ExplanationForm told={told} draft={draft} />
      ) : (
        <button type="button" class="link" onClick={() => draft.type(told.explanation ?? '')}>
          {told.explanation === undefined ? words.explain : words.changeExplanation}…
        </button>
      )}
    </div>
  )
}
