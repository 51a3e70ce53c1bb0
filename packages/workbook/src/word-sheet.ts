import { a1, reference } from './a1.ts'
import { explanationsName } from './names.ts'
import { explanationsSheet } from './template/text-sheets.ts'

/** A sheet of words to be put into a workbook that others made, as plain data for any program to write. */
export interface WordSheet {
  readonly name: string
  /** Of the columns from A on, in characters. */
  readonly widths: readonly number[]
  readonly words: readonly {
    readonly address: string
    readonly text: string
    readonly bold: boolean
  }[]
  /** The defined name by which it is found again, and what it stands for: `='核实说明'!$A$2:$B$23`. */
  readonly mark: { readonly name: string; readonly formula: string }
}

/** The name, or the first of it with a number that no sheet has. Programs take capitals and small letters for the same. */
export function freeSheetName(name: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map((other) => other.toLowerCase()))
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}${number}`
    if (!known.has(free.toLowerCase())) return free
  }
}

/** What sheets are called beside these whose names are taken. */
export function freeSheetNames(
  here: Iterable<string>,
  added: readonly string[],
): ReadonlyMap<string, string> {
  const taken = [...here]
  const known = new Set(taken.map((name) => name.toLowerCase()))
  const called = new Map<string, string>()
  for (const name of added) {
    if (known.has(name.toLowerCase()))
      called.set(name, freeSheetName(name, [...taken, ...added, ...called.values()]))
  }
  return called
}

/** 核实说明 as the template has it, for a workbook with sheets of these names. */
export function explanationsFor(taken: Iterable<string>): WordSheet {
  const { name: wanted, widths, cells, names } = explanationsSheet(undefined)
  const name = freeSheetName(wanted, taken)
  return {
    name,
    widths,
    words: cells.flatMap(({ value, look, ...place }) =>
      typeof value === 'string'
        ? [{ address: a1(place), text: value, bold: look === 'title' || look === 'label' }]
        : [],
    ),
    mark: { name: explanationsName, formula: `=${reference(name, names.get(explanationsName)!)}` },
  }
}
