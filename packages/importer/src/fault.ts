import {
  type EditionId,
  editions,
  type Fault,
  type Finding,
  headingFinder,
  type TableFinding,
} from '@gongkai/schema'
import type { SourceKind } from './kind.ts'
import type { Piece, TablePiece } from './page.ts'

/** What of a source tells whose fault a finding is. */
export interface Circumstances {
  readonly kind: SourceKind
  readonly tables: readonly TablePiece[]
  /** Sections in which something stands that is not read; '' above the first. */
  readonly unread: ReadonlySet<string>
  /** It ends before its end. */
  readonly cut: boolean
  /** It may show more than it holds. */
  readonly more: boolean
}

/** The sections whose pictures, frames and objects are not read. */
export function unreadIn(pieces: readonly Piece[], edition: EditionId): ReadonlySet<string> {
  const sectionOf = headingFinder(editions[edition])
  const found = new Set<string>()
  let section = ''
  for (const piece of pieces) {
    if (piece.kind === 'line') section = sectionOf(piece.text) ?? section
    else if (piece.kind === 'unread' || piece.unread) found.add(section)
  }
  return found
}

const tableOf = (at: string) => at.split('.')[0]!

/** A label that may have lost its end or some of its characters on the way. */
const isDamaged = ({ actual, expected }: Finding, lost: boolean): boolean =>
  String(actual).includes('\uFFFD') || (lost && String(expected).startsWith(String(actual)))

/** Something of the table was found that has no place: what is missing may be that in other words. */
const hasOdd = (at: string, findings: readonly Finding[], codes: readonly string[]) =>
  findings.some((other) => codes.includes(other.code) && tableOf(other.at) === tableOf(at))

const odd = ['table/extra-row', 'table/extra-column']
const lacking = ['table/cell-missing', 'table/cell-ambiguous']

function faultOf(
  finding: TableFinding<string>,
  findings: readonly Finding[],
  source: Circumstances,
): Fault | undefined {
  const { code, at, cause, place } = finding
  const { kind, tables, unread, cut, more } = source
  const lost = place ? tables[place.grid]?.lost : tables.find((table) => table.lost)?.lost
  const inPicture = unread.has(tableOf(at))
  switch (code) {
    case 'table/mixed-editions':
    case 'table/unit':
    case 'source/formula-uncalculated':
    case 'source/edition-mismatch':
      return 'source'
    case 'source/rows-ignored':
      return 'reading'
    // Words of the page around the report are nobody's fault.
    case 'source/text-left-out':
      return undefined
    case 'table/label-slip':
      return isDamaged(finding, lost !== undefined) ? 'unknown' : 'source'
    case 'table/missing':
      return inPicture ? 'reading' : cut || more || unread.size > 0 ? 'unknown' : 'source'
    // Copies for other screens are hidden by style sheets, which are not read.
    case 'table/duplicate':
      return kind === 'docx' || kind === 'xlsx' ? 'source' : 'unknown'
    case 'table/cell-missing':
      return lost || inPicture || cut || hasOdd(at, findings, odd) ? 'unknown' : 'source'
    case 'table/cell-ambiguous':
      if (lost === 'blanks') return 'reading'
      return lost || inPicture || cut || cause === undefined || cause === 'several' ? 'unknown' : 'source'
    case 'table/extra-row':
    case 'table/extra-column':
      return hasOdd(at, findings, lacking) ? 'unknown' : 'source'
    case 'source/year-missing':
    case 'source/agency-missing':
      return kind === 'html' && !cut && !more && unread.size === 0 ? 'source' : 'unknown'
    default:
      return 'unknown'
  }
}

/** Says of each finding whose fault it is: where the source and where reading may have lost it, nobody is blamed. */
export const blamed = (
  findings: readonly TableFinding<string>[],
  source: Circumstances,
): readonly TableFinding<string>[] =>
  findings.map((finding) => {
    const fault = finding.fault ?? faultOf(finding, findings, source)
    return fault ? { ...finding, fault } : finding
  })
