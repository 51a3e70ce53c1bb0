/** Characters a cell holds. */
const longest = 32_767

/** A text that no cell can hold. The one error of writing that is about the report and not about the program. */
export class UnwritableText extends Error {
  override readonly name = 'UnwritableText'
  /** 一、总体情况!A3 */
  readonly where: string
  readonly length: number

  constructor(where: string, length: number) {
    super(`${where} 的文字有 ${length} 个字符，超过一个单元格的上限 ${longest}。`)
    this.where = where
    this.length = length
  }
}

/**
 * The text as the file stores it: control characters, which XML does not have, and what looks like an escape of one, as
 * `_xHHHH_`. A text stays text, whatever sign it begins with.
 */
export function storedText(text: string, where: string): string {
  if (text.length > longest) throw new UnwritableText(where, text.length)
  return text.replace(
    /[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}
