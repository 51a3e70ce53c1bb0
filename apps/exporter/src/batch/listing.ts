import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Input } from '../input.ts'
import { fileProblem, Problem } from '../problem.ts'
import { openArchive } from './archive-file.ts'

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
 * The report files named, or in the folders and zip files named, each once and in a stable order. A folder or zip inside
 * that cannot be read is an input that is refused.
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
      throw new Problem(`里面没有 ${wanted} 文件：${path}。`, `No ${wanted} file in ${path}.`)
    }
    for (const input of inputs) {
      const key = `${resolve(input.path)}|${input.member?.index}`
      if (!found.has(key)) found.set(key, input)
    }
  }
  return [...found.values()]
}

/** A zip is a folder sent as one file. One inside another is told of and not opened. */
function inputsInZip(path: string, below: string, types: readonly string[]): readonly Input[] {
  try {
    const { members, stamp } = openArchive(path)
    return members
      .map(({ name }, index) => {
        // Slashes either way; what would lead out of the folder, or up in it, leads nowhere.
        const parts = name.split(/[/\\]/u).filter((part) => part !== '' && part !== '.' && part !== '..')
        return { parts, member: { index, stamp }, type: extname(name).toLowerCase() }
      })
      .filter(({ parts, type }) => !parts.some(passedOver) && (types.includes(type) || type === '.zip'))
      .sort((a, b) => (a.parts.join('/') < b.parts.join('/') ? -1 : 1))
      .map(({ parts, member, type }) => ({
        name: join(path, ...parts),
        path,
        member,
        below: join(below.replace(/\.zip$/iu, ''), ...parts),
        ...(type === '.zip' && { refused: nested }),
      }))
  } catch (error) {
    return refused(path, below)(error)
  }
}

const nested = new Problem(
  '压缩包里的压缩包没有打开。请先解压。',
  'A zip inside a zip was not opened. Unpack it first.',
).wording

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
  if (isZip(path)) return inputsInZip(path, '', types)
  return [{ name: path, path, below: basename(path) }]
}

const isZip = (path: string) => extname(path).toLowerCase() === '.zip'

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
    } else if (entry.isFile() && isZip(path)) {
      inputs.push(...inputsInZip(path, inside, types))
    } else if (entry.isFile() && types.includes(extname(entry.name).toLowerCase())) {
      inputs.push({ name: path, path, below: inside })
    }
  }
  return inputs
}

const refused = (path: string, below: string) => (error: unknown) => [
  { name: path, path, below, refused: fileProblem(error, path).wording },
]
