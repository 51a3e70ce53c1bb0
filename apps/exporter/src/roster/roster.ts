import { readFile } from 'node:fs/promises'
import { nameKey, type Unit, type Wording } from '@gongkai/schema'
import { CsvError, parse } from 'csv-parse/sync'
import { nearestOf } from '../nearest.ts'
import { fileProblem, Problem } from '../problem.ts'
import { decodeCsv, roster } from './decode.ts'
import { columnsOf, type Row, type RowFault, unitOf } from './rows.ts'
import { type Listed, treeFaults } from './tree.ts'

/** Who has to file, as the supervisor's list says. */
export interface Roster {
  readonly units: readonly Unit[]
  /** Headings of columns that were not made use of. */
  readonly unused: readonly string[]
}

/** Faults told at once; a list that is wrong throughout is wrong in one way. */
const told = 10

function refuse(path: string, faults: readonly RowFault[]): never {
  const shown = faults.slice(0, told)
  const rest = faults.length - shown.length
  const zh = shown.map(({ line, zh: words }) => `  第 ${line} 行：${words}。`)
  const en = shown.map(({ line, en: words }) => `  line ${line}: ${words}.`)
  if (rest > 0) {
    zh.push(`  另有 ${rest} 处。`)
    en.push(`  and ${rest} more.`)
  }
  throw new Problem(`名册有错：${path}\n${zh.join('\n')}`, `The roster is wrong: ${path}\n${en.join('\n')}`)
}

/** Excel writes tabs in 「Unicode 文本」; a tab in the headings tells. */
const delimiterOf = (text: string) => (/^[^\r\n]*\t/u.test(text) ? '\t' : ',')

/** The rows of a CSV that hold anything. Throws a Problem. */
export function rowsOf(text: string, path: string, what: Wording = roster): readonly Row[] {
  const rows: Row[] = []
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: lines, cells })
        return null
      },
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0)
    throw new Problem(
      `${what['zh-CN']}不是完整的 CSV：${path} 第 ${line} 行附近的引号或列数不对。请用 Excel 或 WPS 打开，另存为 CSV。`,
      `The ${what.en} is no valid CSV: ${path}, near line ${line}: ${error.message}`,
    )
  }
}

/** Reads a roster from the text of a CSV. Throws a Problem that names each wrong line. */
export function parseRoster(text: string, path: string): Roster {
  const [header, ...rows] = rowsOf(text, path)
  const { at, double, unused } = columnsOf(header?.cells ?? [])
  if (!at.has('name')) {
    throw new Problem(
      `名册第一行没有「单位」这一列：${path}。第一行应为列名，例如：单位,上级,层级,可制定规章,权力,期限。`,
      `The roster has no column “name”: ${path}. Its first line holds the headings: name,parent,level,mayMakeRules,powers,deadline.`,
    )
  }
  if (double.length > 0) {
    throw new Problem(
      `名册有两列都是「${double[0]}」：${path}。请删去一列。`,
      `The roster has two columns “${double[0]}”: ${path}.`,
    )
  }
  const read = rows.map((row) => ({ row, ...unitOf(row, at) }))
  const faults = read.flatMap((entry) => entry.faults)
  const listed = read.flatMap(({ row, unit }): Listed[] => (unit ? [{ line: row.line, unit }] : []))
  const all = [...faults, ...treeFaults(listed)].sort((a, b) => a.line - b.line)
  if (all.length > 0) refuse(path, all)
  if (listed.length === 0) {
    throw new Problem(`名册里没有单位：${path}。`, `The roster lists no unit: ${path}.`)
  }
  return { units: listed.map(({ unit }) => unit), unused }
}

/** Reads the roster file: CSV in UTF-8, UTF-16 or GB18030. */
export async function readRoster(path: string): Promise<Roster> {
  const bytes = await readFile(path).catch((error) => {
    throw fileProblem(error, path)
  })
  return parseRoster(decodeCsv(bytes, path), path)
}

function notListed(named: string, units: readonly Unit[]): Problem {
  const near = nearestOf(
    named,
    units.map(({ name }) => name),
  )
  return new Problem(
    `名册上没有「${named}」，不知道汇总哪些单位。${near === undefined ? '请核对 --for 的名称' : `是不是「${near}」？请核对 --for 的名称`}，或在名册上补这个政府，并在所属单位的「上级」栏写上它。`,
    `The roster has no “${named}”, so which units are to be added up is unknown.${near === undefined ? '' : ` Did you mean “${near}”?`} Correct --for, or add that government to the roster and name it as the parent of its units.`,
  )
}

/**
 * The roster as a tree below one government: the one named, else the only one without a parent. Above a plain list of names,
 * in which nobody has a parent, any government may be named. Throws a Problem.
 */
export function rosterBelow(
  units: readonly Unit[],
  named: string | undefined,
): { readonly units: readonly Unit[]; readonly government: string } {
  const tops = units.filter(({ parent }) => parent === undefined)
  if (named === undefined) {
    const [top, ...others] = tops
    if (top && others.length === 0) return { units, government: top.name }
    const names = tops.slice(0, 5).map(({ name }) => name)
    throw new Problem(
      `名册有 ${tops.length} 个没有上级的单位（${names.join('、')}${tops.length > names.length ? '等' : ''}）。请用 --for 写明汇总到哪个政府，例如 --for 某市人民政府。`,
      `${tops.length} units of the roster have no parent (${names.join(', ')}). Name the government with --for.`,
    )
  }
  const known = units.find(({ name }) => nameKey(name) === nameKey(named))
  if (known) return { units, government: known.name }
  // Who wrote down who stands below whom knows the government: another name is a slip.
  if (tops.length < units.length) throw notListed(named, units)
  const below = units.map((unit) => ({ ...unit, parent: named }))
  return { units: [{ name: named, profile: {} }, ...below], government: named }
}
