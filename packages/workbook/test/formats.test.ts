import { openZip } from '@gongkai/ooxml'
import { expect, test } from 'vitest'
import { dateStyles } from '../src/read/formats.ts'
import { forge } from './forge.ts'

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
