import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type InflateRaw,
  OoxmlError,
  openZip,
  patchZip,
  writeZip,
  type ZipLimits,
  type ZipOptions,
} from '../src/index.ts'
import { bytesOf, type Forged, type ForgedEnd, forge, join } from './forge.ts'

const byNode: InflateRaw = (packed, maxOutputLength) => inflateRawSync(packed, { maxOutputLength })

const platform: ZipOptions = { inflateRaw: byNode, crc32 }

/** The code of the error that reading everything in the file ends with, whoever inflates. */
function codeOf(file: Uint8Array, limits?: ZipLimits): string {
  const [code, same] = [{}, platform].map((native) => {
    try {
      const zip = openZip(file, { limits, ...native })
      for (const name of zip.names) zip.bytes(name)
      return 'none'
    } catch (error) {
      if (error instanceof OoxmlError) return error.code
      throw error
    }
  })
  expect(same).toBe(code)
  return code!
}

const good = { name: 'a.xml', content: '<a/>'.repeat(50) }
const zeros = (mebibytes: number) => deflateRawSync(Buffer.alloc(mebibytes * 2 ** 20), { level: 9 })

describe('each fault has its code', () => {
  const cases: readonly [string, string, readonly Forged[], ForgedEnd?][] = [
    ['none', 'an honest file', [good]],
    ['bad-name', 'a path out of the archive', [{ ...good, name: '../../etc/passwd' }]],
    ['bad-name', 'the same with backslashes', [{ ...good, name: 'xl\\..\\..\\evil' }]],
    ['bad-name', 'an absolute path', [{ ...good, name: '/xl/workbook.xml' }]],
    ['bad-name', 'a drive letter', [{ ...good, name: 'C:evil.xml' }]],
    ['bad-name', 'a zero byte', [{ ...good, name: 'a.xml\0.exe' }]],
    ['bad-name', 'no name', [{ ...good, name: '' }]],
    ['duplicate-entry', 'one name twice', [good, good]],
    ['duplicate-entry', 'one name in two cases', [good, { ...good, name: 'A.XML' }]],
    [
      'duplicate-entry',
      'one name with two slashes',
      [
        { ...good, name: 'x/a' },
        { ...good, name: 'x\\a' },
      ],
    ],
    ['overlapping-entries', 'two names for the same data', [good, { ...good, name: 'b.xml', offset: 0 }]],
    ['encrypted-entry', 'an encrypted entry', [{ ...good, flags: 1 }]],
    ['unknown-method', 'bzip2', [{ ...good, method: 12 }]],
    ['crc', 'a wrong checksum', [{ ...good, crc: 1 }]],
    ['crc', 'a wrong checksum of nothing', [{ name: 'a', content: '', crc: 1 }]],
    ['bad-entry', 'an offset where no entry is', [{ ...good, offset: 5 }]],
    ['truncated', 'an offset beyond the directory', [{ ...good, offset: 1e6 }]],
    ['truncated', 'more data than there is', [{ ...good, packedSize: 1e6 }]],
    ['bad-entry', 'a size too small', [{ ...good, size: 10 }]],
    ['bad-entry', 'a size too large', [{ ...good, size: 201 }]],
    ['bad-entry', 'a size that no data can have', [{ ...good, size: 200 * 2 ** 20 }]],
    ['bad-entry', 'a stored entry with two sizes', [{ ...good, method: 0, size: 3 }]],
    ['bad-entry', 'all ones without a zip64 field', [{ ...good, size: 0xffff_ffff }]],
    ['bad-entry', 'a deflate block of no kind', [{ ...good, data: new Uint8Array([7, 0, 0]) }]],
    ['bad-entry', 'deflate that ends too soon', [{ ...good, data: deflateRawSync('abcabc').subarray(0, 3) }]],
    ['too-many-entries', 'a count beyond the limit', [good], { count: 2001 }],
    ['too-many-entries', 'a count beyond any file', [good], { count: 2 ** 52, zip64: true }],
    ['truncated', 'a count beyond the directory', [good], { count: 2 }],
    ['bad-entry', 'a count that leaves entries out', [good, { ...good, name: 'b.xml' }], { count: 1 }],
    ['truncated', 'a directory beyond the file', [good], { offset: 1e6 }],
    ['truncated', 'a zip64 directory beyond the file', [good], { offset: 2 ** 60, zip64: true }],
  ]
  test.each(cases)('%s: %s', (code, _, entries, end) => {
    expect(codeOf(forge(entries, end))).toBe(code)
  })

  test('not-a-zip', () => {
    for (const text of ['', 'PK', '<html>', '\0\0\0\0\0\0']) expect(codeOf(bytesOf(text))).toBe('not-a-zip')
  })

  test('missing-entry', () => {
    expect(() => openZip(forge([good])).bytes('b.xml')).toThrow(
      expect.objectContaining({ code: 'missing-entry', entry: 'b.xml' }),
    )
  })

  test('a faulty entry does not stand in the way of the others', () => {
    const zip = openZip(forge([{ ...good, name: 'b', crc: 1 }, { ...good, name: 'c', flags: 1 }, good]))
    expect(zip.bytes('a.xml').length).toBe(200)
  })

  test('an encrypted file is not patched', () => {
    expect(() => patchZip(forge([{ ...good, flags: 1 }]), new Map())).toThrow('encrypted-entry')
  })
})

