import { type Finding, type Reading, shortNames, sumRules } from '@gongkai/schema'
import { useSeen, useTools } from './context.ts'

/** How many of a finding's readings stand on the left side; 0 where it is no sum. */
function leftSideOf({ code }: Finding): number {
  if (code === 'cell/total-blank') return 1
  return sumRules.find((rule) => rule.code === code)?.left.length ?? 0
}

/** A finding of a sum, added up line by line; each figure is a way to its cell. */
export function SmallSum({ finding }: { readonly finding: Finding }) {
  const { words } = useTools()
  const left = leftSideOf(finding)
  if (left === 0) return null
  const { evidence, actual, expected } = finding
  const off =
    typeof actual === 'number' && typeof expected === 'number' ? Math.abs(actual - expected) : undefined
  return (
    <div class="sum">
      <Side finding={finding} readings={evidence.slice(0, left)} total={actual ?? null} />
      <Side finding={finding} readings={evidence.slice(left)} total={expected ?? null} />
      {off !== undefined && <p class="off">{words.difference(String(off))}</p>}
    </div>
  )
}

interface SideProps {
  readonly finding: Finding
  readonly readings: readonly Reading[]
  readonly total: Reading['value']
}

function Side({ finding, readings, total }: SideProps) {
  const { words } = useTools()
  const { edition } = useSeen()
  const name = shortNames(edition, finding.evidence)
  const shown = readings.length === 1 ? readings : readings.filter(({ value }) => value !== 0)
  const zeros = readings.length - shown.length
  return (
    <p class="side">
      {shown.map(({ at, value }, i) => (
        <span key={at}>
          {i > 0 && ' + '}
          <CellLink at={at} name={name(at)} value={value} />
        </span>
      ))}
      {zeros > 0 && <span class="quiet"> {words.bracket(words.others(zeros))}</span>}
      {readings.length > 1 && <strong> = {total ?? words.blankCell}</strong>}
    </p>
  )
}

/** A cell by its name and what stands in it; a click goes there. */
export function CellLink({ at, name, value }: Reading & { readonly name: string }) {
  const { words, jump } = useTools()
  const { where } = useSeen()
  const text = `${name} ${value === null || value === '' ? words.blankCell : value}`
  return where(at) ? (
    <button type="button" class="link" onClick={() => jump(at)}>
      {text}
    </button>
  ) : (
    <span>{text}</span>
  )
}
