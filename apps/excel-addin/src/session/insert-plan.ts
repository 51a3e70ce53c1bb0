import { besideSheets, storedBook } from '@gongkai/workbook'
import type { Assessment } from './assess.ts'
import type { Plan } from './plan.ts'

/**
 * Puts the sheets of a template behind the last one. Those whose names are taken are called otherwise in the file already, so
 * that they come under the names that are shown. `undefined` where the workbook has one of the template's names, and with it a
 * report of its own.
 */
export function insertPlan({ snapshot, report, where }: Assessment, template: Uint8Array): Plan | undefined {
  const { sheets, names } = snapshot.book
  const file = besideSheets(
    template,
    sheets.map(({ name }) => name),
  )
  const book = storedBook(file)
  const coming = new Set(Object.keys(book.names).map((name) => name.toLowerCase()))
  const same = Object.entries(names).filter(([name]) => coming.has(name.toLowerCase()))
  const broken = same.flatMap(([name, formula]) => (formula.includes('#REF!') ? [name] : []))
  if (broken.length < same.length) return undefined
  const called = storedBook(template).sheets.map(({ name }, index) => ({
    name,
    as: book.sheets[index]!.name,
  }))
  const filled = Object.entries(report.values).flatMap(([id, value]) =>
    value === null ? [] : (where(id)?.sheet ?? []),
  )
  return {
    kind: 'insert-template',
    workbook: snapshot.workbook,
    changes: [],
    insertion: { file, book, sheets: called, broken, checkedNow: [...new Set(filled)] },
    follows: [],
    left: [],
  }
}
