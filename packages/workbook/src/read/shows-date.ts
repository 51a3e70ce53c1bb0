/** Characters of a format (Excel specifications and limits); an opened bracket of a longer one would be looked for over and over. */
const longest = 255

/** Whether numbers in this format show as a date or time: a letter of one outside quotes, escapes and brackets. */
export function showsDate(format: string): boolean {
  if (format.length > longest) return false
  const letters = format.split(';', 1)[0]!.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(letters)
}
