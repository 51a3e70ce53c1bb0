import { carriedInFrom, cellOf } from '@gongkai/schema'
import type { Assessment } from '../session/assess.ts'
import { carriedInPlan } from '../session/plans.ts'
import type { SessionState } from '../session/session.ts'
import { useSeen, useTools } from './context.ts'
import { readReportFile } from './read-file.ts'
import { useNow } from './use-now.ts'

/** Last year's figures from a file: rules over two years are judged, and 结转 is laid side by side. */
export function LastYear({ previous }: Pick<SessionState, 'previous'>) {
  const { words, language, session, say } = useTools()
  const now = useNow()
  const take = async (file: File, { report }: Assessment) => {
    const read = await readReportFile(file, language)
    if ('refused' in read) say(read.refused)
    else if (read.report.year !== report.year - 1) say(words.otherYear(report.year - 1))
    else {
      session.setPrevious(read.report)
      say(words.loaded(read.report.agency.name, read.report.year))
    }
  }
  return (
    <>
      <p class="quiet">{words.lastYearHint}</p>
      <p class="buttons">
        <label class="file">
          {words.chooseFile}
          <input
            type="file"
            accept=".xlsx,.xlsm,.json"
            onChange={(event) => {
              const input = event.currentTarget
              const file = input.files?.[0]
              if (file) now((seen) => take(file, seen))
              // The same file may be chosen again after it was changed.
              input.value = ''
            }}
          />
        </label>
        {previous && (
          <button type="button" onClick={() => session.setPrevious(undefined)}>
            {words.forget}
          </button>
        )}
      </p>
      {previous && <CarriedOver previous={previous} />}
    </>
  )
}

function CarriedOver({ previous }: Required<Pick<SessionState, 'previous'>>) {
  const { words, propose, say } = useTools()
  const now = useNow()
  const seen = useSeen()
  const carried = carriedInFrom(previous, seen.edition)
  const lines = Object.entries(carried).map(([id, last]) => ({
    id,
    last,
    now: seen.report.values[id] ?? null,
  }))
  const same = lines.length > 0 && lines.every(({ last, now }) => last === now)
  const fill = () =>
    now((seen) => {
      const plan = carriedInPlan(seen, carriedInFrom(previous, seen.edition))
      if (plan) propose(plan)
      else say(words.nothingToDo)
    })
  return (
    <>
      <p>{words.loaded(previous.agency.name, previous.year)}</p>
      {same ? (
        <p>{words.sameCarry}</p>
      ) : (
        <table class="carry">
          <caption>{words.carry}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.carriedOut}</th>
              <th scope="col">{words.carriedIn}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, last, now }) => (
              <tr key={id} class={last === now ? '' : 'is-off'}>
                <th scope="row">{cellOf(seen.edition, id)?.columnLabels.at(-1)}</th>
                <td>{last}</td>
                <td>{now ?? words.blankCell}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.some(({ now }) => now === null) && (
        <button type="button" onClick={fill}>
          {words.fillCarry}…
        </button>
      )}
    </>
  )
}
