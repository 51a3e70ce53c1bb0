import type { LiveContent } from '@gongkai/workbook/sheets'

/**
 * What a cell of the grid holds after this was typed: a number where the text is just how the number prints, nothing where it
 * is blank, else the text as it stands. What it means is the check's business.
 */
export function typedContent(text: string): LiveContent {
  if (text === '') return null
  const number = Number(text)
  return /^-?\d+(?:\.\d+)?$/.test(text) && String(number) === text ? number : text
}

/** The same once the cell is left: a spreadsheet takes 1.50 and 007 for numbers, so does the grid. */
export function leftContent(text: string): LiveContent {
  const trimmed = text.trim()
  const number = Number(trimmed)
  return /^[+-]?\d{1,15}(?:\.\d+)?$/.test(trimmed) ? number : typedContent(text)
}

/** A block of cells as spreadsheets put it on the clipboard: tabs and lines, quotes around what holds them. */
export function clipboardBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === '\t' || character === '\n') {
      rows.at(-1)!.push(cell)
      cell = ''
      if (character === '\n') rows.push([])
    } else if (character !== '\r') cell += character
  }
  rows.at(-1)!.push(cell)
  // The last line ends with a break, too.
  if (rows.length > 1 && rows.at(-1)!.length === 1 && cell === '') rows.pop()
  return rows
}
