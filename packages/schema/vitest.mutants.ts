import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

// `npm run mutants`: a module's own tests (see scripts/mutants.mjs), each property for a moment only, on one seed. Each mutant
// gets a process of its own, so its tests may share one.
const config = mergeConfig(
  base,
  defineConfig({
    test: {
      setupFiles: [fileURLToPath(new URL('vitest.mutants.setup.ts', import.meta.url))],
      isolate: false,
    },
  }),
)
config.test.include = process.env.MUTANTS_TESTS?.split(',') ?? config.test.include
export default config
