import { cellName, feeOfText, headingOf } from '@gongkai/schema'
import type { AddedParagraph } from '@gongkai/workbook/sheets'
import { useMemo } from 'preact/hooks'
import { glanceOf } from '../session/assess.ts'
import { starterOf } from '../session/starter-plan.ts'
import { copyText } from './clipboard.ts'
import { useSeen, useTools } from './context.ts'
import { placeText } from './place.ts'
import { CellLink } from './small-sum.tsx'
import { useDraft } from './use-draft.ts'
import { useNow } from './use-now.ts'

/** The standard paragraphs from the numbers: what they say, where each goes, and what is left out. */
export function StarterText() {
  const { words, propose, say } = useTools()
  const seen = useSeen()
  const now = useNow()
  const { text = '', type } = useDraft('fee')
  const given = text.normalize('NFKC').trim()
  const fee = feeOfText(given)
  const { paragraphs, missing } = useMemo(() => starterOf(seen, fee), [seen, fee])
  const { errors } = glanceOf(seen)
  const prepare = () =>
    now((seen) => {
      const { plan } = starterOf(seen, fee)
      if (plan) propose(plan)
      else say(words.nothingToDo)
    })
  const copy = (section: AddedParagraph['section']) =>
    now(async (seen) => {
      const made = starterOf(seen, fee).paragraphs.find((paragraph) => paragraph.section === section)
      if (!made) say(words.nothingToDo)
      else say((await copyText(made.text)) ? words.copiedText : words.notCopiedText)
    })
  return (
    <>
      <p class="quiet">{words.starterHint}</p>
      {errors > 0 && <p>{words.starterErrors(errors)}</p>}
      <p class="buttons">
        <label>
          {words.fee}
          <input
            class="year"
            type="text"
            inputMode="decimal"
            aria-describedby="hint-fee"
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
        <span id="hint-fee" class="quiet">
          {given !== '' && fee === undefined ? words.feeWrong : words.feeHint}
        </span>
      </p>
      <ul class="paragraphs-made">
        {paragraphs.map((paragraph) => (
          <Paragraph key={paragraph.section} paragraph={paragraph} copy={() => copy(paragraph.section)} />
        ))}
      </ul>
      <LeftOut missing={missing} />
      {paragraphs.some(({ state }) => state === 'added') && (
        <p class="buttons">
          <button type="button" onClick={prepare}>
            {words.writeStarter}…
          </button>
        </p>
      )}
    </>
  )
}

interface ParagraphProps {
  readonly paragraph: AddedParagraph
  readonly copy: () => void
}

function Paragraph({ paragraph, copy }: ParagraphProps) {
  const { words } = useTools()
  const { edition, report } = useSeen()
  const { section, text, state } = paragraph
  const heading = headingOf(edition, section)
  const beside = state === 'added' && (report.sections[section]?.length ?? 0) > 0
  return (
    <li>
      <strong>{heading}</strong>
      <p>{text}</p>
      <p class="quiet">
        {state === 'added' ? words.starterGoes(placeText(paragraph.where)) : words.starterStays[state]}
        {beside && words.bracket(words.starterBeside)}
      </p>
      <button type="button" class="link" aria-label={`${words.copy}${words.colon}${heading}`} onClick={copy}>
        {words.copy}
      </button>
    </li>
  )
}

/** So many cells are named; the findings have them all. */
const named = 6

function LeftOut({ missing }: { readonly missing: readonly string[] }) {
  const { words } = useTools()
  const { edition, report } = useSeen()
  const cells = missing.filter((id) => id !== 'fee' && id !== 'year')
  return (
    <>
      {missing.includes('year') && <p>{words.starterNoYear}</p>}
      {cells.length > 0 && (
        <p>
          {words.starterMissing(cells.length)}
          {cells.slice(0, named).map((id, i) => (
            <span key={id}>
              {i > 0 && words.and}
              <CellLink
                at={id}
                name={cellName(edition, id)}
                value={report.values[id as keyof typeof report.values] ?? null}
              />
            </span>
          ))}
          {cells.length > named && '…'}
        </p>
      )}
      {missing.includes('fee') && <p>{words.starterNoFee}</p>}
    </>
  )
}
