import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Language } from '@gongkai/schema'
import type { Input } from '../input.ts'
import { fileProblem, Problem } from '../problem.ts'
import { openArchive } from './archive-file.ts'
import { kindNotRead, type NotRead, notReadLines } from './not-read.ts'

/** The endings of files that hold a report of their own. */
export const reportTypes: readonly string[] = ['.xlsx', '.xlsm', '.json']

export interface ListingOptions {
  /** Endings, in lower case, of the files taken from folders. A file that is named is always taken. */
  readonly types?: readonly string[]
  /** A folder that is not looked into: the one that is written to. */
  readonly except?: string
  /** Whether a folder inside is passed over. */
  readonly passes?: (folder: string) => boolean
}

/** What folders and zip files hold for a command. */
export interface Listing {
  readonly inputs: readonly Input[]
  /** Files that may hold a report and are of a kind that is not read. */
  readonly notRead: readonly NotRead[]
}

/** Lock files of Office and WPS, and hidden files. */
const passedOver = (name: string) => name.startsWith('~$') || name.startsWith('.')

/**
 * The report files named, or in the folders and zip files named, each once and in a stable order, and the files beside them
 * that may hold a report. A folder or zip inside that cannot be read is an input that is refused.
 *
 * @throws Problem where a path that was named is not there, or holds no report file
 */
export async function listInputs(
  paths: readonly string[],
  { types = reportTypes, except, passes = () => false }: ListingOptions = {},
): Promise<Listing> {
  const looked = (name: string) => has(types, name) || kindNotRead(name) !== undefined
  const found = new Map<string, Input>()
  const notRead = new Map<string, NotRead>()
  const written = except === undefined ? undefined : resolve(except)
  const isLeftOut = (folder: string) => resolve(folder) === written || passes(folder)
  for (const path of paths) {
    const listed = await inputsOf(path, looked, isLeftOut)
    const isTaken = ({ name, refused }: Input) => name === path || refused !== undefined || has(types, name)
    const inputs = listed.filter(isTaken)
    const others = listed.flatMap((input) => {
      const kind = isTaken(input) ? undefined : kindNotRead(input.name)
      return kind ? [{ input, kind }] : []
    })
    if (inputs.length === 0) throw nothingIn(path, types, others)
    for (const input of inputs) if (!found.has(keyOf(input))) found.set(keyOf(input), input)
    for (const other of others) notRead.set(keyOf(other.input), other)
  }
  return { inputs: [...found.values()], notRead: [...notRead.values()] }
}

const keyOf = ({ path, member }: Input) => `${resolve(path)}|${member?.index}`

type Looked = (name: string) => boolean
type LeftOut = (folder: string) => boolean

const has = (types: readonly string[], name: string) => types.includes(extname(name).toLowerCase())

function nothingIn(path: string, types: readonly string[], others: readonly NotRead[]): Problem {
  const said = (language: Language) =>
    notReadLines(others, language)
      .map((line) => `\n${line}`)
      .join('')
  return new Problem(
    `「${path}」里没有可以读的文件（${types.join('、')}）。${said('zh-CN')}`,
    `No file to be read (${types.join(', ')}) in ${path}.${said('en')}`,
  )
}

/** A zip is a folder sent as one file. One inside another is told of and not opened. */
function inputsInZip(path: string, below: string, looked: Looked): readonly Input[] {
  try {
    const { members, stamp } = openArchive(path)
    return members
      .map(({ name }, index) => {
        // Slashes either way; what would lead out of the folder, or up in it, leads nowhere.
        const parts = name.split(/[/\\]/u).filter((part) => part !== '' && part !== '.' && part !== '..')
        return { parts, member: { index, stamp }, type: extname(name).toLowerCase() }
      })
      .filter(({ parts, type }) => !parts.some(passedOver) && (looked(parts.at(-1) ?? '') || type === '.zip'))
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

async function inputsOf(path: string, looked: Looked, isLeftOut: LeftOut): Promise<readonly Input[]> {
  try {
    if ((await stat(path)).isDirectory()) return await inputsIn(path, '', looked, isLeftOut)
  } catch (error) {
    throw fileProblem(error, path)
  }
  if (isZip(path)) return inputsInZip(path, '', looked)
  return [{ name: path, path, below: basename(path) }]
}

const isZip = (path: string) => extname(path).toLowerCase() === '.zip'

async function inputsIn(
  folder: string,
  below: string,
  looked: Looked,
  isLeftOut: LeftOut,
): Promise<readonly Input[]> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !passedOver(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const inputs: Input[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    const inside = join(below, entry.name)
    const isFile = entry.isFile() || (entry.isSymbolicLink() && (await isLinkToFile(path)))
    if (entry.isDirectory()) {
      if (isLeftOut(path)) continue
      inputs.push(...(await inputsIn(path, inside, looked, isLeftOut).catch(refused(path, inside))))
    } else if (isFile && isZip(path)) {
      inputs.push(...inputsInZip(path, inside, looked))
    } else if (isFile && looked(entry.name)) {
      inputs.push({ name: path, path, below: inside })
    }
  }
  return inputs
}

/** A link that leads nowhere counts as a file, so that it is told of; one to a folder is not followed, for it may lead round in a circle. */
const isLinkToFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => true,
  )

const refused = (path: string, below: string) => (error: unknown) => [
  { name: path, path, below, refused: fileProblem(error, path).wording },
]
