import { useState } from 'preact/hooks'
import type { SessionState } from '../session/session.ts'
import { useTools } from './context.ts'
import type { PanelId } from './panels.tsx'
import { useLoaded } from './use-loaded.ts'

/** Everything that is not needed to see what is wrong: loaded when it is first wanted. */
export const loadPanels = () => import('./panels.tsx')

/** A part of the pane that is opened when it is wanted. */
export function Drawer({ id, state }: { readonly id: PanelId; readonly state: SessionState }) {
  const { words, attempt } = useTools()
  const [open, setOpen] = useState(false)
  const panels = useLoaded(open, loadPanels, attempt)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words[id]}</summary>
      {open && panels && (
        <div class="tool">
          <panels.Panel id={id} state={state} />
        </div>
      )}
    </details>
  )
}
