import type { Input } from '../input.ts'
import { inLanguage, Problem } from '../problem.ts'
import { type Printing, print } from '../reporters/print.ts'
import { countsOf, type Outcome } from './outcome.ts'
import { type FileTask, type Order, type TaskName, tasks } from './task.ts'

/** The work of an order on one file, ready to be called for each. What a file is refused for is an outcome like any other. */
export async function performer<T extends TaskName>({
  task,
  options,
  printing,
}: Order<T>): Promise<(input: Input) => Promise<Outcome>> {
  const { prepare } = await tasks[task]()
  const perform: FileTask = await prepare(options)
  const { language } = printing
  return async (input) => {
    if (input.refused) return failure(input.name, input.refused[language], printing)
    try {
      const { result } = await perform(input)
      const counts = countsOf(result)
      return { file: input.name, printed: print(result, printing), ...(counts && { counts }) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const failed = failure(input.name, inLanguage(error, language), printing)
      return error.endsRun ? { ...failed, endsRun: true } : failed
    }
  }
}

/** The outcome of a file that could not be read or done. */
export const failure = (file: string, reason: string, printing: Printing): Outcome => ({
  file,
  printed: print({ file, error: reason }, printing),
  failed: reason,
})
