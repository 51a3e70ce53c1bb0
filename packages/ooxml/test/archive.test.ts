import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ByteSource, inMemory, OoxmlError, openZip, readArchive, writeZip } from '../src/index.ts'
import { bytesOf, type Forged, forge } from './forge.ts'

const limits = { entries: 100, member: 2 ** 20 }
const content = '<a/>'.repeat(50)
const members = (entries: readonly Forged[]) => readArchive(inMemory(forge(entries)), limits)
const text = new TextDecoder()

/** A file that is read piece by piece, and says how much of it. */
function onDisk(file: Uint8Array): ByteSource & { readonly taken: () => number } {
  let taken = 0
  return {
    length: file.length,
    taken: () => taken,
    read: (from, to) => {
      if (from < 0 || to > file.length || from > to) throw new RangeError(`${from}..${to} of ${file.length}`)
      taken += to - from
      return file.slice(from, to)
    },
  }
}

describe('names', () => {
  const gbk = Uint8Array.from([0xc4, 0xb3, 0xbe, 0xd6]) // 某局
  // A forged name is a string; its bytes are put in the place of as many letters.
  const named = (bytes: Uint8Array, flags: number) => {
    const file = forge([{ name: 'x'.repeat(bytes.length), content, flags }])
    for (let at = 0; at < file.length - bytes.length; at++) {
      if (file.subarray(at, at + bytes.length).every((byte) => byte === 0x78)) file.set(bytes, at)
    }
    return readArchive(inMemory(file), limits)[0]?.name
  }

  test('in GBK, in UTF-8 with its flag and without', () => {
    expect(named(gbk, 0)).toBe('某局')
    expect(named(bytesOf('某局'), 0x800)).toBe('某局')
    expect(named(bytesOf('某局'), 0)).toBe('某局')
    expect(named(gbk, 0x800)).toContain('\uFFFD')
  })

  test('are not refused, whatever they say, nor where one stands twice', () => {
    const names = ['../../etc/passwd', '/a', 'C:b', 'a\nb', 'a', 'a', '__proto__']
    expect(members(names.map((name) => ({ name, content }))).map(({ name }) => name)).toEqual(names)
  })

  test('of folders are left out', () => {
    expect(members([{ name: '甲/' }, { name: '甲/a', content }]).map(({ name }) => name)).toEqual(['甲/a'])
  })
})

describe('members', () => {
  test('are the bytes that were packed', () => {
    for (const method of [0, 8]) {
      const [member] = members([{ name: 'a', content, method }])
      expect(text.decode(member?.bytes())).toBe(content)
    }
  })

  test.each([
    ['encrypted-entry', { name: 'a', content, flags: 1 }],
    ['unknown-method', { name: 'a', content, method: 12 }],
    ['crc', { name: 'a', content, crc: 1 }],
    ['bad-entry', { name: 'a', content, size: 10 }],
    ['bad-entry', { name: 'a', content, size: 2000 * 2 ** 20 }],
    ['too-large', { name: 'a', data: deflateRawSync(Buffer.alloc(2 ** 21)), size: 2 ** 21 }],
    ['bad-entry', { name: 'a', data: deflateRawSync(Buffer.alloc(2 ** 26)), size: 2 ** 20 }],
  ] satisfies [string, Forged][])('%s concerns that member only', (code, faulty) => {
    const [first, second] = members([faulty, { name: 'b', content }])
    expect(() => first?.bytes()).toThrow(expect.objectContaining({ code }))
    expect(text.decode(second?.bytes())).toBe(content)
  })

  test('that share their data are refused, and too many', () => {
    const code = (run: () => unknown) => {
      try {
        run()
        return 'none'
      } catch (error) {
        return error instanceof OoxmlError ? error.code : error
      }
    }
    const a = { name: 'a', content }
    expect(code(() => members([a, { ...a, name: 'b', offset: 0 }]))).toBe('overlapping-entries')
    expect(code(() => members(Array.from({ length: 101 }, () => a)))).toBe('too-many-entries')
    expect(code(() => readArchive(inMemory(bytesOf('PK')), limits))).toBe('not-a-zip')
  })
})

test('a file that is not in memory is read where it is needed', () => {
  const entries = Array.from({ length: 50 }, (_, i) => ({
    name: `${i}`,
    content: new Uint8Array(50_000).fill(i),
    store: true,
  }))
  const file = onDisk(writeZip(entries))
  const found = readArchive(file, limits)
  expect(file.taken()).toBeLessThan(100_000)
  expect(found[7]?.bytes()).toEqual(entries[7]?.content)
  expect(file.taken()).toBeLessThan(160_000)
})

test('whatever is changed, nothing outside the file is asked for, and the codes are those of a file in memory', () => {
  const whole = writeZip([
    { name: 'a.xlsx', content },
    { name: '乙.xlsx', content: `${content}!` },
  ])
  const outcome = (source: ByteSource) => {
    try {
      return readArchive(source, limits).map((member) => {
        try {
          return member.bytes().length
        } catch (error) {
          return error instanceof OoxmlError ? error.code : error
        }
      })
    } catch (error) {
      return error instanceof OoxmlError ? error.code : error
    }
  }
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.option(fc.nat()), (changes, cut) => {
      const damaged = cut === null ? whole.slice() : whole.slice(0, cut % whole.length)
      for (const { at, byte } of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte
      const read = outcome(onDisk(damaged))
      expect(read).toEqual(outcome(inMemory(damaged)))
      expect(read).not.toBeInstanceOf(Error)
      // What openZip reads of the same file, it reads alike.
      try {
        const zip = openZip(damaged)
        if (Array.isArray(read)) expect(read.length).toBe(zip.names.length)
      } catch (error) {
        expect(error).toBeInstanceOf(OoxmlError)
      }
    }),
    { numRuns: 2000 },
  )
})
