import type { Done } from '../session/perform.ts'
import type { Plan } from '../session/plan.ts'
import { outcomeWords } from './outcome-words.ts'
import { placeText } from './place.ts'
import { sheetWords } from './sheet-words.ts'
import type { Speech } from './speech.ts'

/** What became of a plan, in words. */
export function outcomeText(done: Done, { kind }: Plan, speech: Speech): string {
  if (done.state !== 'applied') return refusalText(done, speech)
  const { words, language } = speech
  const own = outcomeWords[language]
  if (done.told) return sheetWords[language].told(done.told)
  return own.done(words.plan[kind], done.cells) + (done.unread ? own.unread : '')
}

/** What became of 撤回 of a plan. */
export function undoText(done: Done, { kind }: Plan, speech: Speech): string {
  if (done.state !== 'applied') return refusalText(done, speech)
  const { words, language } = speech
  const told = done.told ? ` ${sheetWords[language].told(done.told)}` : ''
  return outcomeWords[language].undone(words.plan[kind]) + told
}

function refusalText(
  done: Exclude<Done, { readonly state: 'applied' }>,
  { words, language }: Speech,
): string {
  const { refused } = outcomeWords[language]
  switch (done.state) {
    case 'sheets':
      return sheetWords[language].told(done.told)
    case 'trouble':
      return words.trouble[done.code]
    case 'stale':
    case 'protected':
    case 'failed':
      return refused[done.state] + done.cells.slice(0, 6).map(placeText).join(words.and)
    default:
      return refused[done.state]
  }
}
