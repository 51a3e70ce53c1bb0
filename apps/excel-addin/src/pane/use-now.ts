import type { Assessment } from '../session/assess.ts'
import { useTools } from './context.ts'

type Action = (seen: Assessment) => void | Promise<void>

/**
 * Runs what a click asked for on the workbook as it stands: what was typed a moment ago counts, too. Where it cannot be read
 * that is said, and nothing is run.
 */
export function useNow(): (action: Action) => void {
  const { words, session, attempt, say } = useTools()
  return (action) =>
    attempt(async () => {
      await session.look()
      const { seen, trouble } = session.state()
      if (seen && !trouble) await action(seen)
      else say(words.trouble[trouble ?? 'no-workbook'])
    })
}
