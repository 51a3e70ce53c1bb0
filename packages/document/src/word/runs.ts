import { type Element, el, type Xml } from '@gongkai/ooxml'

/** Text with its line breaks; blanks that a reader would drop are kept. */
function textOf(text: string): Xml[] {
  return text
    .split(/\r\n?|\n/)
    .flatMap((line, index) => [
      ...(index > 0 ? [el('w:br')] : []),
      el('w:t', /^\s|\s$|\s\s/.test(line) ? { 'xml:space': 'preserve' } : undefined, line),
    ])
}

/** A run (w:r) of text, with its run properties in the order of the schema. */
export const run = (text: string, ...properties: readonly Element[]): Element =>
  el('w:r', undefined, properties.length > 0 && el('w:rPr', undefined, properties), textOf(text))

/** A paragraph of a style; further paragraph properties stand in the order of the schema. */
export const paragraph = (style: string, properties: readonly Element[], ...runs: readonly Xml[]): Element =>
  el('w:p', undefined, el('w:pPr', undefined, value('w:pStyle', style), properties), runs)

/** `<name w:val="…"/>`, the commonest shape of WordprocessingML. */
export const value = (name: string, val: string | number): Element => el(name, { 'w:val': val })