describe('bombs', () => {
  test('a flat one that admits its size is refused before it is inflated', () => {
    // No deflate data at all: inflating it would end with another code.
    expect(codeOf(forge([{ name: 'a', data: new Uint8Array(2 ** 19).fill(255), size: 300 * 2 ** 20 }]))).toBe(
      'too-large',
    )
  })

  test('a flat one that admits its size is streamed no further than it is read', () => {
    const zip = openZip(forge([{ name: 'a', data: zeros(300), size: 300 * 2 ** 20 }]))
    let taken = 0
    expect(() => {
      for (const piece of zip.stream('a')) {
        expect(piece.length).toBeLessThan(2 ** 23)
        taken += piece.length
      }
    }).toThrow('too-large')
    expect(taken).toBeLessThanOrEqual(256 * 2 ** 20)
  })

  test.each([
    [100, 60],
    [2 ** 20, 60],
    [2 ** 20 + 1, 300],
  ])('one that says %i bytes and has %i MiB is left at once', (size, mebibytes) => {
    for (const options of [{}, { inflateRaw: byNode }]) {
      const zip = openZip(forge([{ name: 'a', data: zeros(mebibytes), size }]), options)
      let taken = 0
      expect(() => {
        for (const piece of zip.stream('a')) taken += piece.length
      }).toThrow('bad-entry')
      expect(taken).toBeLessThanOrEqual(size)
    }
  })

  test('an inflater that does not keep to its limit is not believed', () => {
    const inflateRaw = () => new Uint8Array(2 ** 20)
    const zip = openZip(forge([{ name: 'a', content: 'ab'.repeat(50) }]), { inflateRaw })
    expect(() => zip.bytes('a')).toThrow('bad-entry')
  })

  test('many small ones are refused together', () => {
    const limits = { entries: 100, inflated: 20 * 2 ** 20 }
    const data = zeros(1)
    const entries = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}`,
      data,
      size: 2 ** 20,
      crc: 0xa738ea1c,
    }))
    expect(codeOf(forge(entries), limits)).toBe('too-large')
    expect(codeOf(forge(entries.slice(0, 20)), limits)).toBe('none')
  })

  test('a zip within a zip is bytes and nothing more', () => {
    const inner = forge([{ name: 'a', data: zeros(300), size: 300 * 2 ** 20 }])
    expect(codeOf(writeZip([{ name: 'inner.zip', content: inner }]))).toBe('none')
  })

  test('a hundred thousand entries are not listed, whatever the end record says', () => {
    const entries = Array.from({ length: 100_000 }, (_, index) => ({
      name: `${index}`,
      data: new Uint8Array(0),
      method: 0,
    }))
    const file = forge(entries, { zip64: true })
    expect(codeOf(file)).toBe('too-many-entries')
  })

  test('a high ratio alone is no reason to refuse', () => {
    expect(codeOf(writeZip([{ name: 'a', content: new Uint8Array(20 * 2 ** 20) }]))).toBe('none')
  })
})

describe('damage', () => {
  const files = ['exceljs.xlsx', 'sheetjs.xlsx', 'libreoffice.xlsx', 'docx.docx'].map(
    (name) => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url))),
  )
  const known = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      if (!(error instanceof OoxmlError)) throw error
    }
  }

  test('a truncated file is refused', () => {
    for (const file of files) {
      for (let length = 4; length < file.length; length += 97) {
        expect(codeOf(file.subarray(0, length))).toBe('truncated')
      }
    }
  })

  test('whatever is changed, there is a result within the limits or an error with a code', () => {
    const limits = { entries: 50, inflated: 500_000 }
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (file, changes, atEnd) => {
          const damaged = file.slice()
          // Half of the time in the directory, where the numbers are.
          const from = atEnd ? Math.floor(file.length * 0.85) : 0
          for (const { at, byte } of changes) damaged[from + Math.floor(at * (file.length - from - 1))] = byte
          for (const native of [{}, platform])
            known(() => {
              const zip = openZip(damaged, { limits, ...native })
              let total = 0
              for (const name of zip.names) known(() => (total += zip.bytes(name).length))
              expect(total).toBeLessThanOrEqual(limits.inflated)
            })
          codeOf(damaged, limits)
          known(() => patchZip(damaged, new Map([['new.xml', '<a/>']])))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('bytes that are no deflate never do worse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 3e6 }), (data, size) => {
        expect(codeOf(forge([{ name: 'a', data, size }]))).toMatch(/^(bad-entry|crc|none)$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('a directory made of anything never does worse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 0, max: 3 }), (noise, count) => {
        const file = forge([good], { count })
        expect(codeOf(join([file.subarray(0, 60), noise, file.subarray(60)]))).toMatch(/^[a-z-]+$/)
      }),
      { numRuns: 1000 },
    )
  })
})
