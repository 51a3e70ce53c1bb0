import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { webConfig } from '../../build/config.ts'

type Chunk = Rolldown.OutputChunk

let chunks: ReadonlyMap<string, Chunk>

beforeAll(async () => {
  const config = webConfig('unused')
  const built = (await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false },
  })) as Rolldown.RolldownOutput
  chunks = new Map(built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
})

const pages = () => [...chunks.values()].filter(({ isEntry }) => isEntry)

/** What a page loads before anything is asked for: its script and all that it imports outright. */
function atFirst(entry: Chunk): readonly Chunk[] {
  const found = new Map<string, Chunk>()
  const walk = (name: string) => {
    const chunk = chunks.get(name)
    if (!chunk || found.has(name)) return
    found.set(name, chunk)
    for (const next of chunk.imports) walk(next)
  }
  walk(entry.fileName)
  return [...found.values()]
}

const weight = (files: readonly Chunk[]) =>
  files.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)
const modules = (files: readonly Chunk[]) => files.flatMap(({ moduleIds }) => moduleIds)

describe('what a page loads at first', () => {
  test('there are the three pages', () => {
    expect(pages().map(({ name }) => name)).toEqual(expect.arrayContaining(['index', 'office', 'wps']))
  })

  test('pane and check weigh 60 KB gzipped at most, with the host they speak to', () => {
    for (const entry of pages())
      expect([entry.name, weight(atFirst(entry))]).toEqual([
        entry.name,
        expect.toSatisfy((n: number) => n <= 60 * 1024),
      ])
  })

  test('no writer, no reader of files, no matcher, no diagnosis, no English, no zod', () => {
    const later =
      /node_modules.(?:zod|fflate|exceljs)|packages.(?:document|ooxml)|src.match.|src.diagnose.|describe.en\.|words-en|panels|read-file|read-workbook/
    for (const entry of pages()) expect(modules(atFirst(entry)).filter((id) => later.test(id))).toEqual([])
  })

  test('exceljs, Office.js and the tests’ packages are in none of the files, at first or later', () => {
    const never = /exceljs|office-js|packages.fixtures|et-jsapi/
    expect(modules([...chunks.values()]).filter((id) => never.test(id))).toEqual([])
  })

  test('what comes later is there: readers, writers, matcher', () => {
    const all = modules([...chunks.values()])
    for (const part of [
      'zod',
      'packages/document',
      'packages/ooxml',
      'src/match/',
      'describe/en.ts',
      'narrative/claims.ts',
      'diagnose/diagnose.ts',
    ])
      expect(all.some((id) => id.includes(part))).toBe(true)
  })
})
