import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Packages resolve to their sources, so tests need no build (see `exports` in each package.json).
const conditions = ['@gongkai/source']

const startsPrograms = ({ moduleId }: TestSpecification) =>
  /\blacking\(|node:child_process/.test(readFileSync(moduleId, 'utf8'))

/** Files that start other programs take longest: begun last, one of them would hold up a suite with a core left idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(startsPrograms), ...sorted.filter((file) => !startsPrograms(file))]
  }
}

export default defineConfig({
  resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('vitest.setup.ts', import.meta.url))],
    // One worker a core: by default the last core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // Test files share the modules of their worker: loading them anew for each took a quarter of the time.
    isolate: false,
    // LibreOffice and Chromium take many times longer on a loaded machine; a test that hangs is found all the same.
    testTimeout: 120_000,
    // What a page or a program is waited for: a loaded machine takes longer than the second of vitest's own.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
})
