import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileProblem, Problem } from './problem.ts'

/** `-o` that ends in a file type is a file; anything else is a folder. */
export const isFileName = (path: string): boolean => /^\.[a-z]{2,5}$/u.test(extname(path).toLowerCase())

/** Refuses the name of a file that does not end as what is written into it. */
export function ensureEnding(output: string, endings: readonly string[]): void {
  if (endings.includes(extname(output).toLowerCase())) return
  throw new Problem(
    `-o 要以 ${endings.join(' 或 ')} 结尾，写的是「${output}」。`,
    `-o must end in ${endings.join(' or ')}, not “${output}”.`,
  )
}

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu

/**
 * A file name made of agency and year: no path parts, nothing Windows reserves, no control or direction characters, and
 * no more than 200 bytes, which file systems take beside an extension.
 */
export function safeName(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\\/:*?"<>|]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  let short = ''
  let bytes = 0
  for (const character of clean) {
    bytes += Buffer.byteLength(character)
    if (bytes > 200) break
    short += character
  }
  const name = short.replace(/[. ]+$/gu, '')
  return name === '' || reserved.test(name.split('.')[0] ?? '') ? `_${name}` : name
}

export const exists = (path: string) =>
  new Problem(
    `文件已存在：${path}。没有覆盖；确实要替换请加 --force。`,
    `${path} exists and was not replaced; use --force to replace it.`,
  )

/**
 * Writes a file whole or not at all: to a temporary file beside it, then into place. Without `force` an existing file
 * stays as it is, also one that appears meanwhile. Proof against a killed process, not against power loss: nothing waits
 * for the disk.
 */
export async function writeAtomically(
  path: string,
  content: Uint8Array | string,
  { force = false }: { readonly force?: boolean } = {},
): Promise<void> {
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`,
  )
  try {
    makeFolder(dirname(path))
    writeFileSync(temporary, content, { flag: 'wx' })
    putInPlace(temporary, path, force)
  } catch (error) {
    throw fileProblem(error, path)
  } finally {
    discard(temporary)
  }
}

/** Makes a folder and those above it. On a read-only disk node says of the way that it is not there; asked step by step, why. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    if (!existsSync(dirname(path))) makeFolder(dirname(path))
    mkdirSync(path)
  }
}

/** Does what writes into a folder; the folder is made where it is not there, which is once among thousands of files. */
export function inFolder<T>(folder: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    makeFolder(folder)
    return write()
  }
}

/** Removes a file where it can: what kept another from being written may keep this one from being removed. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The other reason is told.
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Gives a finished file its name, at once. Without `force` a name that is taken is a Problem. */
export function putInPlace(temporary: string, path: string, force: boolean): void {
  if (force) renameSync(temporary, path)
  else if (!takeName(temporary, path)) throw exists(path)
}

/**
 * Gives a finished file its name where that is free, else `false`: a link fails where a rename would not. On file systems
 * without links the name is looked at first; an empty file to keep it would be half of one after a kill.
 */
export function takeName(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path)
    unlinkSync(temporary)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error
    if (existsSync(path)) return false
    renameSync(temporary, path)
  }
  return true
}
