import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where npm has installed Microsoft's package. Throws where it has not. */
export function officeJsFolder(): string {
  const { resolve } = createRequire(import.meta.url)
  return dirname(resolve('@microsoft/office-js/package.json'))
}

/** What Excel asks for, in any language and on any system: not the other programs' parts, nor what is for debugging. */
const wanted = (name: string) =>
  !/^(?:word|powerpoint|onenote|outlook|project|access|visio)|\.debug\.js$|vsdoc|\.d\.ts$/i.test(name)

/**
 * Copies Office.js for the deployer's own use, with its licence, which does not let us publish it for others to copy. Replaces
 * the copy of an earlier run once the new one is whole.
 *
 * @returns how many files
 */
export async function copyOfficeJs(from: string, to: string): Promise<number> {
  await mkdir(dirname(to), { recursive: true })
  const work = await mkdtemp(`${to}.`)
  try {
    const dist = join(from, 'dist')
    const filter = (path: string) => wanted(path.slice(path.lastIndexOf('/') + 1).replace(/.*\\/, ''))
    await cp(dist, work, { recursive: true, filter })
    await cp(join(from, 'LICENSE.md'), join(work, 'LICENSE.md'))
    const files = await readdir(work, { recursive: true, withFileTypes: true })
    await rm(to, { recursive: true, force: true })
    await rename(work, to)
    return files.filter((file) => file.isFile()).length
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
