import {
  type EditionId,
  editions,
  identityOf,
  type Language,
  placedName,
  proposalWords,
  undeterminedWords,
} from '@gongkai/schema'
import { annotate, type WorkbookReading } from '@gongkai/workbook'
import { platform } from './platform.ts'
import type { FileResult, Told } from './result.ts'

/** A copy of a workbook with its findings marked and listed, each with what is proposed for it. */
export function markedCopy(
  bytes: Uint8Array,
  reading: WorkbookReading,
  result: FileResult,
  language: Language,
): Uint8Array {
  const found = result.findings.map((told) => ({
    finding: told,
    sentence: told,
    proposal: proposalFor(told, result, language),
  }))
  return annotate(bytes, reading, found, { ...platform, language })
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
