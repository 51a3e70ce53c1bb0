import type { Plan } from '../session/plan.ts'
import { CellsToChange } from './cells-to-change.tsx'
import { useTools } from './context.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { sheetWords } from './sheet-words.ts'
import { SheetsToCome } from './sheets-to-come.tsx'

/** What the official is asked to agree to, and what follows when that is written. */
export interface Proposed {
  readonly plan: Plan
  readonly written: (() => void) | undefined
}

/** A plan as it will be; nothing is done before the official says so. */
export function Preview({ plan, written, close }: Proposed & { readonly close: () => void }) {
  const { words, language, carryOut } = useTools()
  const { insertion, changes } = plan
  return (
    <PreviewDialog
      title={`${words.preview}${words.colon}${words.plan[plan.kind]}`}
      agree={insertion ? sheetWords[language].insert(insertion.sheets.length) : words.write(changes.length)}
      agreed={() => carryOut(plan, written)}
      close={close}
    >
      {insertion ? <SheetsToCome insertion={insertion} /> : <CellsToChange plan={plan} />}
    </PreviewDialog>
  )
}
