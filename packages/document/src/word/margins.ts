import { type Element, el, ns } from '@gongkai/ooxml'
import { draftMark } from '../draft.ts'
import type { Profile } from '../profile.ts'
import { paragraph, run, value } from './runs.ts'
import { style } from './style-names.ts'

/** `word/footer*.xml`: 「— 1 —」, on the outer side of the page one character in (GB/T 9704 7.5). */
export function footer({ sizes, pageNumber }: Profile, pages: 'odd' | 'even'): Element {
  const dash = pageNumber.style === 'dashes'
  const right = pages === 'odd'
  const side = right ? 'right' : 'left'
  const place =
    pageNumber.position === 'centre'
      ? [value('w:jc', 'center')]
      : [el('w:ind', { [`w:${side}Chars`]: 100, [`w:${side}`]: sizes.pageNumber * 20 }), value('w:jc', side)]
  return el(
    'w:ftr',
    { 'xmlns:w': ns.word },
    paragraph(
      style.footer,
      place,
      ...(dash ? [run('— ')] : []),
      el('w:fldSimple', { 'w:instr': ' PAGE ' }, run(right ? '1' : '2')),
      ...(dash ? [run(' —')] : []),
    ),
  )
}

/** `word/header1.xml` of a draft. */
export const draftHeader = (): Element =>
  el('w:hdr', { 'xmlns:w': ns.word }, paragraph(style.header, [], run(draftMark)))
