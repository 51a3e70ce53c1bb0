import { cellName, headingOf } from '@gongkai/schema'
import { useEffect, useRef } from 'preact/hooks'
import type { Plan } from '../session/plan.ts'
import { contentText, stateText } from './content-text.ts'
import { useSeen, useTools } from './context.ts'
import { placeText } from './place.ts'

/** A plan with what each cell holds now and what it will; nothing is written before the official says so. */
export function Preview({ plan, close }: { readonly plan: Plan; readonly close: () => void }) {
  const { words, carryOut } = useTools()
  const { edition } = useSeen()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const name = (at: string) => {
    if (at === 'explanation') return words.explain
    const section = edition.sections.find(({ id }) => id === at)
    return section ? headingOf(edition, section.id) : cellName(edition, at)
  }
  return (
    <dialog ref={dialog} class="preview" aria-labelledby="preview-title" onClose={close}>
      <h2 id="preview-title">
        {words.preview}
        {words.colon}
        {words.plan[plan.kind]}
      </h2>
      {plan.sheet && <p>{words.addsSheet(plan.sheet.name)}</p>}
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
      <p class="buttons">
        <button
          type="button"
          class="main"
          onClick={() => {
            close()
            carryOut(plan)
          }}
        >
          {words.write(plan.changes.length)}
        </button>
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
      </p>
    </dialog>
  )
}
