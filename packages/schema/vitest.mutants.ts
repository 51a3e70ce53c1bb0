import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

// `npm run mutants`: a module's own tests (see scripts/mutants.mjs), each property for a moment only, on one seed. Each test file
// loads its modules anew: what one has made and kept (`sumsOf`) another would not be seen to use.
const config = mergeConfig(
  base,
  defineConfig({
    test: {
      setupFiles: [fileURLToPath(new URL('vitest.mutants.setup.ts', import.meta.url))],
      isolate: true,
    },
  }),
)
config.test.include = process.env.MUTANTS_TESTS?.split(',') ?? config.test.include
export default config
