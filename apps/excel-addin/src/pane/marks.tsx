import { markedPlaces } from '@gongkai/workbook/sheets'
import type { Mark } from '../port.ts'
import type { Assessment } from '../session/assess.ts'
import { useTools } from './context.ts'
import { useNow } from './use-now.ts'

const marksOf = ({ told, where }: Assessment): readonly Mark[] =>
  told.flatMap(({ finding }) =>
    markedPlaces(finding, where).map((at): Mark => ({ at, severity: finding.severity })),
  )

/** Colours in the sheets themselves, where the host can put them in and find them again. */
export function Marks() {
  const { words, host, attempt, say } = useTools()
  const now = useNow()
  if (!host.can.marks) return <p class="quiet">{words.unable.marks}</p>
  return (
    <>
      <p class="quiet">{words.marksHint}</p>
      <p class="buttons">
        <button
          type="button"
          onClick={() =>
            now(async (seen) => {
              const marks = marksOf(seen)
              await host.mark(marks)
              say(words.marked(marks.length))
            })
          }
        >
          {words.marks}
        </button>
        <button
          type="button"
          onClick={() => attempt(async () => say(words.cleared(await host.clearMarks())))}
        >
          {words.clearMarks}
        </button>
      </p>
    </>
  )
}
