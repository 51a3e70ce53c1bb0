import { describe, expect, test } from 'vitest'
import {
  attribute,
  ns,
  OoxmlError,
  oneAlternative,
  openZip,
  readXml,
  transitional,
  writeZip,
} from '../src/index.ts'
import { bytesOf } from './forge.ts'
import { ourEvents } from './oracle.ts'

function codeOf(source: Uint8Array | string | Iterable<Uint8Array>): string {
  try {
    readXml(typeof source === 'string' ? bytesOf(source) : source, {})
    return 'none'
  } catch (error) {
    if (error instanceof OoxmlError) return error.code
    throw error
  }
}

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

describe('what is refused', () => {
  const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels)
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghij'.replace(/./g, (name) => {
    const before = String.fromCharCode(name.charCodeAt(0) - 1)
    return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`
  })}]><r>&j;</r>`

  test.each([
    ['doctype', 'a billion laughs', laughs],
    ['doctype', 'an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'],
    ['doctype', 'a parameter entity', '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://x.example/"> %x;]><r/>'],
    ['doctype', 'a document type after the declaration', '<?xml version="1.0"?>\n<!DOCTYPE r><r/>'],
    [
      'doctype',
      'a document type in UTF-16',
      utf16('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r><r/>'),
    ],
    ['xml', 'an entity that nothing declares', '<r>&x;</r>'],
    ['xml', 'an HTML entity', '<r a="&nbsp;"/>'],
    ['xml', 'a reference to a control character', '<r>&#0;</r>'],
    ['xml', 'an end that does not come', '<r><a></a>'],
    ['xml', 'nothing at all', ''],
    ['xml', 'text', 'hello'],
    ['xml', 'a number that stands for too much', `<r>&#${'9'.repeat(400)};</r>`],
    ['none', '256 levels', deep(256)],
    ['too-deep', '257 levels', deep(257)],
    ['too-deep', 'a million levels', '<a>'.repeat(1_000_000)],
    ['encoding', 'GB 2312', '<?xml version="1.0" encoding="gb2312"?><r/>'],
    [
      'encoding',
      'bytes that are no UTF-8',
      new Uint8Array([...bytesOf('<r>'), 0xd5, 0xfe, ...bytesOf('</r>')]),
    ],
    ['encoding', 'UTF-8 cut within a character', bytesOf('<r>政').subarray(0, 4)],
    ['too-large', 'a text of five million characters', `<r>${'x'.repeat(5_000_000)}</r>`],
    ['too-large', 'an attribute of five million characters', `<r a="${'x'.repeat(5_000_000)}"/>`],
    [
      'too-large',
      'a thousand prefixes',
      `<r ${Array.from({ length: 1000 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}/>`,
    ],
    ['too-large', 'a comment of five million characters', `<!--${'x'.repeat(5_000_000)}--><r/>`],
    [
      'none',
      'many attributes',
      `<r ${Array.from({ length: 50_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
    ],
  ] as const)('%s: %s', (code, _, source) => {
    expect(codeOf(source)).toBe(code)
  })

  test('an endless token is given up before it ends', () => {
    let given = 0
    function* endless() {
      yield bytesOf('<r a="')
      for (;;) {
        given++
        yield new Uint8Array(2 ** 16).fill(0x78)
      }
    }
    expect(codeOf(endless())).toBe('too-large')
    expect(given).toBeLessThan(200)
  })
})

describe('encodings', () => {
  const text = '<?xml version="1.0" encoding="UTF-16"?>\n<r a="政府">信息😀</r>'
  const events = ['open {}r [["a","政府"]]', 'text "信息😀"', 'close {}r']
  test.each([
    ['UTF-8', bytesOf(text.replace('16', '8'))],
    ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${text.replace('16', '8')}`)],
    ['UTF-16 little-endian with a byte order mark', utf16(`\uFEFF${text}`)],
    ['UTF-16 big-endian with a byte order mark', utf16(`\uFEFF${text}`, true)],
    ['UTF-16 little-endian without one', utf16(text)],
    ['UTF-16 big-endian without one', utf16(text, true)],
  ])('%s', (_, bytes) => {
    expect(ourEvents(bytes)).toEqual(events)
    expect(ourEvents(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(events)
  })
})

