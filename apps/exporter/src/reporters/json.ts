import { isUnread, type Result } from '../result.ts'

/** One file as `checkOutputSchema` has it, on one line. */
export function jsonOf(result: Result): string {
  if (isUnread(result)) return JSON.stringify(result)
  const { undetermined: _, placeOf: __, ...file } = result
  return JSON.stringify(file)
}

/** What stands before and after the files of `checkOutputSchema`, so that they can be printed as they come. */
export const jsonFrame = (tool: string) => ({
  open: `{\n  "version": 1,\n  "tool": ${JSON.stringify(tool)},\n  "files": [`,
  close: (unfinished: number, more: object = {}) => {
    const keys = { ...(unfinished > 0 && { unfinished }), ...more }
    const rest = Object.entries(keys).map(([key, value]) => `,\n  "${key}": ${JSON.stringify(value)}`)
    return `\n  ]${rest.join('')}\n}\n`
  },
})
