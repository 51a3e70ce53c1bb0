import { HostError } from '../../port.ts'
import { get, ifGiven, type Jsapi, object, type Root, text, yes } from './jsapi.ts'

/** Asks the official whether a file may be replaced. */
export type MayReplace = (path: string) => boolean

/**
 * Writes a file where the official says, by WPS's own dialog; in a build without it, into the folder of downloads under a
 * name not yet taken. A file is replaced only after a question; giving up leaves nothing.
 *
 * @throws HostError `cancelled` where the official gave up; `refused` where the file did not come to stand there whole
 */
export function saveFile(
  { app, root }: Jsapi,
  mayReplace: MayReplace,
  name: string,
  bytes: Uint8Array,
): void {
  const files = object<WPS.FileSystem>(get(root, 'FileSystem'))
  const path = chosenPath(app, root, files, name)
  const replaced = exists(files, path)
  if (replaced && !mayReplace(path)) throw new HostError('cancelled')
  write(files, path, bytes, replaced)
}

/** @throws HostError `refused` where the file did not come to stand there whole */
function write(files: WPS.FileSystem, path: string, bytes: Uint8Array, replaced = false): void {
  const content = binaryString(bytes)
  const done = get(files, 'writeAsBinaryString', path, content)
  if (yes(done) && get(files, 'readAsBinaryString', path) === content) return
  if (!replaced && exists(files, path)) get(files, 'Remove', path)
  throw new HostError('refused', { cause: `WPS did not write ${path}` })
}

/**
 * Does something with a file that is there for so long.
 *
 * @throws HostError `refused` where it could not be written
 */
export function withFile<R>({ root }: Jsapi, bytes: Uint8Array, use: (path: string) => R): R {
  const files = object<WPS.FileSystem>(get(root, 'FileSystem'))
  const folder = text(get(object<WPS.Env>(get(root, 'Env')), 'GetTempPath')).replace(/[\\/]$/, '')
  const path = unused(files, folder, 'gongkai.xlsx')
  write(files, path, bytes)
  try {
    return use(path)
  } finally {
    // One that WPS still holds is left to the system.
    ifGiven(() => get(files, 'Remove', path))
  }
}

function chosenPath(app: Et.Application, root: Root, files: WPS.FileSystem, name: string): string {
  if ((app as Partial<Et.Application>).GetSaveAsFilename === undefined) return freePath(root, files, name)
  const type = name.slice(name.lastIndexOf('.') + 1)
  const chosen = get(app, 'GetSaveAsFilename', name, `*.${type},*.${type}`)
  if (typeof chosen !== 'string' || chosen === '') throw new HostError('cancelled')
  return chosen.toLowerCase().endsWith(`.${type.toLowerCase()}`) ? chosen : `${chosen}.${type}`
}

function freePath(root: Root, files: WPS.FileSystem, name: string): string {
  const folder = text(get(object<WPS.Env>(get(root, 'Env')), 'GetDownloadPath')).replace(/[\\/]$/, '')
  return unused(files, folder, name)
}

/** The name in a folder, or the first of it with a number that is not taken. */
function unused(files: WPS.FileSystem, folder: string, name: string): string {
  const dot = name.lastIndexOf('.')
  for (let copy = 1; ; copy++) {
    const path = `${folder}/${copy === 1 ? name : `${name.slice(0, dot)} (${copy})${name.slice(dot)}`}`
    if (!exists(files, path)) return path
  }
}

const exists = (files: WPS.FileSystem, path: string): boolean => yes(get(files, 'Exists', path))

/** One character for each byte, as `writeAsBinaryString` takes them. */
function binaryString(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return parts.join('')
}
