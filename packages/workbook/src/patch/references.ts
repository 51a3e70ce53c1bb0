import type { DefinedName } from '../read/book.ts'
import { areaOf, type SheetArea } from '../read/reference.ts'

/** Which cells a formula may read. */
export interface References {
  readonly areas: readonly SheetArea[]
  /** It may read cells that its text does not tell (INDIRECT, OFFSET, tables, ranges over sheets). */
  readonly anywhere: boolean
}

const part =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+(:[\p{L}\p{N}_.]+)?)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(])|([\p{L}_\\][\p{L}\p{N}_.\\]*)|[[#]/giu

const reachesAnywhere = new Set(['indirect', 'offset'])

/** Names within names. */
const maxDepth = 8

/**
 * Reads a formula of a sheet for the cells that it may depend on: rather too many than too few. `names` gives what a
 * defined name stands for, under its name in lower case.
 */
export function referencesIn(
  formula: string,
  sheet: string,
  names: ReadonlyMap<string, readonly DefinedName[]>,
  depth = 0,
): References {
  const areas: SheetArea[] = []
  let anywhere = depth > maxDepth
  for (const [text, prefix, range3d, range, word] of formula.matchAll(part)) {
    if (text.startsWith('"')) continue
    const area = range && areaOf(range)
    const known = word === undefined ? undefined : names.get(word.toLowerCase())
    if (text === '[' || text === '#' || range3d || (word && reachesAnywhere.has(word.toLowerCase())))
      anywhere = true
    else if (area) areas.push({ sheet: prefix ? unquoted(prefix) : sheet, area })
    else if (known && depth <= maxDepth) {
      for (const name of known) {
        const inner = referencesIn(name.formula, sheet, names, depth + 1)
        areas.push(...inner.areas)
        anywhere ||= inner.anywhere
      }
    }
  }
  return { areas, anywhere }
}

const unquoted = (sheet: string) => sheet.replace(/^'|'$/g, '').replaceAll("''", "'")
