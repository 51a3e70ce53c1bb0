import { editionForYear } from '@gongkai/schema'
import { useState } from 'preact/hooks'
import { useTools } from './context.ts'
import { xlsxType } from './files.ts'
import { sheetWords } from './sheet-words.ts'
import { emptyFile } from './template-files.ts'
import { useNow } from './use-now.ts'

/** The template of a year: its sheets in the open workbook, or as a file of its own. */
export function Template({ year: begin }: { readonly year: number }) {
  const { words, language, host, attempt, propose, say } = useTools()
  const now = useNow()
  const own = sheetWords[language]
  const [text, setText] = useState(String(begin))
  const year = Number(text)
  const fits = editionForYear(year) !== undefined && year < 2100
  const insert = () =>
    now(async (seen) => {
      const [{ insertPlan }, file] = await Promise.all([import('../session/insert-plan.ts'), emptyFile(year)])
      const plan = insertPlan(seen, file)
      if (plan) propose(plan)
      else say(own.notInserted)
    })
  const save = async () => {
    const name = own.templateName(year)
    await host.saveFile(name, await emptyFile(year), xlsxType)
    say(words.exported(name))
  }
  return (
    <>
      {!host.can.insertSheets && <p class="quiet">{own.unable}</p>}
      <p class="buttons">
        <label>
          {words.year}
          <input
            class="year"
            type="text"
            inputMode="numeric"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        {host.can.insertSheets && (
          <button type="button" disabled={!fits} onClick={insert}>
            {words.plan['insert-template']}…
          </button>
        )}
        {host.can.saveFile && (
          <button type="button" disabled={!fits} onClick={() => attempt(save)}>
            {own.saveTemplate}
          </button>
        )}
      </p>
    </>
  )
}