describe('namespaces', () => {
  test('strict and transitional names are one', () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    const strictLinks = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const seen: unknown[] = []
    readXml(bytesOf(`<x:c xmlns:x="${strict}" xmlns:rel="${strictLinks}" r="A1" rel:id="rId1"/>`), {
      open(node) {
        seen.push(node.uri, node.local, node.attributes.r, attribute(node, ns.relationships, 'id'))
        seen.push(attribute(node, ns.relationships, 'r'), attribute(node, '', 'r'))
      },
    })
    expect(seen).toEqual([ns.spreadsheet, 'c', 'A1', 'rId1', undefined, undefined])
    expect(transitional('http://purl.oclc.org/ooxml/drawingml/chart')).toBe(
      'http://schemas.openxmlformats.org/drawingml/2006/chart',
    )
    expect(transitional(`${strictLinks}/extendedProperties`)).toBe(`${ns.relationships}/extended-properties`)
    expect(transitional('http://purl.oclc.org/ooxml/officeDocument/math')).toBe(ns.math)
    expect(transitional(`${strictLinks}/worksheet`)).toBe(`${ns.relationships}/worksheet`)
    expect(transitional('urn:x')).toBe('urn:x')
  })

  test('a prefix means what the nearest declaration says, and no more after its element', () => {
    expect(
      ourEvents(bytesOf('<p:a xmlns:p="u"><p:b xmlns:p="v"/><p:c/><d xmlns="w"><e/></d><f/></p:a>')),
    ).toEqual(
      [
        'open {u}a [["xmlns:p","u"]]',
        'open {v}b [["xmlns:p","v"]]',
        'close {v}b',
        'open {u}c []',
        'close {u}c',
      ].concat([
        'open {w}d [["xmlns","w"]]',
        'open {w}e []',
        'close {w}e',
        'close {w}d',
        'open {}f []',
        'close {}f',
        'close {u}a',
      ]),
    )
  })
})

describe('stopping', () => {
  const rows = `<sheet>${'<row/>'.repeat(1_000_000)}</sheet>`

  test('takes no more pieces than it needs', () => {
    const zip = openZip(writeZip([{ name: 'sheet.xml', content: rows }]))
    let taken = 0
    function* counted() {
      for (const piece of zip.stream('sheet.xml')) {
        taken += piece.length
        yield piece
      }
    }
    let count = 0
    const complete = readXml(counted(), {
      open: ({ local }) => (local === 'row' && ++count === 5000 ? false : undefined),
    })
    expect([complete, count]).toEqual([false, 5000])
    expect(taken).toBeLessThan(rows.length)
  })

  test.each(['open', 'close', 'text'] as const)('at once, from %s', (event) => {
    const seen: string[] = []
    const tell = (name: string) => () => {
      seen.push(name)
      return name === event ? (false as const) : undefined
    }
    const handlers = { open: tell('open'), close: tell('close'), text: tell('text') }
    expect(readXml(bytesOf('<a>x</a>'), handlers)).toBe(false)
    expect(seen).toEqual(['open', 'text', 'close'].slice(0, ['open', 'text', 'close'].indexOf(event) + 1))
  })

  test('what a handler throws passes through', () => {
    const mine = new Error('mine')
    expect(() =>
      readXml(bytesOf('<a/>'), {
        open() {
          throw mine
        },
      }),
    ).toThrow(mine)
  })
})

describe('alternate content', () => {
  const part = `<r xmlns:mc="${ns.compatibility}" xmlns:n="urn:new" xmlns:o="urn:other"><mc:AlternateContent>
    <mc:Choice Requires="o"><other>1</other></mc:Choice>
    <mc:Choice Requires="n"><n:new><mc:AlternateContent><mc:Fallback><inner/></mc:Fallback></mc:AlternateContent></n:new></mc:Choice>
    <mc:Choice Requires="n"><again/></mc:Choice>
    <mc:Fallback><old/></mc:Fallback></mc:AlternateContent><after/></r>`
  const names = (understood?: ReadonlySet<string>) => {
    const opened: string[] = []
    const closed: string[] = []
    let text = ''
    const handlers = {
      open: ({ local }: { local: string }): undefined => void opened.push(local),
      close: ({ local }: { local: string }): undefined => void closed.push(local),
      text(piece: string): undefined {
        text += piece
      },
    }
    readXml(bytesOf(part), oneAlternative(handlers, understood))
    expect(closed.toSorted()).toEqual(opened.toSorted())
    return [...opened, text.trim()]
  }
  test.each([
    ['nothing understood: the fallback', undefined, ['r', 'old', 'after', '']],
    ['a choice understood', new Set(['urn:new']), ['r', 'new', 'inner', 'after', '']],
    ['the first of those understood', new Set(['urn:new', 'urn:other']), ['r', 'other', 'after', '1']],
  ])('%s', (_, understood, expected) => {
    expect(names(understood)).toEqual(expected)
  })
})
