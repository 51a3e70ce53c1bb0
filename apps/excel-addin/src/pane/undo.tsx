import { useState } from 'preact/hooks'
import type { Plan } from '../session/plan.ts'
import type { SessionState } from '../session/session.ts'
import { useTools } from './context.ts'
import { undoText } from './outcome.ts'
import { outcomeWords } from './outcome-words.ts'

/** 撤回 of a plan. Where the cells or sheets stand against it, it can be given up for the one before it. */
export function Undo({ plan, busy }: { readonly plan: Plan } & Pick<SessionState, 'busy'>) {
  const tools = useTools()
  const { words, language, session, attempt, say } = tools
  const own = outcomeWords[language]
  const what = words.plan[plan.kind]
  const [refused, setRefused] = useState<Plan | undefined>()
  const takeBack = () =>
    attempt(async () => {
      const done = await session.undo()
      if (['stale', 'protected', 'failed', 'sheets'].includes(done.state)) setRefused(plan)
      say(undoText(done, plan, tools))
    })
  const forget = () => {
    session.forgetUndo()
    say(own.forgotten(what))
  }
  return (
    <p class="buttons">
      <button type="button" disabled={busy} onClick={takeBack}>
        {own.undoWhat(what)}
      </button>
      {refused === plan && (
        <button type="button" class="link" disabled={busy} onClick={forget}>
          {own.forget}
        </button>
      )}
    </p>
  )
}
