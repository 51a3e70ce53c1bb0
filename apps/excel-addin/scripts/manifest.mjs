// Writes the manifest that an administrator hands to Excel, for the pages at an address:
//   npm run manifest -- --url https://server/gongkai/ [--out FILE]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inRepository, officeModule } from './office-modules.mjs'

const { values } = parseArgs({ options: { url: { type: 'string' }, out: { type: 'string' } } })
const out = resolve(values.out ?? inRepository('out/office/gongkai.xml'))
const { manifestFor } = await officeModule('manifest')
const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))
try {
  const manifest = await manifestFor({ url: values.url ?? '', version })
  const id = /<Id>.*<\/Id>/.exec(manifest)[0]
  if (existsSync(out) && !readFileSync(out, 'utf8').includes(id)) {
    throw new TypeError(`${out} 已有别的内容，没有改动；请另写 --out (it holds something else and was left)`)
  }
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, manifest)
  console.log(relative('', out) || out)
} catch (error) {
  if (!(error instanceof TypeError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
