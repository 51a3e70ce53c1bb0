import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openZip, remembering, writeZip } from '../src/index.ts'

const deflateRaw = (bytes: Uint8Array) => deflateRawSync(bytes)
const zipOf = (...contents: readonly string[]) =>
  openZip(
    writeZip(
      contents.map((content, i) => ({ name: `${i}.xml`, content })),
      { deflateRaw },
    ),
  )

function counted() {
  let reads = 0
  const read = remembering((zip, part) => {
    reads++
    return new TextDecoder().decode(zip.bytes(part))
  })
  return { read, reads: () => reads }
}

test('a part is read once, in whichever file and under whichever name it stands', () => {
  const { read, reads } = counted()
  const long = '<a/>'.repeat(500)
  expect(read(zipOf(long), '0.xml')).toBe(long)
  expect(read(zipOf('<other/>', long), '1.xml')).toBe(long)
  expect(reads()).toBe(1)
})

test('parts that differ in a byte are two, also where nothing else tells them apart', () => {
  const { read, reads } = counted()
  // Of one length and one checksum, stored as they are: "plumless" and "buckeroo" are the well-known pair of CRC-32.
  expect(read(zipOf('plumless'), '0.xml')).toBe('plumless')
  expect(read(zipOf('buckeroo'), '0.xml')).toBe('buckeroo')
  expect(reads()).toBe(2)
})

test('the last few are remembered, and none that is large', () => {
  const { read, reads } = counted()
  const texts = Array.from({ length: 20 }, (_, i) => `<a n="${i}"/>`.repeat(50))
  for (const text of texts) read(zipOf(text), '0.xml')
  expect(read(zipOf(texts[19]!), '0.xml')).toBe(texts[19])
  expect(reads()).toBe(20)
  expect(read(zipOf(texts[0]!), '0.xml')).toBe(texts[0])
  expect(reads()).toBe(21)
  const large = '<a/>'.repeat(2 ** 15)
  for (let i = 0; i < 2; i++) expect(read(zipOf(large), '0.xml')).toBe(large)
  expect(reads()).toBe(23)
})

test('what fails is not remembered, nor is a damaged part taken for a sound one', () => {
  const { read } = counted()
  const text = '<a/>'.repeat(500)
  read(zipOf(text), '0.xml')
  const damaged = writeZip([{ name: '0.xml', content: text }], { deflateRaw })
  damaged[40]! ^= 1
  for (let i = 0; i < 2; i++) expect(() => read(openZip(damaged), '0.xml')).toThrow()
})
