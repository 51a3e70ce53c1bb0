import type { Unit } from '@gongkai/schema'
import { type Column, headings, type Understood, understand } from './columns.ts'

/** A line of the roster that cannot be taken, for the user. `line` counts from 1, the headings included. */
export interface RowFault {
  readonly line: number
  readonly zh: string
  readonly en: string
}

export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()

/** Where each column stands; headings that mean nothing here are given back by name. */
export function columnsOf(header: readonly string[]): {
  readonly at: ReadonlyMap<Column, number>
  readonly double: readonly string[]
  readonly unused: readonly string[]
} {
  const at = new Map<Column, number>()
  const double: string[] = []
  const unused: string[] = []
  const known = Object.entries(headings) as [Column, readonly string[]][]
  header.forEach((title, i) => {
    const column = known.find(([, words]) => words.some((word) => fold(word) === fold(title)))?.[0]
    if (column === undefined) unused.push(...(title === '' ? [] : [title]))
    else if (at.has(column)) double.push(title)
    else at.set(column, i)
  })
  return { at, double, unused }
}

/** One row as a unit and what is wrong with it: whatever that is, a unit that has a name has its place in the tree. */
export function unitOf(
  { line, cells }: Row,
  at: ReadonlyMap<Column, number>,
): { readonly unit?: Unit; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const text = (column: Column) => cells[at.get(column) ?? -1]?.trim() ?? ''
  const read = <T>(column: Column, understood: (text: string) => Understood<T>): T | undefined => {
    const given = text(column)
    if (given === '') return undefined
    const found = understood(given)
    if ('value' in found) return found.value
    const [zh, en] =
      'example' in found
        ? [`应写成 ${found.example} 这样的${found.of['zh-CN']}`, `${found.of.en} such as ${found.example}`]
        : [`应为：${found.expected}`, found.expected]
    faults.push({
      line,
      zh: `「${headings[column][0]}」写的是「${given}」，${zh}`,
      en: `“${column}” is “${given}”; it takes ${en}`,
    })
    return undefined
  }
  const name = text('name')
  if (name === '') faults.push({ line, zh: '没有单位名称', en: 'it names no unit' })
  const parent = text('parent')
  const kind = read('kind', understand.kind)
  const level = read('level', understand.level)
  const mayMakeRules = read('mayMakeRules', understand.mayMakeRules)
  const powers = read('powers', understand.powers)
  const deadline = read('deadline', understand.deadline)
  const scope = read('scope', understand.scope)
  if (name === '') return { faults }
  const unit: Unit = {
    name,
    ...(parent !== '' && { parent }),
    profile: {
      ...(kind !== undefined && { kind }),
      ...(level !== undefined && { level }),
      ...(mayMakeRules !== undefined && { mayMakeRules }),
    },
    ...(powers !== undefined && { powers }),
    ...(deadline !== undefined && { deadline }),
    ...(scope !== undefined && { scope }),
  }
  return { unit, faults }
}
