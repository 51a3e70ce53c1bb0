import { placedName, repairWords, undeterminedWords } from '@gongkai/schema'
import type { Told } from '../session/assess.ts'
import { unexplainPlan } from '../session/explain-plan.ts'
import type { Plan } from '../session/plan.ts'
import { fixPlan, repairPlan } from '../session/plans.ts'
import { contentText, stateText } from './content-text.ts'
import { useSeen, useTools } from './context.ts'
import { placeText } from './place.ts'

/** More changes than that are shown in the list of a preview. */
const inline = 3

/** What the finding proposes: which cells are suspected, what they should hold, and the click that writes it. */
export function Proposal({ told }: { readonly told: Told }) {
  const { words, language } = useTools()
  const seen = useSeen()
  const repairs = told.repairs.flatMap((repair) => {
    const plan = repairPlan(seen, repair)
    return plan
      ? [{ plan, text: repairWords(repair, seen.edition, language), follows: repair.follows.length }]
      : []
  })
  const fix = repairs.length === 0 ? (fixPlan(seen, told) ?? unexplainPlan(seen, told)) : undefined
  if (repairs.length === 0 && !fix)
    return told.undetermined ? (
      <p class="proposal">
        {undeterminedWords(told.undetermined, seen.edition, language, placedName(seen.edition, seen.where))}
      </p>
    ) : null
  return (
    <div class="proposal">
      {repairs.length > 1 && <p>{words.alternatives}</p>}
      {repairs.map(({ plan, text }) => (
        <PlanLine key={text} plan={plan} label={text} />
      ))}
      {fix && <PlanLine plan={fix} label={words.plan[fix.kind]} />}
    </div>
  )
}

/** A plan with old and new contents beside its button; a long one opens its list first. */
function PlanLine({ plan, label }: { readonly plan: Plan; readonly label: string }) {
  const { words, carryOut, propose } = useTools()
  const { changes } = plan
  const short = changes.length <= inline
  const mend = plan.kind === 'unexplain' ? label : words.apply
  const button = short ? mend : `${words.preview}…`
  const title = label === button ? undefined : label
  // Many findings have such a button: by its name it says which cells.
  const cells = changes.slice(0, inline).map(({ edit }) => placeText(edit.at))
  return (
    <div class="plan">
      <span class="plan-text">
        {title}
        {short &&
          changes.map((change) => (
            <span key={placeText(change.edit.at)} class="change">
              <del>{stateText(change.edit.expect, words)}</del> → <ins>{contentText(change, words)}</ins>
            </span>
          ))}
      </span>
      <button
        type="button"
        aria-label={`${button}${words.colon}${title ?? cells.join(words.and)}`}
        onClick={() => (short ? carryOut(plan) : propose(plan))}
      >
        {button}
      </button>
    </div>
  )
}
