import { editionForYear } from '@gongkai/schema'
import { useState } from 'preact/hooks'
import { HostError } from '../port.ts'
import { useTools } from './context.ts'
import { xlsxType } from './files.ts'
import { emptyFile } from './template-files.ts'

/** The template of a year: its sheets in the open workbook, or as a file of its own. */
export function Template({ year: begin }: { readonly year: number }) {
  const { words, host, attempt, say } = useTools()
  const [text, setText] = useState(String(begin))
  const year = Number(text)
  const fits = editionForYear(year) !== undefined && year < 2100
  const insert = async () => {
    try {
      await host.insertSheets(await emptyFile(year))
      say(words.inserted)
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== 'refused') throw error
      say(words.notInserted)
    }
  }
  const save = async () => {
    const name = words.templateName(year)
    await host.saveFile(name, await emptyFile(year), xlsxType)
    say(words.exported(name))
  }
  return (
    <>
      {!host.can.insertSheets && <p class="quiet">{words.unable.insertSheets}</p>}
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
          <button type="button" disabled={!fits} onClick={() => attempt(insert)}>
            {words.insertTemplate}
          </button>
        )}
        {host.can.saveFile && (
          <button type="button" disabled={!fits} onClick={() => attempt(save)}>
            {words.saveTemplate}
          </button>
        )}
      </p>
    </>
  )
}
