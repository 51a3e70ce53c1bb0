import type { Assessment } from '../session/assess.ts'
import type { Plan } from '../session/plan.ts'
import { safeFixesPlan } from '../session/plans.ts'
import { totalFormulasPlan, totalValuesPlan } from '../session/total-plans.ts'
import { useTools } from './context.ts'
import { useNow } from './use-now.ts'

const bulk = {
  'safe-fixes': safeFixesPlan,
  'total-values': totalValuesPlan,
  'total-formulas': totalFormulasPlan,
} satisfies Readonly<Record<string, (seen: Assessment) => Plan | undefined>>

/** Actions over many cells, each by way of its preview. */
export function BulkActions() {
  const { words, propose, say } = useTools()
  const now = useNow()
  const prepare = (kind: keyof typeof bulk) =>
    now((seen) => {
      const plan = bulk[kind](seen)
      if (plan) propose(plan)
      else say(words.nothingToDo)
    })
  return (
    <ul class="actions">
      {(Object.keys(bulk) as (keyof typeof bulk)[]).map((kind) => (
        <li key={kind}>
          <button type="button" aria-describedby={`hint-${kind}`} onClick={() => prepare(kind)}>
            {words.plan[kind]}…
          </button>
          <span id={`hint-${kind}`} class="quiet">
            {words.planHint[kind]}
          </span>
        </li>
      ))}
    </ul>
  )
}
