import type { Context } from '../command.ts'
import { load, type Source } from '../input.ts'
import { inLanguage, Problem } from '../problem.ts'
import { inspect, type Result } from '../result.ts'

/** Reads and inspects each file in turn; one that cannot be read is a result like any other. `then` sees each readable one. */
export async function inspectAll(
  files: readonly string[],
  { language, interactive, err }: Context,
  then: (source: Source, result: ReturnType<typeof inspect>) => Promise<void> = async () => {},
): Promise<readonly Result[]> {
  const results: Result[] = []
  const progress = interactive && files.length > 5
  for (const [i, file] of files.entries()) {
    if (progress) err(`\r${i + 1}/${files.length}`)
    try {
      const source = await load(file)
      const result = inspect(source, language)
      await then(source, result)
      results.push(result)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      results.push({ file, error: inLanguage(error, language) })
    }
  }
  if (progress) err('\r\u001b[K')
  return results
}
