import { isUnread, type Result } from '../result.ts'

/** The results as the JSON of `checkOutputSchema`. */
export function jsonReport(results: readonly Result[], tool: string): string {
  const files = results.map((result) => {
    if (isUnread(result)) return result
    const { undetermined: _, placeOf: __, ...file } = result
    return file
  })
  return `${JSON.stringify({ version: 1, tool, files }, null, 2)}\n`
}
