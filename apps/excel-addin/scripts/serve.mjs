// Tries the add-in in Excel on this machine: serves the built pages over HTTPS on localhost and writes the manifest for it.
//   npm run addin:serve [-- --port 3443]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inRepository, officeModule } from './office-modules.mjs'

const { values } = parseArgs({ options: { port: { type: 'string', default: '3443' } } })
const port = Number(values.port)
const app = inRepository('apps/excel-addin')
if (!existsSync(`${app}/dist/web/office.html`)) {
  console.error('还没有网页，请先运行 npm run build。 Build the pages first: npm run build')
  process.exit(2)
}
const folder = inRepository('out/office')
const manifestFile = `${folder}/localhost.xml`
const { certificateIn } = await officeModule('certificate')
const { manifestFor } = await officeModule('manifest')
const { officeJsFolder } = await officeModule('office-js')
const { serve } = await officeModule('serve')

mkdirSync(folder, { recursive: true })
const certificate = await certificateIn(folder)
const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))
writeFileSync(manifestFile, await manifestFor({ url: `https://localhost:${port}/`, version }))
await serve({ app, port, certificate, officeJs: officeJsFolder() })
console.log(`https://localhost:${port}/office.html

1. 信任证书 Trust the certificate (once): ${certificate.file}
   Windows: certutil -user -addstore Root "${certificate.file}"
   macOS:   security add-trusted-cert -k ~/Library/Keychains/login.keychain-db "${certificate.file}"
2. 在 Excel 里加载清单 Sideload the manifest: ${manifestFile}
   见 docs/deployment.zh-CN.md；see docs/deployment.md
按 Ctrl+C 结束。`)
