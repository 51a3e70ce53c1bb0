import { adviceNotRead } from '../batch/not-read.ts'
import type { Outcome } from '../batch/outcome.ts'
import type { Tally } from '../batch/tally.ts'
import type { Context } from '../command.ts'
import { jsonFrame } from './json.ts'
import type { Printing } from './print.ts'
import { summaryOf, wroteLine } from './summary.ts'

/** Prints outcomes as they come, so that none is kept. */
export interface Reporter {
  readonly add: (outcome: Outcome) => void
  readonly end: (tally: Tally) => void
}

/** The printing of a call; `more` are further keys of the JSON, known at the end. */
export function reporterOf(
  printing: Printing,
  { out, tool }: Context,
  several: boolean,
  more: () => object = () => ({}),
): Reporter {
  if (printing.format === 'text') {
    return {
      add: ({ printed, written }) => {
        if (printed !== '') out(`${printed}\n`)
        if (printing.detailed) for (const path of written ?? []) out(wroteLine(path, printing))
      },
      end: (tally) => {
        out(summaryOf(tally, printing, several))
      },
    }
  }
  const { open, close } = jsonFrame(tool)
  let before = `${open}\n    `
  return {
    add: ({ printed }) => {
      out(`${before}${printed}`)
      before = ',\n    '
    },
    end: ({ total, done, notRead }) => {
      if (done === 0) out(open)
      const beside = notRead.map(({ input, kind }) => ({
        file: input.name,
        todo: adviceNotRead(kind, printing.language),
      }))
      out(close(total - done, { ...(beside.length > 0 && { notRead: beside }), ...more() }))
    },
  }
}
