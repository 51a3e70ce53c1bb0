import { headingOf } from '@gongkai/schema'
import { AgencyFields } from './agency-fields.tsx'
import { usePage } from './context.ts'
import { useFormWords } from './form-words.ts'
import { TableGrid } from './table-grid.tsx'
import { TextSection } from './text-section.tsx'

/** The report as the form orders it: the agency, then the six sections. */
export function ReportForm() {
  const { seen } = usePage()
  const words = useFormWords()
  const { edition } = seen
  const found = Object.keys(seen.report.values).length > 0
  return (
    <>
      <section class="sheet">
        <h2>{words.agency}</h2>
        <AgencyFields />
        <TextSection id="preface" label={words.preface} small />
      </section>
      {edition.sections.map(({ id, holds }) => {
        const table = edition.tables.find((candidate) => candidate.id === id)
        return (
          <section key={id} class="sheet" id={`section-${id}`}>
            <h2>{headingOf(edition, id)}</h2>
            {table && (found ? <TableGrid table={table} /> : <p>{words.noTables}</p>)}
            <TextSection
              id={id}
              label={holds === 'table' ? words.notes : words.paragraphs}
              small={holds === 'table'}
            />
          </section>
        )
      })}
    </>
  )
}
