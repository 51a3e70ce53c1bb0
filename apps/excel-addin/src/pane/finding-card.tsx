import { type Finding, mayBeExplained, severityWords, shortNames, standsAt } from '@gongkai/schema'
import type { Told } from '../session/assess.ts'
import { useSeen, useTools } from './context.ts'
import { Explanation } from './explanation.tsx'
import { Facts } from './facts.tsx'
import { placeText } from './place.ts'
import { CellLink, SmallSum } from './small-sum.tsx'
import { useLoaded } from './use-loaded.ts'

/** Proposals come after what is wrong: the diagnosis they are made from is loaded then. */
const loadProposal = () => import('./proposal.tsx')

/** One finding: what is wrong and where, how it adds up, what is proposed, what to do, and by which rule. */
export function FindingCard({ told }: { readonly told: Told }) {
  const { finding, explanation } = told
  const { words, language, describe, jump, attempt } = useTools()
  const { edition, where } = useSeen()
  const proposal = useLoaded(true, loadProposal, attempt)
  const at = standsAt(finding)
  const place = where(at)
  const { message, why, todo } = describe(finding, edition)
  return (
    <li
      class={`finding is-${finding.severity}${explanation === undefined ? '' : ' is-explained'}`}
      data-code={finding.code}
    >
      <p class="finding-head">
        <span class="severity">{severityWords[finding.severity][language]}</span>
        {place && (
          <button type="button" class="link" onClick={() => jump(at)}>
            {words.jump(placeText(place))}
          </button>
        )}
      </p>
      <p class="message">{message}</p>
      <SmallSum finding={finding} />
      <OtherReadings finding={finding} />
      {proposal && <proposal.Proposal told={told} />}
      <p class="todo">{todo}</p>
      {!place && <Facts code={finding.code} />}
      {mayBeExplained(finding) && <Explanation told={told} />}
      <p class="basis">
        {words.basis}
        {words.colon}
        {why}
      </p>
    </li>
  )
}

/** The cells that a rule read which is no sum. A table's blanks are in its picture. */
function OtherReadings({ finding }: { readonly finding: Finding }) {
  const { words } = useTools()
  const { edition, where } = useSeen()
  const { code, at, evidence } = finding
  const shown = evidence.filter((reading) => reading.at !== at && where(reading.at))
  if (code.endsWith('total') || code === 'requests/balance' || code.startsWith('cell/') || shown.length === 0)
    return null
  const name = shortNames(edition, evidence)
  return (
    <p class="quiet">
      {words.read}
      {words.colon}
      {shown.slice(0, 8).map((reading, i) => (
        <span key={reading.at}>
          {i > 0 && words.and}
          <CellLink {...reading} name={name(reading.at)} />
        </span>
      ))}
    </p>
  )
}
