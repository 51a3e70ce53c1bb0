import { headingOf, type SectionId, type Severity } from '@gongkai/schema'
import { useMemo } from 'preact/hooks'
import { type Assessment, severities, type Told } from '../session/assess.ts'
import { useSeen, useTools } from './context.ts'
import { FindingCard } from './finding-card.tsx'
import { sectionOf, tableOf } from './place.ts'
import { useLoaded } from './use-loaded.ts'

/** The pictures of the tables come after the sentences, which say all that they show. */
const loadMap = () => import('./table-map.tsx')

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }
const gravity = ({ finding, explanation }: Told) =>
  order[finding.severity] + (explanation === undefined ? 0 : 0.5)

interface Group {
  readonly section: SectionId | undefined
  readonly told: readonly Told[]
}

/** Findings by section of the form, the section with the gravest first, worst first in each. */
function groupsOf({ told, edition }: Assessment): readonly Group[] {
  const sections = [...edition.sections.map(({ id }) => id), undefined]
  return sections
    .map(
      (section): Group => ({
        section,
        told: told
          .filter(({ finding }) => sectionOf(edition, finding.at) === section)
          .sort((a, b) => gravity(a) - gravity(b)),
      }),
    )
    .filter((group) => group.told.length > 0)
    .sort((a, b) => gravity(a.told[0]!) - gravity(b.told[0]!))
}

export function Findings() {
  const { words, attempt } = useTools()
  const seen = useSeen()
  const groups = useMemo(() => groupsOf(seen), [seen])
  const map = useLoaded(true, loadMap, attempt)
  const marks = useMemo(() => severities(seen.told), [seen.told])
  return (
    <>
      {groups.map(({ section, told }) => {
        const table = tableOf(seen.edition, section)
        return (
          <section key={section ?? 'report'} class="group">
            <h3>{section ? headingOf(seen.edition, section) : words.wholeReport}</h3>
            {table && map && <map.TableMap table={table} marks={marks} />}
            <ul>
              {told.map((one) => (
                <FindingCard key={one.key} told={one} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
