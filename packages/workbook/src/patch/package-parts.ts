import { contentTypesPart, el, ns, type Relationship, relationshipsPart, serialize } from '@gongkai/ooxml'
import { UnreadableWorkbook } from '../read/refusal.ts'
import type { Draft } from './draft.ts'
import { attributesIn, childrenIn, prefixOf, rootIn } from './spans.ts'
import { appended, spliced } from './splice.ts'

/** Strict files write other namespaces (ISO/IEC 29500-1); what is put into them does too. */
export interface Namespaces {
  readonly spreadsheet: string
  readonly relationships: string
}

export function namespacesOf(workbookXml: string): Namespaces {
  const strict = workbookXml
    .slice(0, rootIn(workbookXml).innerStart)
    .includes('http://purl.oclc.org/ooxml/spreadsheetml/main')
  return strict
    ? {
        spreadsheet: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
        relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
      }
    : { spreadsheet: ns.spreadsheet, relationships: ns.relationships }
}

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Adds a part that the workbook part refers to, and tells the package what it is. @returns the id of the relationship */
export function addPart(
  draft: Draft,
  workbook: string,
  kind: 'worksheet' | 'styles',
  name: string,
  content: string,
  { relationships }: Namespaces,
): string {
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  draft.write(folder + name, content)
  const links = relationshipsPart(workbook)
  const id = freeId(draft.text(links) ?? '', `gongkai-${kind}`)
  append(draft, links, 'Relationship', { Id: id, Type: `${relationships}/${kind}`, Target: name })
  append(draft, contentTypesPart, 'Override', {
    PartName: `/${folder}${name}`,
    ContentType: `${contentType}.${kind}+xml`,
  })
  return id
}

/** A sheet put in earlier has the first of them. */
function freeId(links: string, id: string): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? id : `${id}-${number}`
    if (!links.includes(`"${free}"`) && !links.includes(`'${free}'`)) return free
  }
}

function append(
  draft: Draft,
  part: string,
  local: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const xml = draft.text(part)
  if (xml === undefined) throw new UnreadableWorkbook('damaged', `the package has no ${part}`)
  const root = rootIn(xml)
  draft.write(part, spliced(xml, [appended(xml, root, serialize(el(prefixOf(root) + local, attributes)))]))
}

/** Removes a part that the workbook part refers to, and what is said of it. */
export function removePart(draft: Draft, workbook: string, { id, target }: Relationship): void {
  draft.remove(target)
  drop(draft, relationshipsPart(workbook), 'Id', (value) => value === id)
  drop(draft, contentTypesPart, 'PartName', (value) => value?.toLowerCase() === `/${target.toLowerCase()}`)
}

function drop(
  draft: Draft,
  part: string,
  name: string,
  isGone: (value: string | undefined) => boolean,
): void {
  const xml = draft.text(part)!
  const root = rootIn(xml)
  const gone = [...childrenIn(xml, root.innerStart, root.innerEnd)].filter((span) =>
    isGone(attributesIn(xml, span).get(name)?.value),
  )
  draft.write(
    part,
    spliced(
      xml,
      gone.map(({ start, end }) => ({ start, end, text: '' })),
    ),
  )
}
