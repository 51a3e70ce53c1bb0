// For networks without internet: copies Office.js from this machine's own npm install beside the built pages.
//   npm run office-js [-- --to FOLDER]
// Microsoft's licence does not let gongkai publish it for others to copy. Hosting it oneself works, but Microsoft does not
// support it.
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inRepository, officeModule } from './office-modules.mjs'

const { values } = parseArgs({ options: { to: { type: 'string' } } })
const to = join(resolve(values.to ?? inRepository('apps/excel-addin/dist/web')), 'office-js')
const { copyOfficeJs, officeJsFolder } = await officeModule('office-js')
const files = await copyOfficeJs(officeJsFolder(), to)
console.log(`${relative('', to) || to}: ${files} 个文件 files`)
console.log('许可见其中的 LICENSE.md，仅供本单位使用。 For your own use; see LICENSE.md there.')
