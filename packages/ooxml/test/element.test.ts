import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Element, el, readXmlTree, serialize, textOf, type Xml, xmlSafe } from '../src/index.ts'
import { bytesOf } from './forge.ts'
import { saxesEvents } from './oracle.ts'

/** Any text that XML can hold, with more than its share of the characters that need care. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('\r', '\n', '\t', '&', '<', ']]>', '"', "'", '\r\n', '&amp;', '😀', '\uD800'),
    ),
  )
  .map((pieces) => xmlSafe(pieces.join('')))
const name = fc.constantFrom('w:p', 'w:r', 'a', '表')
const attributes = fc.dictionary(
  fc.constantFrom('w:val', 'x', 'y-z'),
  fc.oneof(text, fc.integer(), fc.constant(undefined)),
)
const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ maxDepth: 4, withCrossShrink: true }, text, tie('element')), { maxLength: 4 }),
    )
    .map(([name, attributes, children]) => el(name, attributes, ...children)),
}))

/** The tree as any reader gives it back: texts joined, numbers as text, nothing for `undefined`. */
function asRead(element: Element): unknown {
  const children: (Xml | unknown)[] = []
  for (const child of element.children) {
    if (child === '') continue
    if (typeof child !== 'string') children.push(asRead(child))
    else if (typeof children.at(-1) === 'string') children[children.length - 1] += child
    else children.push(child)
  }
  const attributes = Object.entries(element.attributes).filter(([, value]) => value !== undefined)
  return { name: element.name, attributes: attributes.map(([key, value]) => [key, String(value)]), children }
}

describe('serialize', () => {
  test('what is written is read, by us and by another reader, and written again the same', () => {
    fc.assert(
      fc.property(element, (element) => {
        const root = el('root', { 'xmlns:w': 'urn:w', xmlns: 'urn:d' }, element)
        const written = serialize(root, { declaration: true })
        const tree = readXmlTree(bytesOf(written))
        expect(asRead(tree)).toEqual(asRead(root))
        expect(serialize(tree, { declaration: true })).toBe(
          serialize(readXmlTree(bytesOf(serialize(tree))), { declaration: true }),
        )
        expect(saxesEvents(written)).toEqual(saxesEvents(serialize(tree)))
      }),
      { numRuns: 500 },
    )
  })

  test('children are flattened, and nothing is added for undefined and false', () => {
    const tree = el('a', { x: undefined, y: 0 }, 'b', undefined, false, [el('c'), undefined, 'd', false], [])
    expect(tree.children).toEqual(['b', el('c'), 'd'])
    expect(serialize(tree)).toBe('<a y="0">b<c/>d</a>')
  })

  test('no text goes under a name such as "name" or into markup', () => {
    expect(serialize(el('a', { b: '"><x>\n' }, '<&>'))).toBe(
      '<a b="&quot;&gt;&lt;x&gt;&#10;">&lt;&amp;&gt;</a>',
    )
  })

  test.each(['\0', '\x1F', '\uFFFE', '\uD800', 'a\uDC00b'])('%j is refused, and made safe', (bad) => {
    expect(() => serialize(el('a', {}, bad))).toThrow(RangeError)
    expect(() => serialize(el('a', { b: bad }))).toThrow(RangeError)
    expect(() => serialize(el('a', {}, xmlSafe(bad)))).not.toThrow()
    expect(xmlSafe(bad)).toContain('\uFFFD')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is no number to write', (bad) => {
    expect(() => serialize(el('a', { b: bad }))).toThrow(RangeError)
  })

  test('xmlSafe leaves alone what XML can hold', () => {
    for (const fine of ['', '\t\n\r', '政府信息公开', '😀', '\uFFFD', '\u0085'])
      expect(xmlSafe(fine)).toBe(fine)
  })

  test('text of a tree', () => {
    expect(textOf(readXmlTree(bytesOf('<si><r><t>本年</t></r> <r><t>新收<![CDATA[&]]></t></r></si>')))).toBe(
      '本年 新收&',
    )
  })
})
