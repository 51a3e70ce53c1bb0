import { el, serialize } from '@gongkai/ooxml'
import type { Severity } from '@gongkai/schema'
import { type Area, a1Area } from '../a1.ts'
import { isMarkFormula, markFormula } from '../mark-formula.ts'
import { childInserted } from './child-order.ts'
import { attributesIn, childrenIn, prefixOf, rootIn, type Span } from './spans.ts'
import { type Splice, spliced } from './splice.ts'

/** An area to be coloured. */
export interface Mark {
  readonly area: Area
  readonly severity: Severity
}

/** A worksheet part with these marks, as conditional formats, in place of those of an earlier run. */
export function withMarks(
  xml: string,
  marks: readonly Mark[],
  format: (severity: Severity) => number,
): string {
  const bare = withoutMarks(xml)
  if (marks.length === 0) return bare
  const root = rootIn(bare)
  const prefix = prefixOf(root)
  const first = highestPriority(bare) + 1
  const formats = marks.map(({ area, severity }, index) =>
    el(
      `${prefix}conditionalFormatting`,
      { sqref: a1Area(area) },
      el(
        `${prefix}cfRule`,
        { type: 'expression', dxfId: format(severity), priority: first + index },
        el(`${prefix}formula`, {}, markFormula(severity)),
      ),
    ),
  )
  const content = formats.map((element) => serialize(element)).join('')
  return spliced(bare, [childInserted(bare, root, 'worksheet', 'conditionalFormatting', content)])
}

function withoutMarks(xml: string): string {
  if (!isMarkFormula(xml)) return xml
  const root = rootIn(xml)
  const removals: Splice[] = []
  for (const format of childrenIn(xml, root.innerStart, root.innerEnd)) {
    if (format.local !== 'conditionalFormatting') continue
    const rules = [...childrenIn(xml, format.innerStart, format.innerEnd)]
    const own = rules.filter(({ start, end }) => isMarkFormula(xml.slice(start, end)))
    const removed: readonly Span[] = own.length === rules.length ? [format] : own
    if (own.length > 0) removals.push(...removed.map(({ start, end }) => ({ start, end, text: '' })))
  }
  return spliced(xml, removals)
}

const ruleTag = /<(?:[\w.-]+:)?cfRule\s[^>]*>/g

/** Priorities are unique on a sheet, those of newer formats (x14) included. */
function highestPriority(xml: string): number {
  return (xml.match(ruleTag) ?? []).reduce((highest, tag) => {
    const name = /^<([^\s/>]+)/.exec(tag)![1]!
    const span = {
      name,
      local: name,
      start: 0,
      end: tag.length,
      innerStart: tag.length,
      innerEnd: tag.length,
    }
    return Math.max(highest, Number(attributesIn(tag, span).get('priority')?.value ?? 0))
  }, 0)
}
