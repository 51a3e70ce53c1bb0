// The scripts for Office import TypeScript of this folder, which Vite bundles: no build has to come before.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

export const inRepository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export async function officeModule(name) {
  const { module } = await runnerImport(inRepository(`apps/excel-addin/office/${name}.ts`), {
    configFile: false,
    resolve: { conditions: ['@gongkai/source'] },
  })
  return module
}
