import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openZip, packEntry, writeZip } from '../src/index.ts'
import { bytesOf, forge } from './forge.ts'

const name = fc.stringMatching(/^[a-zA-Z0-9_[\]]{1,12}(\/[a-z0-9]{1,8}){0,3}\.xml$/)
const content = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  // Long and repetitive: streamed, not inflated in one go.
  fc.integer({ min: 1, max: 40 }).map((count) => '<c r="A1" s="3"/>'.repeat(count * 4000)),
)
const entries = fc.uniqueArray(fc.record({ name, content, store: fc.boolean() }), {
  selector: ({ name }) => name.toLowerCase(),
  maxLength: 8,
})
const read = (file: Uint8Array) => {
  const zip = openZip(file)
  return zip.names.map((name) => [name, Buffer.from(zip.bytes(name)).toString('hex')])
}
const expected = (list: readonly { name: string; content: Uint8Array | string }[]) =>
  list.map(({ name, content }) => [name, Buffer.from(bytesOf(content)).toString('hex')])

describe('writing and reading', () => {
  test('what is written is read, in its order, by us and by another reader', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const file = writeZip(list)
        expect(read(file)).toEqual(expected(list))
        const other = unzipSync(file)
        expect(
          Object.entries(other).map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]),
        ).toEqual(expected(list))
      }),
      { numRuns: 60 },
    )
  })

  test('what another writer writes is read', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const file = zipSync(Object.fromEntries(list.map(({ name, content }) => [name, bytesOf(content)])))
        expect(new Map(read(file) as [string, string][])).toEqual(
          new Map(expected(list) as [string, string][]),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('a stream gives the same bytes as a whole read', () => {
    fc.assert(
      fc.property(content, (content) => {
        const zip = openZip(writeZip([{ name: 'a', content }]))
        expect(Buffer.concat([...zip.stream('a')]).equals(zip.bytes('a'))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('equal entries give equal bytes, packed before or not, and no time of day', () => {
    const list = [
      { name: 'a.xml', content: '<a/>'.repeat(100) },
      { name: '表.xml', content: '' },
    ]
    expect(writeZip(list)).toEqual(writeZip(list.map((entry) => packEntry(entry))))
    expect(writeZip(list).subarray(10, 14)).toEqual(new Uint8Array([0, 0, 0x21, 0]))
  })

  test('a platform deflate gives a file of the same content', () => {
    const list = [{ name: 'a.xml', content: '<a/>'.repeat(1000) }]
    expect(read(writeZip(list, { deflateRaw: (bytes) => deflateRawSync(bytes) }))).toEqual(expected(list))
  })

  test('pieces give a file of the same content, by a platform or in script', () => {
    const deflatePiece = (bytes: Uint8Array, last: boolean) =>
      deflateRawSync(bytes, { finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH })
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (pieces) => {
        const whole = [{ name: 'a.xml', content: new Uint8Array(Buffer.concat(pieces)) }]
        for (const options of [{}, { deflatePiece }, { deflatePiece, crc32 }])
          expect(read(writeZip([{ name: 'a.xml', content: pieces.values() }], options))).toEqual(
            expected(whole),
          )
      }),
    )
  })

  test('rights are those of Unix, and names are what they are to whoever unpacks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-zip-'))
    try {
      const file = join(folder, 'a.zip')
      const entries = [
        { name: '离线包/先读我.html', content: 'x', mode: 0o644 },
        { name: '离线包/gongkai', content: '#!/bin/sh', mode: 0o755 },
      ]
      writeFileSync(file, writeZip(entries))
      expect(read(writeZip(entries))).toEqual(expected(entries))
      if (spawnSync('unzip', ['-q', '-d', folder, file]).error) return
      expect(readdirSync(join(folder, '离线包')).sort()).toEqual(['gongkai', '先读我.html'])
      expect(statSync(join(folder, '离线包/gongkai')).mode & 0o777).toBe(0o755)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('two entries of one name are a mistake of the caller', () => {
    expect(() =>
      writeZip([
        { name: 'a', content: '' },
        { name: 'A', content: '' },
      ]),
    ).toThrow(RangeError)
  })
})

describe('files as they come', () => {
  const parts = [
    { name: 'xl/Workbook.xml', content: '<workbook/>' },
    { name: 'big.xml', content: '<c/>'.repeat(400_000) },
    { name: 'empty.xml', content: '' },
  ]

  test.each([
    ['data descriptors', parts.map((part) => ({ ...part, descriptor: true })), {}],
    ['zip64 fields', parts.map((part) => ({ ...part, zip64: true })), {}],
    ['a zip64 end record', parts, { zip64: true }],
    ['stored entries', parts.map((part) => ({ ...part, method: 0 })), {}],
    [
      'a comment that looks like an end record',
      parts,
      { comment: 'PK\u0005\u0006 and more than twenty-two bytes of it' },
    ],
  ] as const)('%s', (_, list, end) => {
    expect(read(forge(list, end))).toEqual(expected(parts))
  })

  test('bytes after the end of the archive', () => {
    expect(read(new Uint8Array([...forge(parts.slice(0, 1)), 13, 10, 0, 0]))).toEqual(
      expected(parts.slice(0, 1)),
    )
  })

  test('a view into a larger buffer', () => {
    const file = forge(parts)
    const buffer = new Uint8Array(file.length + 20)
    buffer.set(file, 7)
    expect(read(buffer.subarray(7, 7 + file.length))).toEqual(expected(parts))
  })

  test('names are found in any case and with either slash; folders are not files', () => {
    const zip = openZip(forge([{ name: 'xl/' }, { name: 'xl\\Workbook.xml', content: 'x' }]))
    expect(zip.names).toEqual(['xl\\Workbook.xml'])
    expect(zip.find('XL/workbook.XML')).toBe('xl\\Workbook.xml')
    expect(zip.has('xl/workbook.xml')).toBe(true)
    expect(zip.has('xl/')).toBe(false)
    expect(zip.bytes('xl/workbook.xml')).toEqual(bytesOf('x'))
  })

  test('a reader that leaves a stream early is charged for what it took', () => {
    const file = writeZip([
      { name: 'sheet', content: '<row/>'.repeat(5_000_000) },
      { name: 'other', content: 'x'.repeat(2_000_000) },
    ])
    const zip = openZip(file, { limits: { entries: 10, inflated: 8_000_000 } })
    for (const piece of zip.stream('sheet')) {
      expect(piece.length).toBeLessThan(5_000_000)
      break
    }
    expect(zip.bytes('other').length).toBe(2_000_000)
    expect(zip.bytes('other').length).toBe(2_000_000)
    expect(() => zip.bytes('sheet')).toThrow('too-large')
    expect(() => [...zip.stream('sheet')]).toThrow('too-large')
  })
})
