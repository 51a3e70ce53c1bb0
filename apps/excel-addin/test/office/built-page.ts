import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { webConfig } from '../../build/config.ts'

/** The Office page as it is deployed, by file name. */
export async function builtPage(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const config = webConfig('dist/web')
  const page = fileURLToPath(new URL('../../pages/office.html', import.meta.url))
  const result = await build({
    ...config,
    configFile: false,
    build: { ...config.build, write: false, rolldownOptions: { input: page } },
  })
  if (Array.isArray(result) || !('output' in result)) throw new TypeError('one build was asked for')
  return new Map(
    result.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  )
}

/** A file of `public/`, which is deployed as it is. */
export async function publicFile(path: string): Promise<Uint8Array | undefined> {
  const file = fileURLToPath(new URL(`../../public/${path}`, import.meta.url))
  return readFile(file).catch(() => undefined)
}
