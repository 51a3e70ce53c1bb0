import { nameKey } from '../aggregate/unit.ts'
import { cellsOf } from '../cells.ts'
import { editions } from '../editions/index.ts'
import type { Finding } from '../finding.ts'
import { maskPersonal } from '../narrative/personal.ts'
import { readQuantity } from '../quantity.ts'
import type { Report, Value } from '../report.ts'
import { titleOf } from '../rules/front-matter.ts'
import { align } from './align.ts'
import { type Said, sentencesOf } from './sentences.ts'

export type PublishedCode =
  | 'published/edition'
  | 'published/year'
  | 'published/title'
  | 'published/agency'
  | 'published/date'
  | 'published/figure'
  | 'published/sentence-changed'
  | 'published/sentence-missing'
  | 'published/sentence-added'
  | 'published/sentence-moved'

export interface Verification {
  readonly findings: readonly Finding<PublishedCode>[]
  readonly cells: number
  readonly sentences: number
}

/** A finding quotes no number of an identity card, a phone or a bank card. */
const quoted = (value: Value | undefined): Value =>
  typeof value === 'string' ? maskPersonal(value) : (value ?? null)

const differing = (
  code: PublishedCode,
  at: string,
  published: Value | undefined,
  filed: Value | undefined,
): Finding<PublishedCode> => ({
  code,
  severity: code === 'published/sentence-moved' ? 'note' : 'error',
  at,
  actual: quoted(published),
  expected: quoted(filed),
  evidence: [],
})

const cellValue = ({ values }: Report, id: string): Value =>
  Object.hasOwn(values, id) ? (values[id] ?? null) : null

/** Cells that do not say the same: numbers by value, however they are written; all else by its characters. */
function figures(published: Report, filed: Report): readonly Finding<PublishedCode>[] {
  return cellsOf(editions[filed.edition]).flatMap(({ id, quantity, unit }) => {
    const [shown, given] = [cellValue(published, id), cellValue(filed, id)]
    const [a, b] = [readQuantity(shown, quantity, unit), readQuantity(given, quantity, unit)]
    const same =
      a.state === 'number' && b.state === 'number'
        ? a.value === b.value
        : a.state === b.state && String(shown ?? '').trim() === String(given ?? '').trim()
    return same ? [] : [differing('published/figure', id, shown, given)]
  })
}

const tight = (text: string) => text.replace(/\s/gu, '')

/** The title the report gives itself, else the standard one. */
const printedTitle = (report: Report) => report.title?.trim() || titleOf(report, editions[report.edition])

/** Year, title, 落款 and date; what the page does not have is told as blank. */
function frontMatter(published: Report, filed: Report, titled: boolean): readonly Finding<PublishedCode>[] {
  const title = printedTitle(filed)
  const shown = titled ? printedTitle(published) : undefined
  const signature = ({ agency }: Report) => agency.signature ?? agency.name
  const found: Finding<PublishedCode>[] = []
  if (published.year !== filed.year)
    found.push(differing('published/year', 'year', published.year || null, filed.year))
  if (shown === undefined || tight(shown) !== tight(title))
    found.push(differing('published/title', 'title', shown, title))
  if (nameKey(signature(published)) !== nameKey(signature(filed)))
    found.push(differing('published/agency', 'agency', signature(published) || null, signature(filed)))
  if (published.date !== filed.date)
    found.push(differing('published/date', 'date', published.date, filed.date))
  return found
}

function sentences(published: readonly Said[], filed: readonly Said[]): readonly Finding<PublishedCode>[] {
  const { moved, changed, missing, added } = align(filed, published)
  return [
    ...changed.map((pair) =>
      differing('published/sentence-changed', pair.filed.at, pair.published.text, pair.filed.text),
    ),
    ...missing.map(({ at, text }) => differing('published/sentence-missing', at, null, text)),
    ...added.map(({ at, text }) => differing('published/sentence-added', at, text, null)),
    ...moved.map((pair) =>
      differing('published/sentence-moved', pair.filed.at, pair.published.at, pair.filed.text),
    ),
  ]
}

/**
 * A published report against the one that was filed, cell by cell and sentence by sentence. `actual` of a finding is what
 * was published, `expected` what was filed. `titled`: whether the page had a title of its own.
 */
export function verifyPublished(published: Report, filed: Report, titled = true): Verification {
  const shown = sentencesOf(published)
  const given = sentencesOf(filed)
  const text = sentences(shown, given)
  const front = frontMatter(published, filed, titled)
  if (published.edition !== filed.edition) {
    const finding = differing('published/edition', 'edition', published.edition, filed.edition)
    return { findings: [finding, ...front, ...text], cells: 0, sentences: given.length }
  }
  return {
    findings: [...front, ...figures(published, filed), ...text],
    cells: cellsOf(editions[filed.edition]).length,
    sentences: given.length,
  }
}
