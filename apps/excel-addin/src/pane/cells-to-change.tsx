import { cellName, headingOf } from '@gongkai/schema'
import type { Plan } from '../session/plan.ts'
import { contentText, stateText } from './content-text.ts'
import { useSeen, useTools } from './context.ts'
import { placeText } from './place.ts'
import { sheetWords } from './sheet-words.ts'

/** What each cell of a plan holds now and what it will. */
export function CellsToChange({ plan }: { readonly plan: Plan }) {
  const { words, language } = useTools()
  const { edition } = useSeen()
  const name = (at: string) => {
    if (at === 'explanation') return words.explain
    const section = edition.sections.find(({ id }) => id === at)
    return section ? headingOf(edition, section.id) : cellName(edition, at)
  }
  return (
    <>
      {plan.sheet && <p>{sheetWords[language].addsSheet(plan.sheet.name)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="preview-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col">{words.now}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {plan.changes.map((change) => (
              <tr key={placeText(change.edit.at)}>
                <th scope="row">
                  {name(change.at)} <span class="quiet">{placeText(change.edit.at)}</span>
                </th>
                <td>{stateText(change.edit.expect, words)}</td>
                <td>{contentText(change, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {plan.left.length > 0 && <p>{words.leftAlone(plan.left.map(name).join(words.and))}</p>}
    </>
  )
}
