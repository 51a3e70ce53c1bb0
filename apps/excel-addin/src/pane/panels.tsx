import type { SessionState } from '../session/session.ts'
import { BulkActions } from './bulk-actions.tsx'
import { Export } from './export.tsx'
import { LastYear } from './last-year.tsx'
import { Marks } from './marks.tsx'
import { StarterText } from './starter-text.tsx'
import { Template } from './template.tsx'

export { Preview } from './preview.tsx'

export type PanelId = 'tools' | 'starter' | 'export' | 'lastYear' | 'template'

/** What stands in a part of the pane that is opened on demand; this module is loaded with the first of them. */
export function Panel({ id, state }: { readonly id: PanelId; readonly state: SessionState }) {
  switch (id) {
    case 'tools':
      return (
        <>
          <BulkActions />
          <Marks />
        </>
      )
    case 'starter':
      return <StarterText />
    case 'export':
      return <Export />
    case 'lastYear':
      return <LastYear {...(state.previous && { previous: state.previous })} />
    case 'template':
      return <Template year={state.seen?.report.year || new Date().getFullYear() - 1} />
  }
}
