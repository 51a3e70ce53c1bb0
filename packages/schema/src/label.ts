import { invisible } from './decimal.ts'

/** A printed label reduced to what tells labels apart. */
export interface PrintedLabel {
  /** Its letters and digits only: no number in front, no blanks, line breaks, brackets, quotes or other punctuation. */
  readonly body: string
  /** The number in front (一、 （一） 1. １、 ⑴) as digits; '' without one. */
  readonly number: string
  /** Where there are brackets: the body before the first one, and the body without what stands in any. */
  readonly head?: string
  readonly bare?: string
}

const counted = '一二三四五六七八九十'
const numbered = new RegExp(
  `^(?:\\(([${counted}]|\\d{1,2})\\)|([${counted}]|\\d{1,2})[、.,:)。]|(\\d{1,2})(?=[^\\d\\s(]))`,
)

/** Labels are short; a cell with a paragraph is none. */
const longest = 500

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

function read(text: string): PrintedLabel {
  const folded = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\s/g, '')
    .replace(/[[{〔【〖]/g, '(')
    .replace(/[\]}〕】〗]/g, ')')
  const match = numbered.exec(folded)
  const sign = match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
  const place = sign === '' ? -1 : counted.indexOf(sign)
  const number = place < 0 ? sign : String(place + 1)
  const rest = folded.slice(match?.[0].length ?? 0)
  const open = rest.indexOf('(')
  const brackets = open > 0 && {
    head: letters(rest.slice(0, open)),
    bare: letters(rest.replace(/\([^()]*\)?/g, '')),
  }
  return { body: letters(rest), number, ...brackets }
}

/** Whether the text has a Chinese character, as every label of the form does. */
function isWorded(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x3400 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00)) return true
  }
  return false
}

// The same few dozen labels come in every file. Bounded, since a pane lives long and reads many files.
const known = new Map<string, PrintedLabel | null>()
const capacity = 4096

/** The label a cell's text may be; undefined for figures, blanks and paragraphs. One object per text. */
export function readLabel(text: string): PrintedLabel | undefined {
  if (text.length > longest || !isWorded(text)) return
  const before = known.get(text)
  if (before !== undefined) return before ?? undefined
  if (known.size >= capacity) known.clear()
  const label = read(text)
  const found = label.body === '' ? null : label
  known.set(text, found)
  return found ?? undefined
}
