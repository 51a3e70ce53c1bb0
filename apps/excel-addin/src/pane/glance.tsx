import { type Glance, glanceOf } from '../session/assess.ts'
import type { SessionState } from '../session/session.ts'
import { useTools } from './context.ts'
import type { PaneWords } from './words-zh.ts'

/** 2 处错误，1 处待核实 */
function headline(glance: Glance, words: PaneWords): string {
  if (glance.kind === 'unassessable') return glance.why === 'empty' ? words.empty : words.noTable
  const parts = [
    glance.errors > 0 ? words.errors(glance.errors) : '',
    glance.warnings > 0 ? words.warnings(glance.warnings) : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? words.right : parts.join(words.and)
}

function kindOf({ kind, errors, warnings }: Glance, complete: boolean): string {
  if (kind === 'right') return complete ? kind : 'looking'
  if (kind !== 'faults') return kind
  return errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : 'right'
}

/** 09:30:05 on the official's clock. */
function time(at: number): string {
  const moment = new Date(at)
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** The state at a glance, told to screen readers when it changes. */
export function GlanceBar({ state }: { readonly state: SessionState }) {
  const { words, session } = useTools()
  const { seen, change, at, trouble } = state
  const glance = seen && glanceOf(seen)
  const kind = trouble ? 'trouble' : glance && seen ? kindOf(glance, seen.complete) : 'looking'
  const title =
    kind === 'looking'
      ? words.looking
      : glance
        ? headline(glance, words)
        : trouble
          ? words.trouble[trouble]
          : words.looking
  const changes = [
    change && change.appeared.length > 0 ? words.appeared(change.appeared.length) : '',
    change && change.gone.length > 0 ? words.gone(change.gone.length) : '',
  ].join('')
  return (
    <section class={`glance is-${kind}`} aria-label={words.stateLabel}>
      <h2 class="headline">{title}</h2>
      <p class="quiet" role="status" aria-live="polite" data-testid="announce">
        <span class="hidden">{title}。</span>
        {changes}
      </p>
      {trouble && glance && (
        <p class="trouble">
          {words.trouble[trouble]}
          {words.stale}
        </p>
      )}
      {glance?.kind === 'unassessable' && (
        <p class="quiet">{glance.why === 'empty' ? words.emptyTodo : words.noTableTodo}</p>
      )}
      {glance && seen && (
        <p class="quiet">
          {[
            glance.explained > 0 ? words.explained(glance.explained) : '',
            glance.notes > 0 ? words.notes(glance.notes) : '',
            words.checked(seen.checked.cells, seen.checked.rules),
          ]
            .filter((part) => part !== '')
            .join(words.and)}
          {seen.checked.notAssessable > 0 && (
            <>
              {words.and}
              <span title={words.notAssessableWhy}>{words.notAssessable(seen.checked.notAssessable)}</span>
            </>
          )}
          {seen.checked.ifBlankIsZero > 0 && `${words.and}${words.ifBlankIsZero(seen.checked.ifBlankIsZero)}`}
        </p>
      )}
      <p class="quiet">
        {at !== undefined && words.lookedAt(time(at))}{' '}
        <button type="button" class="link" onClick={() => void session.look()}>
          {words.lookAgain}
        </button>
      </p>
    </section>
  )
}
