// Builds the WPS add-in as a package that is installed by copying files, without network and without a server:
//   npm run wps:package [-- --out FOLDER] [--url https://server/gongkai/]
// With --url the pages are offered by a web server of the office, and publish.xml points there.
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const inRepository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const { module } = await runnerImport(inRepository('apps/excel-addin/wps/package.ts'), {
  configFile: false,
  resolve: { conditions: ['@gongkai/source'] },
})
try {
  const { values } = parseArgs({ options: { out: { type: 'string' }, url: { type: 'string' } } })
  const out = resolve(values.out ?? inRepository('out/wps'))
  await module.buildWpsPackage({ out, url: values.url })
  console.log(relative('', out) || out)
} catch (error) {
  if (!(error instanceof module.PackageRefusal || /^ERR_PARSE_ARGS/.test(error.code))) throw error
  console.error(error.message)
  process.exitCode = 2
}
