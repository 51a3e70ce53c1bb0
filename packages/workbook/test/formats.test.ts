import { readFileSync } from 'node:fs'
import { OoxmlError, openZip } from '@gongkai/ooxml'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateStyles, formatsByEvents, quickFormats } from '../src/read/formats.ts'
import { showsDate } from '../src/read/shows-date.ts'
import { forge, main } from './forge.ts'

const numFmts = '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></numFmts>'
const looks = '<fonts><font><sz val="11"/></font></fonts><fills/><borders/>'
const own = '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
const formats =
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="31"/><xf numFmtId="2"/></cellXfs>'

const datesIn = (styles: string) => [
  ...dateStyles(openZip(forge({ sheets: [['S', '']], styles })), 'xl/styles.xml'),
]

// What is passed over in the common form must not change what is read: each of these says the same in another way.
test.each([
  ['as Excel writes them', numFmts + looks + own + formats],
  ['without looks', numFmts + formats],
  ['with number formats behind the fonts', looks + numFmts + own + formats],
  ['with a comment that looks like fonts', `<!-- <fonts/> -->${numFmts}${looks}${own}${formats}`],
  [
    'with a comment that looks like formats',
    `${numFmts}${looks}<!-- <cellXfs><xf numFmtId="14"/> -->${own}${formats}`,
  ],
  ['and broken behind them', `${numFmts}${looks}${own}${formats}<dxfs>`],
])('formats of dates are found: %s', (_, styles) => {
  expect(datesIn(styles)).toEqual([1, 2])
})

test('styles without formats of cells show no date', () => {
  expect(datesIn(numFmts + looks)).toEqual([])
  expect(datesIn('')).toEqual([])
})

const number = fc.constantFrom(
  '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/>',
  '<numFmt numFmtId="164" formatCode="0.00"/>',
  '<numFmt numFmtId="14" formatCode="0_ "/>',
  '<numFmt numFmtId="2" formatCode="[$-804]yyyy/m/d"/>',
  '<numFmt formatCode="m&#x2f;d" numFmtId="165"/>',
  '<numFmt numFmtId="165" formatCode="&oops;"/>',
  '<numFmt numFmtId="166"/>',
  '<!-- -->',
)
const format = fc.constantFrom(
  '<xf numFmtId="14"/>',
  '<xf numFmtId="164" fontId="0" xfId="0"/>',
  '<xf fontId="0"/>',
  '<xf numFmtId="2" applyAlignment="1"><alignment horizontal="center"/></xf>',
  '<xf numFmtId="31"><alignment wrapText="1"/><protection locked="0"/></xf>',
  '<xf numFmtId="165"></xf>',
  "<xf numFmtId='14'/>",
  '<xf numFmtId="14"><extLst><xf numFmtId="0"/></extLst></xf>',
  '<xf numFmtId="x"/>',
  '\n',
)
const list = (name: string, item: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(`<${name}>`, `<${name} count="2">`), fc.array(item, { maxLength: 3 }))
    .map(([tag, all]) => `${tag}${all.join('')}</${name}>`)

const prefixed =
  '<fonts/><s:numFmts><s:numFmt numFmtId="165" formatCode="yyyy"/></s:numFmts><s:cellXfs><xf numFmtId="14"/></s:cellXfs>'

test('a format without measure shows no date, and is not searched', () => {
  expect(showsDate('['.repeat(2 ** 20))).toBe(false)
  expect(showsDate(`${'0'.repeat(300)}yyyy`)).toBe(false)
  expect(quickFormats(`<styleSheet xmlns="${main}"><numFmts${' a="b"'.repeat(2 ** 20)}>`)).toBeUndefined()
})

test('in one go as event by event, or left to it', () => {
  let quick = 0
  const opening = fc.constantFrom(
    `<styleSheet xmlns="${main}">`,
    `<styleSheet xmlns="${main}" xmlns:s="${main}">`,
    '<styleSheet>',
    '<x>',
  )
  const between = fc.constantFrom(
    looks,
    `${looks}${own}`,
    '',
    `<!-- -->${looks}`,
    `${looks}${numFmts}`,
    prefixed,
  )
  const numbers = fc.oneof(fc.constant(''), list('numFmts', number))
  const ending = fc.constantFrom('</styleSheet>', '<dxfs>', '')
  fc.assert(
    fc.property(
      fc.tuple(opening, numbers, between, list('cellXfs', format), ending).map((all) => all.join('')),
      (xml) => {
        const read = outcome(() => quickFormats(xml))
        if (read === undefined) return
        quick += 1
        expect(read).toEqual(outcome(() => formatsByEvents([new TextEncoder().encode(xml)])))
      },
    ),
    { numRuns: 3000 },
  )
  expect(quick).toBeGreaterThan(50)
})

function outcome(read: () => ReadonlySet<number> | undefined) {
  try {
    return read()
  } catch (error) {
    if (error instanceof OoxmlError) return error.code
    throw error
  }
}

test.each(['excel/mac-formats.xlsx', 'wps/dates-formulas.xlsx', 'openpyxl/template-2023.xlsx'])(
  'in one go in %s',
  (file) => {
    const zip = openZip(readFileSync(new URL(`../../fixtures/files/${file}`, import.meta.url)))
    const part = zip.bytes('xl/styles.xml')
    expect(quickFormats(new TextDecoder().decode(part))).toEqual(formatsByEvents([part]))
  },
)
