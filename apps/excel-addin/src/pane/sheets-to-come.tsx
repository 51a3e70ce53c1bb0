import type { Insertion } from '../session/plan.ts'
import { useTools } from './context.ts'
import { sheetWords } from './sheet-words.ts'

/** Which sheets will come, under which names, and what stays as it is. */
export function SheetsToCome({ insertion }: { readonly insertion: Insertion }) {
  const { language } = useTools()
  const { sheets, book, broken, checkedNow } = insertion
  const words = sheetWords[language]
  return (
    <>
      <p id="sheets-coming">{words.coming(sheets.length)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="sheets-coming">
        <ol>
          {sheets.map((sheet) => (
            <li key={sheet.as}>{sheet.name === sheet.as ? sheet.as : words.renamed(sheet)}</li>
          ))}
        </ol>
      </section>
      <p>{words.untouched(Object.keys(book.names).length)}</p>
      {broken.length > 0 && <p>{words.replaced(broken)}</p>}
      {checkedNow.length > 0 && <p>{words.checkMoves(checkedNow)}</p>}
      <p>{words.takenBack}</p>
    </>
  )
}
