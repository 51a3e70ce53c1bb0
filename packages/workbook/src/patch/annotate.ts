import type { PackOptions } from '@gongkai/ooxml'
import { asked, type Finding, findingPlace, type Language, type Severity } from '@gongkai/schema'
import type { Area } from '../a1.ts'
import { openBook } from '../read/book.ts'
import { type BookSource, sourceOf } from '../read/book-source.ts'
import type { Where } from '../read/places.ts'
import type { WorkbookReading } from '../read/read-workbook.ts'
import { areaOf, contains, placeKey } from '../read/reference.ts'
import { refusing } from '../read/refusal.ts'
import type { Sheet } from '../read/sheet.ts'
import { noLimits } from '../read/sheet-part.ts'
import { type Draft, draftOf } from './draft.ts'
import { markedPlaces } from './marked-places.ts'
import { type Mark, withMarks } from './marks.ts'
import { namespacesOf } from './package-parts.ts'
import { writeResults } from './results-entry.ts'
import { type DescribedFinding, resultsSheet } from './results-sheet.ts'
import { stylesOf, withMarkFormats, withResultStyles } from './styles-part.ts'

export interface AnnotateOptions extends PackOptions {
  /** Of the sheet's own words; default `zh-CN`. */
  readonly language?: Language
}

/**
 * A copy of the workbook with the findings in it: the cells concerned coloured by conditional formats that are known by
 * their formula, and a sheet 校验结果 that lists what is wrong, why and what to do, with links. What an earlier run put in
 * gives way; every other part of the file stays byte for byte. The same findings give the same bytes.
 *
 * `reading` is that of the same bytes.
 *
 * @throws UnreadableWorkbook
 */
export function annotate(
  bytes: Uint8Array,
  reading: WorkbookReading,
  found: readonly DescribedFinding[],
  options: AnnotateOptions = {},
): Uint8Array<ArrayBuffer> {
  return refusing(() => {
    const book = openBook(bytes)
    const source = sourceOf(book, noLimits)
    const draft = draftOf(bytes, book.zip)
    const namespaces = namespacesOf(draft.text(book.part)!)
    const stylesPart = stylesOf(draft, book, namespaces)
    mark(draft, source, reading, found, stylesPart)
    const { xml, styles } = withResultStyles(draft.text(stylesPart)!)
    draft.write(stylesPart, xml)
    const findings = found.map(({ finding }) => finding)
    const lines = found.map((described) => ({
      ...described,
      where: placeOf(described.finding, reading.where),
      code: asked(described.finding, findings, reading.where),
    }))
    const content = resultsSheet(lines, styles, namespaces.spreadsheet, options.language ?? 'zh-CN')
    writeResults(draft, book, content, namespaces)
    return draft.bytes(options)
  })
}

/** In the workbook; a finding of another source has a place there, but none here. */
function placeOf(finding: Finding, where: WorkbookReading['where']): Where | undefined {
  const place = findingPlace(finding, where)
  return place && 'sheet' in place ? place : where(finding.at)
}

/** Colours the cells that the findings are about, and takes the colours of an earlier run away, on every sheet. */
function mark(
  draft: Draft,
  source: BookSource,
  reading: WorkbookReading,
  found: readonly DescribedFinding[],
  stylesPart: string,
): void {
  const bySheet = new Map<string, Map<string, Mark>>()
  for (const { finding } of found) {
    for (const { sheet: name, address } of markedPlaces(finding, reading.where)) {
      const marks = bySheet.get(name) ?? new Map<string, Mark>()
      const severity = graver(marks.get(address)?.severity, finding.severity)
      bySheet.set(name, marks.set(address, { area: shownArea(source.sheet(name)!, address), severity }))
    }
  }
  const used = new Set(
    [...bySheet.values()].flatMap((marks) => [...marks.values()].map(({ severity }) => severity)),
  )
  const { xml, numbers } = withMarkFormats(draft.text(stylesPart)!, used)
  draft.write(stylesPart, xml)
  for (const { name, part } of source.book.sheets) {
    const marks = [...(bySheet.get(name)?.values() ?? [])]
    draft.write(
      part,
      withMarks(draft.text(part)!, marks, (severity) => numbers.get(severity)!),
    )
  }
}

const gravest: readonly Severity[] = ['error', 'warning', 'note']
const graver = (a: Severity | undefined, b: Severity): Severity =>
  gravest.find((severity) => severity === a || severity === b)!

/** The merged cell that a cell is the corner of, else its own area. */
function shownArea({ merges }: Sheet, address: string): Area {
  const area = areaOf(address)
  if (!area) throw new RangeError(`no address: ${address}`)
  const isCell = area.top === area.bottom && area.left === area.right
  const merge = isCell && merges.find((candidate) => contains(candidate, placeKey(area.top, area.left)))
  return merge || area
}
