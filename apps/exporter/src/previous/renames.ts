import { readFile } from 'node:fs/promises'
import { nameKey, type Wording } from '@gongkai/schema'
import { fileProblem, Problem } from '../problem.ts'
import { decodeCsv } from '../roster/decode.ts'
import { rowsOf } from '../roster/roster.ts'

/** From a former name of an agency to the name that took its place, both as `nameKey` has them. */
export type Renames = Readonly<Record<string, string>>

const what: Wording = { 'zh-CN': '更名表', en: 'list of renames' }

const headings = {
  former: ['原名', '原名称', '旧名称', 'former'],
  name: ['现名', '现名称', '新名称', 'name'],
}

const columnOf = (header: readonly string[], words: readonly string[]) =>
  header.findIndex((title) => words.includes(title.trim()))

/** The last name an agency has, however often it was renamed. */
export function currentName(renames: Renames, name: string): string {
  let key = nameKey(name)
  // A circle is refused when the list is read.
  while (Object.hasOwn(renames, key)) key = renames[key] ?? key
  return key
}

function circleIn(renames: Renames): string | undefined {
  return Object.keys(renames).find((start) => {
    const seen = new Set<string>()
    let key: string | undefined = start
    while (key !== undefined && !seen.has(key)) {
      seen.add(key)
      key = Object.hasOwn(renames, key) ? renames[key] : undefined
    }
    return key !== undefined
  })
}

/** The list of renames from the text of a CSV with the columns 原名 and 现名. Throws a Problem that names the line. */
export function parseRenames(text: string, path: string): Renames {
  const [header, ...rows] = rowsOf(text, path, what)
  const [former, name] = [headings.former, headings.name].map((words) => columnOf(header?.cells ?? [], words))
  if (former === undefined || name === undefined || former < 0 || name < 0) {
    throw new Problem(
      `更名表第一行应为列名「原名,现名」：${path}。`,
      `The first line of the list of renames holds the headings “former,name”: ${path}.`,
    )
  }
  const renames: Record<string, string> = {}
  for (const { line, cells } of rows) {
    const [from, to] = [nameKey(cells[former] ?? ''), nameKey(cells[name] ?? '')]
    if (from === '' || to === '' || from === to) {
      throw new Problem(
        `更名表第 ${line} 行应有两个不同的名称：${path}。`,
        `Line ${line} of the list of renames takes two different names: ${path}.`,
      )
    }
    if (Object.hasOwn(renames, from) && renames[from] !== to) {
      throw new Problem(
        `更名表第 ${line} 行：「${from}」已有另一个现名「${renames[from]}」：${path}。一个单位分成几个的，没有一份上年报告可比，请删去这几行。`,
        `Line ${line} of the list of renames: “${from}” already became “${renames[from]}”: ${path}. An agency that was divided has no one report of last year: delete these lines.`,
      )
    }
    renames[from] = to
  }
  const circle = circleIn(renames)
  if (circle !== undefined) {
    throw new Problem(
      `更名表绕成了圈：「${circle}」几经更名又回到原名：${path}。请删去多余的行。`,
      `The list of renames runs in a circle from “${circle}”: ${path}.`,
    )
  }
  return renames
}

/** Reads the file of `--renames`: CSV in UTF-8, UTF-16 or GB18030. */
export async function readRenames(path: string | undefined): Promise<Renames> {
  if (path === undefined) return {}
  const bytes = await readFile(path).catch((error) => {
    throw fileProblem(error, path)
  })
  return parseRenames(decodeCsv(bytes, path, what), path)
}
