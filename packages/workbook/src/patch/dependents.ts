import type { Area } from '../a1.ts'
import type { Book, DefinedName } from '../read/book.ts'
import { type Formula, formulaText } from '../read/formula-text.ts'
import { contains, placeKey } from '../read/reference.ts'
import type { Sheet } from '../read/sheet.ts'
import { type References, referencesIn } from './references.ts'

/** A workbook's sheets and what its names stand for. */
interface Formulas<S extends Sheet> {
  readonly book: Pick<Book, 'definedNames'>
  sheets(): readonly S[]
}

/** A formula cell and what it refers to. */
interface FormulaAt<S extends Sheet> {
  readonly sheet: S
  readonly key: number
  readonly refers: References
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
  let fresh = new Map([...changed].map(([sheet, keys]) => [nameOf(sheet), new Set(keys)]))
  for (let waiting = formulas; fresh.size > 0; ) {
    const next = new Map<string, Set<number>>()
    const rest: FormulaAt<S>[] = []
    for (const formula of waiting) {
      if (!reads(formula.refers, fresh)) rest.push(formula)
      else {
        take(formula)
        const name = nameOf(formula.sheet)
        next.set(name, (next.get(name) ?? new Set()).add(formula.key))
      }
    }
    fresh = next
    waiting = rest
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
        formula ? [{ sheet, key, refers: known(formula, sheet.name, names) }] : [],
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

/** Whether it may read one of the cells, which are given by their sheet's name in lower case. */
function reads({ areas, anywhere }: References, cells: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  if (anywhere) return true
  for (const { sheet, area } of areas) {
    const keys = cells.get(sheet)
    if (!keys) continue
    const { top, left, bottom, right } = area
    if (top === bottom && left === right ? keys.has(placeKey(top, left)) : anyIn(area, keys)) return true
  }
  return false
}

function anyIn(area: Area, keys: ReadonlySet<number>): boolean {
  for (const key of keys) if (contains(area, key)) return true
  return false
}
