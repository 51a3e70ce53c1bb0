import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const installed = Object.keys(dependencies).filter((name) => !name.startsWith('@gongkai/'))

/**
 * The command and its thread with the packages they are made of, in a few files: two hundred modules took a third of the time of a
 * single check, and as long again in each thread. What others wrote is loaded as it is installed, and must be a dependency.
 */
export default defineConfig({
  input: { main: 'dist/main.js', worker: 'dist/batch/worker.js' },
  platform: 'node',
  external: (id) => installed.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [
    {
      name: 'ours only',
      moduleParsed({ id }) {
        if (id.includes('node_modules')) throw new Error(`${id} must be a dependency of the exporter`)
      },
    },
  ],
  output: { dir: 'bundle', cleanDir: true },
})
