import type { Book, DefinedName } from '../read/book.ts'
import { type Formula, formulaText } from '../read/formula-text.ts'
import { contains } from '../read/reference.ts'
import type { Sheet } from '../read/sheet.ts'
import { type References, referencesIn } from './references.ts'

/** A workbook's sheets and what its names stand for. */
interface Formulas<S extends Sheet> {
  readonly book: Pick<Book, 'definedNames'>
  sheets(): readonly S[]
}

/** A formula cell. */
interface FormulaAt<S extends Sheet> extends References {
  readonly sheet: S
  readonly key: number
}

/** More formulas than that are not followed one by one: all of them count as dependent. */
const maxFormulas = 5_000

/** Every formula cell whose result may change with the changed cells, through others too. Both by sheet. */
export function dependentsOf<S extends Sheet>(
  source: Formulas<S>,
  changed: ReadonlyMap<S, ReadonlySet<number>>,
): ReadonlyMap<S, ReadonlySet<number>> {
  const formulas = formulasOf(source)
  const found = new Map<S, Set<number>>()
  const take = ({ sheet, key }: FormulaAt<S>) => {
    const keys = found.get(sheet)
    if (keys) keys.add(key)
    else found.set(sheet, new Set([key]))
  }
  if (formulas.length > maxFormulas) {
    formulas.forEach(take)
    return found
  }
  const pending = [...changed].flatMap(([sheet, keys]) =>
    [...keys].map((key) => ({ name: nameOf(sheet), key })),
  )
  let waiting = formulas
  for (let next = pending.pop(); next && waiting.length > 0; next = pending.pop()) {
    const { name, key } = next
    waiting = waiting.filter((formula) => {
      if (!reads(formula, name, key)) return true
      take(formula)
      pending.push({ name: nameOf(formula.sheet), key: formula.key })
      return false
    })
  }
  return found
}

const nameOf = ({ name }: { readonly name: string }) => name.toLowerCase()

function formulasOf<S extends Sheet>(source: Formulas<S>): readonly FormulaAt<S>[] {
  const names = new Map<string, DefinedName[]>()
  for (const name of source.book.definedNames) {
    const same = names.get(nameOf(name))
    if (same) same.push(name)
    else names.set(nameOf(name), [name])
  }
  return source
    .sheets()
    .flatMap((sheet) =>
      [...sheet.cells].flatMap(([key, { formula }]) =>
        formula ? [{ sheet, key, ...known(formula, sheet.name, names) }] : [],
      ),
    )
}

/** A formula is one cell's, and what it refers to stays: a workbook in memory asks with each figure that is typed. */
const references = new WeakMap<Formula, References>()

function known(
  formula: Formula,
  sheet: string,
  names: ReadonlyMap<string, readonly DefinedName[]>,
): References {
  const earlier = references.get(formula)
  if (earlier) return earlier
  const { areas, anywhere } = referencesIn(formulaText(formula), sheet, names)
  const found = {
    areas: areas.map(({ sheet: name, area }) => ({ sheet: name.toLowerCase(), area })),
    anywhere,
  }
  references.set(formula, found)
  return found
}

/** `sheet` in lower case, as those of the areas are. */
function reads({ areas, anywhere }: References, sheet: string, key: number): boolean {
  if (anywhere) return true
  for (const { sheet: name, area } of areas) if (name === sheet && contains(area, key)) return true
  return false
}
