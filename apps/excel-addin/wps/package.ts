import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeZip } from '@gongkai/ooxml'
import { build, type InlineConfig } from 'vite'
import { offlineConfig } from '../build/config.ts'
import { instructions, publishXml } from './texts.ts'

const app = fileURLToPath(new URL('..', import.meta.url))

const instructionsFile = '安装说明.txt'

/** What was asked for cannot be done; the message says why and what to do. */
export class PackageRefusal extends Error {}

export interface PackageOptions {
  /** Folder of the package; what stood there is replaced once the new package is whole. */
  readonly out: string
  /** Where a web server will offer the add-in's folder; without it WPS takes the add-in from its own folder. */
  readonly url?: string | undefined
}

/**
 * Builds the package: a folder `jsaddons` with the add-in and publish.xml, instructions, and all of it as one zip. A run that
 * fails leaves the package of the run before.
 *
 * @throws PackageRefusal where `url` is no web address, and where something else than such a package stands at `out`
 */
export async function buildWpsPackage({ out, url }: PackageOptions): Promise<void> {
  const { version } = JSON.parse(await readFile(join(app, 'package.json'), 'utf8')) as { version: string }
  const addin = { name: 'gongkai', version, ...(url === undefined ? {} : { url: serverOf(url) }) }
  await refuseOthers(out)
  await mkdir(dirname(out), { recursive: true })
  const work = await mkdtemp(`${out}.`)
  try {
    const folder = join(work, 'jsaddons', `${addin.name}_${version}`)
    await build(offlineConfig(folder, 'wps.html'))
    await build(entryConfig(folder))
    for (const file of ['index.html', 'ribbon.xml', 'manifest.xml', 'icon.svg']) {
      await cp(join(app, 'wps', file), join(folder, file))
    }
    await writeFile(join(work, 'jsaddons', 'publish.xml'), publishXml(addin))
    await writeFile(join(work, instructionsFile), instructions(addin))
    await writeFile(join(work, `gongkai-wps-${version}.zip`), writeZip(await filesIn(work)))
    await rm(out, { recursive: true, force: true })
    await rename(work, out)
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    throw error
  }
}

/** Only a package of an earlier run is replaced. */
async function refuseOthers(out: string): Promise<void> {
  const held = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') return [out]
    throw error
  })
  if (held.length > 0 && !(held.includes('jsaddons') && held.includes(instructionsFile)))
    throw new PackageRefusal(
      `${out} 已有别的内容，没有改动；请另写 --out (it holds something else and was left)`,
    )
}

/** A web address of a folder, as WPS puts file names behind it. */
function serverOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new PackageRefusal(
      `--url 要写网页地址，如 https://oa.example.gov.cn/gongkai/ (not a web address): ${text}`,
    )
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** A classic script: it must have run when WPS looks the callbacks up. */
const entryConfig = (outDir: string): InlineConfig => ({
  configFile: false,
  root: app,
  publicDir: false,
  logLevel: 'warn',
  resolve: { conditions: ['@gongkai/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2019',
    lib: {
      entry: join(app, 'src/hosts/wps/entry.ts'),
      formats: ['iife'],
      name: 'gongkaiEntry',
      fileName: () => 'main.js',
    },
  },
})

async function filesIn(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    files.sort().map(async (file) => ({
      name: relative(folder, file).replaceAll('\\', '/'),
      content: await readFile(file),
      mode: 0o644,
    })),
  )
}
