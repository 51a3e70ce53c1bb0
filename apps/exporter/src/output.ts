import { randomBytes } from 'node:crypto'
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileProblem, Problem } from './problem.ts'

/** `-o` that ends in a file type is a file; anything else is a folder. */
export const isFileName = (path: string): boolean => /^\.[a-z]{2,5}$/u.test(extname(path).toLowerCase())

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

const exists = (path: string) =>
  new Problem(
    `文件已存在：${path}。没有覆盖；确实要替换请加 --force。`,
    `${path} exists and was not replaced; use --force to replace it.`,
  )

/**
 * Writes a file whole or not at all: to a temporary file beside it, then into place. Without `force` an existing file
 * stays as it is, also one that appears meanwhile.
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
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, content, { flag: 'wx' })
    if (force) await rename(temporary, path)
    else await place(temporary, path)
  } catch (error) {
    throw fileProblem(error, path)
  } finally {
    // Not the reason to tell: what kept the file from being written also keeps this one from being removed.
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** A link fails where the name is taken, which a rename would not; file systems without links fall back to a look first. */
async function place(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') throw exists(path)
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error
    await writeFile(path, '', { flag: 'wx' }).catch((taken) => {
      throw taken instanceof Error && 'code' in taken && taken.code === 'EEXIST' ? exists(path) : taken
    })
    await rename(temporary, path)
  }
}
