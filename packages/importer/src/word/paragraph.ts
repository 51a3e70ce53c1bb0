import { textOf, type XmlElement } from '@gongkai/ooxml'
import type { PieceWriter } from '../page.ts'
import type { Numbering } from './numbering.ts'
import { contentOf, isOn, wordAttribute, wordChild, wordValue } from './walk.ts'

function writeRun(run: XmlElement, out: PieceWriter): void {
  const properties = wordChild(run, 'rPr')
  if (properties && isOn(wordChild(properties, 'vanish'))) return
  for (const child of contentOf(run)) {
    switch (child.local) {
      case 't':
        out.text(textOf(child))
        break
      case 'tab':
      case 'ptab':
        out.text('\t')
        break
      case 'br':
        // A page or column break parts no words.
        if ((wordAttribute(child, 'type') ?? 'textWrapping') === 'textWrapping') out.text('\n')
        break
      case 'cr':
        out.text('\n')
        break
      case 'noBreakHyphen':
        out.text('-')
        break
      case 'sym':
        // A character of a symbol font, which no text has.
        out.text('\uFFFD')
        break
      case 'drawing':
      case 'pict':
      case 'object':
        out.unread()
        break
      case 'ruby':
        for (const base of contentOf(child)) if (base.local === 'rubyBase') writeRuns(base, out)
        break
    }
  }
}

function writeRuns(parent: XmlElement, out: PieceWriter): void {
  for (const child of contentOf(parent)) if (child.local === 'r') writeRun(child, out)
}

/** Writes a paragraph with the number Word sets before it. A deleted paragraph mark joins it to the next. */
export function writeParagraph(paragraph: XmlElement, out: PieceWriter, numbering: Numbering): void {
  const properties = wordChild(paragraph, 'pPr')
  const mark = properties && wordChild(properties, 'rPr')
  const number = numbering.next(
    properties && wordChild(properties, 'numPr'),
    properties && wordValue(wordChild(properties, 'pStyle')),
  )
  if (number !== '') out.text(number)
  writeRuns(paragraph, out)
  const joined = mark && (wordChild(mark, 'del') ?? wordChild(mark, 'moveFrom'))
  if (!joined) out.endLine()
}
