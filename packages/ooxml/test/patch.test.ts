import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openZip, patchZip, readXmlTree, serialize } from '../src/index.ts'
import { bytesOf, forge } from './forge.ts'
import { ourEvents } from './oracle.ts'

const files = ['exceljs.xlsx', 'sheetjs.xlsx', 'libreoffice.xlsx', 'docx.docx', 'libreoffice.docx']
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)))
const main = (file: string) => (file.endsWith('.xlsx') ? 'xl/workbook.xml' : 'word/document.xml')

describe.each(files)('%s', (file) => {
  const original = fixture(file)
  const before = openZip(original)

  test('one part changed, one added, one removed: every other keeps its bytes and its place', () => {
    const kept = original.slice()
    const changes = new Map([
      [main(file).toUpperCase(), '<changed/>'],
      ['xl/new.xml', '<new/>'],
      ['docProps/app.xml', null],
      ['docProps/nothing.xml', null],
    ])
    const patched = patchZip(original, changes)
    const after = openZip(patched)
    expect(after.names).toEqual([...before.names.filter((name) => name !== 'docProps/app.xml'), 'xl/new.xml'])
    for (const name of after.names) {
      const expected =
        name === main(file)
          ? bytesOf('<changed/>')
          : name === 'xl/new.xml'
            ? bytesOf('<new/>')
            : before.bytes(name)
      expect(Buffer.compare(after.bytes(name), expected), name).toBe(0)
    }
    expect(Object.keys(unzipSync(patched)).filter((name) => !name.endsWith('/'))).toEqual(after.names)
    expect(original).toEqual(kept)
    expect(patchZip(original, changes)).toEqual(patched)
  })

  test('no change: the same parts, and the same file again', () => {
    const once = patchZip(original, new Map())
    expect(Object.entries(unzipSync(once))).toEqual(Object.entries(unzipSync(original)))
    expect(patchZip(once, new Map())).toEqual(once)
  })

  test('a part read as a tree and written back says the same', () => {
    for (const name of before.names.filter((part) => /\.(xml|rels)$/.test(part))) {
      const bytes = before.bytes(name)
      const written = bytesOf(serialize(readXmlTree(bytes), { declaration: true }))
      expect(ourEvents(written), name).toEqual(ourEvents(bytes))
    }
  })
})

test('entries with descriptors, zip64 fields and stored bytes are copied', () => {
  const parts = [
    { name: 'a', content: 'a'.repeat(100), descriptor: true },
    { name: 'b', content: 'b'.repeat(100), zip64: true },
    { name: 'c', content: 'c', method: 0 },
    { name: 'd', content: 'd'.repeat(100), method: 99 },
  ]
  const after = openZip(patchZip(forge(parts, { zip64: true }), new Map([['e', 'e']])))
  expect(after.names).toEqual(['a', 'b', 'c', 'd', 'e'])
  for (const { name, content } of parts.slice(0, 3)) expect(after.bytes(name)).toEqual(bytesOf(content))
  expect(() => after.bytes('d')).toThrow('unknown-method')
})

test('two changes of one part are a mistake of the caller', () => {
  expect(() =>
    patchZip(
      fixture('exceljs.xlsx'),
      new Map([
        ['a', ''],
        ['A', ''],
      ]),
    ),
  ).toThrow(RangeError)
})
