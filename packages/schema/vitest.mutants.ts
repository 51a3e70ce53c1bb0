import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

// `npm run mutants`: the tests as always, but each property for a quarter of a second, on one seed;
// those that count how often something happens are left out.
export default mergeConfig(
  base,
  defineConfig({
    test: {
      setupFiles: [fileURLToPath(new URL('vitest.mutants.setup.ts', import.meta.url))],
      exclude: ['test/docs.test.ts', 'test/diagnose-properties.test.ts'],
    },
  }),
)
