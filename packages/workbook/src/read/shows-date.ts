/** Whether numbers in this format show as a date or time: a letter of one outside quotes, escapes and brackets. */
export function showsDate(format: string): boolean {
  const letters = format.split(';', 1)[0]!.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(letters)
}
