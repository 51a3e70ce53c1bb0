import type { Edition, SectionId } from '../editions/form.ts'
import { readLabel } from '../label.ts'
import { lexiconOf } from '../match/lexicon.ts'
import { headingOf } from '../rules/sections.ts'

/** Tells whether a line is the heading of a section, official or in the words of the wild. */
export type HeadingFinder = (text: string) => SectionId | undefined

/** A line longer than this is a paragraph. */
const longest = 60
/** （一）主动公开情况 is a heading of the second level, whatever its words. */
const secondLevel = /^\s*[（(]/u

const finders = new WeakMap<Edition, HeadingFinder>()

function finderOf(edition: Edition): HeadingFinder {
  const { sections } = edition
  const lexicon = lexiconOf(
    sections.map(({ id, variants = [] }) => ({ label: headingOf(edition, id), variants })),
  )
  return (text) => {
    if (text.length > longest || secondLevel.test(text)) return undefined
    const label = readLabel(text)
    if (!label) return undefined
    const [hit] = lexicon.hits(label)
    if (hit) return sections[hit.index]!.id
    // Words that only come close need the number of the section in front.
    const [near, other] = label.number === '' ? [] : lexicon.near(label)
    return near && !other && label.number === String(near.index + 1) ? sections[near.index]!.id : undefined
  }
}

/** The finder of an edition's headings, made once. */
export function headingFinder(edition: Edition): HeadingFinder {
  const known = finders.get(edition) ?? finderOf(edition)
  finders.set(edition, known)
  return known
}
