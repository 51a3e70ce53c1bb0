import type { Language } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { readXlsx } from '../input.ts'
import { markedCopy } from '../marked-copy.ts'
import { safeName } from '../output.ts'
import { Problem } from '../problem.ts'
import { inspect } from '../result.ts'

export interface AnnotateOptions {
  readonly language: Language
  /** The name of the one copy; where there are several, each keeps its name and its place in the folders. */
  readonly name?: string
}

/** One file of `gongkai annotate`. */
export function prepare({ language, name }: AnnotateOptions): FileTask {
  return async (input, bytes) => {
    if (input.name.toLowerCase().endsWith('.json')) {
      throw new Problem(
        `${input.name} 不是工作簿，请给出 .xlsx 文件。`,
        `${input.name} is no workbook; name an .xlsx file.`,
      )
    }
    const source = readXlsx(input.name, bytes)
    const result = inspect(source, language)
    // The copy is opened where there is no command.
    const inCopy = inspect(source, language, { reader: 'unit' })
    const content = markedCopy(bytes, source.reading, inCopy, language)
    return { result, files: [{ name: name ?? copyName(input.below), content }] }
  }
}

const copyName = (below: string) => below.split(/[/\\]/u).map(safeName).join('/')
