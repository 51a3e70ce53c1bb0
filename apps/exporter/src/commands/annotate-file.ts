import {
  type EditionId,
  editions,
  identityOf,
  type Language,
  placedName,
  proposalWords,
  undeterminedWords,
} from '@gongkai/schema'
import { annotate } from '@gongkai/workbook'
import type { FileTask } from '../batch/task.ts'
import { readXlsx } from '../input.ts'
import { safeName } from '../output.ts'
import { platform } from '../platform.ts'
import { Problem } from '../problem.ts'
import { type FileResult, inspect, type Told } from '../result.ts'

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
    const found = result.findings.map((told) => ({
      finding: told,
      sentence: told,
      proposal: proposalFor(told, result, language),
    }))
    const content = annotate(bytes, source.reading, found, { language, deflateRaw: platform.deflateRaw })
    return { result, files: [{ name: name ?? copyName(input.below), content }] }
  }
}

/** What is proposed for a broken sum, or why nothing is. */
function proposalFor(told: Told, result: FileResult, language: Language): string | undefined {
  const id = identityOf(told)
  const edition = editions[result.edition as EditionId]
  const name = placedName(edition, result.placeOf)
  const repairs = result.repairs.filter(({ resolves }) => resolves.includes(id))
  if (repairs.length > 0) return proposalWords(repairs, edition, language, name)
  const open = result.undetermined.find(({ sums }) => sums.some((sum) => identityOf(sum) === id))
  return open && undeterminedWords(open, edition, language, name)
}

const copyName = (below: string) => below.split(/[/\\]/u).map(safeName).join('/')
