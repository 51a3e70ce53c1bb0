import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { offlineConfig, webConfig } from './build/config.ts'

const dist = fileURLToPath(new URL('dist', import.meta.url))

/** `vite build` makes the pages for a server, `vite build --mode offline` the one file. */
export default defineConfig(({ mode }) =>
  mode === 'offline' ? offlineConfig(`${dist}/offline`) : webConfig(`${dist}/web`),
)
