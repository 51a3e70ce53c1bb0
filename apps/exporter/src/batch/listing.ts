import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Input } from '../input.ts'
import { fileProblem, Problem } from '../problem.ts'

/** The endings of files that hold a report of their own. */
export const reportTypes: readonly string[] = ['.xlsx', '.xlsm', '.json']

export interface ListingOptions {
  /** Endings, in lower case, of the files taken from folders. A file that is named is always taken. */
  readonly types?: readonly string[]
  /** A folder that is not looked into: the one that is written to. */
  readonly except?: string
}

/** Lock files of Office and WPS, and hidden files. */
const passedOver = (name: string) => name.startsWith('~$') || name.startsWith('.')

/**
 * The report files named, or in the folders named, each once and in a stable order. A folder inside that cannot be read
 * is an input that is refused.
 *
 * @throws Problem where a path that was named is not there, or holds no report file
 */
export async function listInputs(
  paths: readonly string[],
  { types = reportTypes, except }: ListingOptions = {},
): Promise<readonly Input[]> {
  const found = new Map<string, Input>()
  for (const path of paths) {
    const inputs = await inputsOf(path, types, except === undefined ? undefined : resolve(except))
    if (inputs.length === 0) {
      const wanted = types.join(' ')
      throw new Problem(`目录里没有 ${wanted} 文件：${path}。`, `No ${wanted} file in ${path}.`)
    }
    for (const input of inputs) {
      const key = resolve(input.path)
      if (!found.has(key)) found.set(key, input)
    }
  }
  return [...found.values()]
}

async function inputsOf(
  path: string,
  types: readonly string[],
  except: string | undefined,
): Promise<readonly Input[]> {
  try {
    if ((await stat(path)).isDirectory()) return await inputsIn(path, '', types, except)
  } catch (error) {
    throw fileProblem(error, path)
  }
  return [{ name: path, path, below: basename(path) }]
}

async function inputsIn(
  folder: string,
  below: string,
  types: readonly string[],
  except: string | undefined,
): Promise<readonly Input[]> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !passedOver(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const inputs: Input[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const inside = join(below, entry.name)
    if (entry.isDirectory()) {
      if (resolve(path) === except) continue
      inputs.push(...(await inputsIn(path, inside, types, except).catch(refused(path, inside))))
    } else if (entry.isFile() && types.includes(extname(entry.name).toLowerCase())) {
      inputs.push({ name: path, path, below: inside })
    }
  }
  return inputs
}

const refused = (path: string, below: string) => (error: unknown) => [
  { name: path, path, below, refused: fileProblem(error, path).wording },
]
