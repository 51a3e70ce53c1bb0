/** Stands for a line break that is shown, while those of the source are not. */
export const softBreak = '\u2028'

/** Characters as wide as a hanzi: a break of the source between two of them is nothing (CSS Text 3, segment breaks). */
const wide = '[\\p{sc=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·]'
const betweenWide = new RegExp(`(?<=${wide})[ \\t\\f]*[\\r\\n][ \\t\\r\\n\\f]*(?=${wide})`, 'gu')

/** White space as a browser shows it; no-break and ideographic spaces stay. */
export const tidy = (text: string): string =>
  text
    .replace(betweenWide, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replaceAll(softBreak, '\n')
