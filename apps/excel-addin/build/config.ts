import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin, UserConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { templates } from './virtual.ts'

const app = fileURLToPath(new URL('..', import.meta.url))
const pages = `${app}pages`

/** ES2019 and BigInt: what the embedded browsers of older WPS know. */
const target = 'chrome73'

const shared: UserConfig = {
  root: pages,
  base: './',
  publicDir: existsSync(`${app}public`) ? `${app}public` : false,
  logLevel: 'warn',
  // Sources are bundled, so that the pages can be built without building the packages.
  resolve: { conditions: ['@gongkai/source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}

/** Every page of `pages/`, with what is loaded on demand in files of its own. */
export const webConfig = (outDir: string): UserConfig => ({
  ...shared,
  plugins: [templates(), plainImports()],
  build: {
    outDir,
    emptyOutDir: true,
    target,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, parts, { hostType }) => (hostType === 'html' ? parts : []),
    },
    rolldownOptions: {
      input: readdirSync(pages)
        .filter((name) => name.endsWith('.html'))
        .map((name) => `${pages}/${name}`),
      // What the pane needs at first, in one file: packed together it is a tenth smaller.
      output: {
        codeSplitting: {
          groups: [{ name: 'core', test: /src.(?:pane.(?:pane|speech|use-speech)|session.session)\.tsx?$/ }],
        },
      },
    },
  },
})

/**
 * Parts that are loaded on demand have no style sheets and next to nothing below them: what vite puts around their imports
 * to fetch those ahead weighs more than it brings. In its place stands what tells a part that did not come from a fault of ours.
 */
const plainImports = (): Plugin => ({
  name: 'gongkai-plain-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? `import { HostError } from ${JSON.stringify(`${app}src/port.ts`)}
export const __vitePreload = (load) =>
  load().catch((cause) => {
    throw new HostError('unloaded', { cause })
  })`
      : undefined,
})

/** A page, the browser page unless another is named, as one file that works by double click. */
export const offlineConfig = (outDir: string, page = 'index.html'): UserConfig => ({
  ...shared,
  publicDir: false,
  plugins: [
    templates(),
    viteSingleFile({ useRecommendedBuildConfig: true, removeViteModuleLoader: false }),
    hashes(),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${pages}/${page}` },
  },
})

/** The page's policy allows the one script and the one style sheet in it by their hashes, and nothing else. */
function hashes(): Plugin {
  return {
    name: 'gongkai-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue
          const html = String(file.source)
          const hashOf = (tag: string) =>
            [...html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))]
              .map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
              .join(' ')
          file.source = html
            .replace(/script-src 'self'/, `script-src ${hashOf('script')}`)
            .replace(/style-src 'self'/, `style-src ${hashOf('style')}`)
        }
      },
    },
  }
}
