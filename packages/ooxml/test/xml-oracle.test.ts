import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OoxmlError, openZip } from '../src/index.ts'
import { bytesOf } from './forge.ts'
import { type Events, ourEvents, saxesEvents } from './oracle.ts'

function outcome(text: string): Events | 'doctype' | undefined {
  try {
    return ourEvents(bytesOf(text))
  } catch (error) {
    if (!(error instanceof OoxmlError)) throw error
    return error.code === 'doctype' ? 'doctype' : undefined
  }
}

/** Where saxes is laxer than XML 1.0 [16] and [17]: it takes `<?a?b?>` for an instruction. */
const laxInstruction = /<\?[^\s?>]*\?[^>]/

/** Both readers accept and see the same, or both refuse. Our reader refuses every document type. */
function agree(text: string): void {
  const ours = outcome(text)
  if (ours !== 'doctype' && !laxInstruction.test(text)) expect(ours, text).toEqual(saxesEvents(text))
}

const name = fc.constantFrom(
  'a',
  'row',
  'p:b',
  'q:c',
  'xml:space',
  '_é',
  '表',
  'x-1.2',
  'constructor',
  '__proto__',
)
const quoted = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[<&"]/g, '')),
    fc.constantFrom('&lt;', '&#10;', '&#x1F600;', 'a\r\n\tb', "it's", '>', '', '&amp;amp;'),
  )
  .map((value) => `"${value}"`)
const attributes = fc
  .uniqueArray(fc.tuple(name, quoted), { selector: ([key]) => key, maxLength: 3 })
  .map((list) => list.map(([key, value]) => ` ${key}=${value}`).join(''))
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }).map((value) => value.replace(/[<&>]/g, '')),
  fc.constantFrom(
    '&#65;',
    '&gt;',
    '\r',
    '\r\n',
    ']]',
    '<![CDATA[<&]]>',
    '<!-- c -->',
    '<?pi x?>',
    '政府信息',
    '😀',
  ),
)
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text,
    fc
      .tuple(name, attributes, fc.array(tie('node'), { maxLength: 4 }), fc.boolean())
      .map(([tag, attrs, children, short]) =>
        short ? `<${tag}${attrs}/>` : `<${tag}${attrs}>${children.join('')}</${tag} >`,
      ),
  ),
}))
const document = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>\n', '<!-- x -->'),
    fc.array(node, { maxLength: 5 }),
  )
  .map(
    ([head, nodes]) => `${head}<p:r xmlns="urn:d" xmlns:p="urn:p" xmlns:q='urn:q'>${nodes.join('')}</p:r>\n`,
  )

const shards = fc.constantFrom(
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '=',
    '/',
    '!',
    '?',
    '-',
    '--',
    '[',
    ']]>',
    ' ',
    '\r',
    '\n',
    ':',
    ';',
    '#',
    'x',
    'é',
    '\0',
  ],
  ...[
    '\uFFFE',
    '\uD800',
    '😀',
    '&lt',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&nbsp;',
    '<!',
    '<?',
    '</',
    '/>',
    '<a>',
    '</a>',
  ],
  ...[
    ' xmlns:p=""',
    ' xmlns:xml="urn:x"',
    ' xmlns:xmlns="u"',
    '<?xml version="1.0"?>',
    ' p:x="1" q:x="2"',
    ' z:y="1"',
  ],
)
const mutation = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat({ max: 3 }),
  fc.option(shards, { nil: '' }),
)

describe('against saxes', () => {
  test('well-formed documents are seen alike', () => {
    let accepted = 0
    fc.assert(
      fc.property(document, (text) => {
        agree(text)
        if (outcome(text)) accepted++
      }),
      { numRuns: 1500 },
    )
    expect(accepted).toBeGreaterThan(500)
  })

  test('damaged documents are refused or seen alike', () => {
    let refused = 0
    fc.assert(
      fc.property(document, fc.array(mutation, { minLength: 1, maxLength: 3 }), (text, mutations) => {
        let damaged = text
        for (const [where, cut, shard] of mutations) {
          // A shard that begins with a space belongs where an attribute may stand.
          const places = [...damaged.matchAll(shard.startsWith(' ') ? /(?<=<[\w:]+)[ />]/g : /./gs)]
          const at = places[Math.floor(where * places.length)]?.index ?? 0
          damaged = damaged.slice(0, at) + shard + damaged.slice(at + cut)
        }
        agree(new TextDecoder().decode(bytesOf(damaged)))
        if (!outcome(damaged)) refused++
      }),
      { numRuns: 6000 },
    )
    expect(refused).toBeGreaterThan(1000)
  })

  test('pieces of any length make no difference', () => {
    fc.assert(
      fc.property(
        document,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (text, sizes) => {
          fc.pre(outcome(text) !== undefined)
          expect(ourEvents(cut(bytesOf(text), sizes))).toEqual(outcome(text))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test.each(['exceljs.xlsx', 'sheetjs.xlsx', 'libreoffice.xlsx', 'docx.docx', 'libreoffice.docx'])(
    'every part of %s',
    (file) => {
      const zip = openZip(readFileSync(new URL(`files/${file}`, import.meta.url)))
      const parts = zip.names.filter((part) => /\.(xml|rels)$/.test(part))
      expect(parts.length).toBeGreaterThan(5)
      for (const part of parts) agree(new TextDecoder().decode(zip.bytes(part)))
    },
  )
})

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}
