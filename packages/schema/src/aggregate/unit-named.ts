import { nameKey, type Unit } from './unit.ts'

/** 某县人民政府 is that of 某县, by which the names of its units begin. */
const government = /人民政府$/u

/** A place's name in front of a short one makes it another place's: 乙县审计局. */
const placeBefore = /[省市州盟县区旗镇乡]$/u

/** What a unit is called at home, without the place: 审计局 of 某县审计局. */
function shortNames(name: string, regions: readonly string[]): readonly string[] {
  return regions
    .filter((region) => name.startsWith(region))
    .map((region) => name.slice(region.length))
    .filter((short) => short.length > 2 && !/^人民政府/u.test(short))
}

function holdsShort(text: string, short: string): boolean {
  const at = text.indexOf(short)
  return at >= 0 && !placeBefore.test(text.slice(0, at))
}

interface Named {
  readonly name: string
  readonly key: string
}

/** The only unit whose name without the place a text holds; of several such names the longest counts. */
function shortIn(text: string, names: readonly Named[]): string | undefined {
  const regions = names.flatMap(({ key }) => (government.test(key) ? key.replace(government, '') : []))
  const found = names.flatMap(({ name, key }) =>
    shortNames(key, regions)
      .filter((short) => holdsShort(text, short))
      .map((short) => ({ name, length: short.length })),
  )
  const longest = Math.max(...found.map(({ length }) => length))
  const [one, ...others] = new Set(found.filter(({ length }) => length === longest).map(({ name }) => name))
  return others.length === 0 ? one : undefined
}

/**
 * The unit whose name a file's name holds, the longest such; else the only one whose name without the place it holds, as units
 * name their files; else that of a folder it lies in: a guess for the reader's eye, never for the sum.
 */
export function unitNamedIn(file: string, units: readonly Unit[]): string | undefined {
  const names = units.map(({ name }): Named => ({ name, key: nameKey(name) }))
  const longestIn = (text: string) =>
    names.filter(({ key }) => text.includes(key)).sort((a, b) => b.name.length - a.name.length)[0]?.name
  const last = nameKey(file.split(/[/\\]/u).at(-1) ?? '')
  return longestIn(last) ?? shortIn(last, names) ?? longestIn(nameKey(file))
}
