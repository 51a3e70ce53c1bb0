import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { test } from 'vitest'
import { webConfig } from '../build/config.ts'

test('w', async () => {
  const config = webConfig('unused')
  const built: any = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false },
  })
  const chunks = new Map<string, any>(
    built.output.flatMap((f: any) => (f.type === 'chunk' ? [[f.fileName, f]] : [])),
  )
  for (const e of [...chunks.values()].filter((c) => c.isEntry)) {
    const found = new Map()
    const walk = (n: string) => {
      const c = chunks.get(n)
      if (!c || found.has(n)) return
      found.set(n, c)
      c.imports.forEach(walk)
    }
    walk(e.fileName)
    process.stdout.write(
      '\n' +
        e.name +
        ' ' +
        [...found.values()].reduce((s, { code }) => s + gzipSync(code, { level: 9 }).length, 0) +
        ' ' +
        [...found.values()].map((c: any) => `${c.name}:${gzipSync(c.code, { level: 9 }).length}`).join(' '),
    )
  }
}, 60000)
