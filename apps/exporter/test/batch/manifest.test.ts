import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Entry, openManifest } from '../../src/batch/manifest.ts'
import { workFolder } from '../call.ts'

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
})
afterEach(() => folder.remove())

const entry = (input: string, sha256 = 'a1'): Entry => ({
  input,
  sha256,
  by: 'call',
  files: [{ name: `${input}.docx`, sha256: `content of ${sha256}` }],
  counts: { errors: 0, warnings: 1, notes: 2 },
})

const write = (path: string, entries: readonly Entry[]) => {
  const manifest = openManifest(path)
  for (const one of entries) manifest.append(one)
  manifest.close()
}

it('remembers what was appended, the last of each input', () => {
  const path = folder.path('m.jsonl')
  write(path, [entry('甲'), entry('乙'), entry('甲', 'b2'), entry('__proto__')])
  const manifest = openManifest(path)
  expect(manifest.of('甲')).toEqual(entry('甲', 'b2'))
  expect(manifest.of('__proto__')).toEqual(entry('__proto__'))
  expect(manifest.of('constructor')).toBeUndefined()
  expect(manifest.ownerOf('甲.docx')).toEqual({ input: '甲', sha256: 'content of b2' })
  manifest.close()
})

it('torn at any byte, it has the whole lines, and takes new ones after them', () => {
  const path = folder.path('m.jsonl')
  const entries = ['甲', '乙', '丙'].map((input) => entry(input))
  write(path, entries)
  const whole = readFileSync(path)
  for (let length = 0; length <= whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length))
    write(path, [entry('丁')])
    const manifest = openManifest(path)
    const lines = whole.subarray(0, length).toString().split('\n').length - 1
    // A line is whole without its end too.
    const atEnd = whole[length] === 10 ? 1 : 0
    const known = entries.filter(({ input }) => manifest.of(input) !== undefined)
    expect(known).toEqual(entries.slice(0, lines + atEnd))
    expect(manifest.of('丁')).toEqual(entry('丁'))
    manifest.close()
  }
})

it('passes over whatever else stands in it', () => {
  const path = folder.path('m.jsonl')
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 5 }), (lines) => {
      writeFileSync(path, lines.join('\n'))
      write(path, [entry('甲')])
      const manifest = openManifest(path)
      expect(manifest.of('甲')).toEqual(entry('甲'))
      manifest.close()
    }),
    { numRuns: 100 },
  )
})
