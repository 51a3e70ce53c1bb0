import { corpusReports, dressings } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { bytesOf } from './bytes.ts'
import { docx, p, tbl, tc, tr } from './forge-docx.ts'

const report = corpusReports['distinct-2021']!
const page = (name = 'clean HTML') =>
  new TextDecoder().decode(dressings.find((dressing) => dressing.name === name)!.dress(report))

/** What is said of a source, as `code fault`. */
const faults = (source: string) =>
  importReport(bytesOf(source)).findings.map(({ code, fault }) => `${code} ${fault}`)

const isRow = (label: string) => new RegExp(`<tr>(?:(?!</tr>).)*${label}(?:(?!</tr>).)*</tr>\n`)
/** The table that stands below a heading. */
const tableBelow = (heading: string) => new RegExp(`(${heading}.*?)<table.*?</table>`, 's')

describe('the source is wrong', () => {
  test('a row that is not there', () => {
    expect(faults(page().replace(isRow('行政强制'), ''))).toEqual(['table/cell-missing source'])
  })

  test.each([
    ['a cell too few', ''],
    ['a cell doubled', '<td>1031</td><td>1031</td>'],
  ])('%s in a row', (_, cell) => {
    expect(page()).toContain('<td>1031</td>')
    expect(faults(page().replace('<td>1031</td>', cell))).toEqual(['table/cell-ambiguous source'])
  })

  test('figures in one merged cell', () => {
    const merged = page().replace('<td>1012</td><td>1013</td>', '<td colspan="2">1012</td>')
    expect(faults(merged)).toEqual(['table/cell-ambiguous source'])
  })

  test('a table that is not there, on a page that is read whole', () => {
    expect(faults(page().replace(tableBelow('二、主动公开'), '$1'))).toEqual(['table/missing source'])
  })

  test('an old form beside a new one', () => {
    const old = new TextDecoder().decode(dressings[0]!.dress(corpusReports['distinct-2019']!))
    const [table] = /<table.*?<\/table>/s.exec(old)!
    const mixed = page().replace(tableBelow('二、主动公开'), (_, heading) => `${heading}${table}`)
    expect(faults(mixed)).toContain('table/mixed-editions source')
  })
})

describe('saving or reading has lost it', () => {
  const pictured = page().replace(tableBelow('二、主动公开'), '$1<p><img src="table.png"></p>')

  test('a picture of a table', () => {
    expect(faults(pictured)).toEqual(['table/missing reading'])
  })

  test('a picture of a table in a Word file', () => {
    const heading = '二、主动公开政府信息情况'
    const found = (below: string) =>
      importReport(docx(`${p('某县某局2024年政府信息公开工作年度报告')}${p(heading)}${below}`)).findings.find(
        ({ code, at }) => code === 'table/missing' && at === 'proactive',
      )
    expect(found('<w:p><w:r><w:drawing/></w:r></w:p>')?.fault).toBe('reading')
    expect(found(tbl(tr(tc('甲') + tc('<w:p><w:r><w:object/></w:r></w:p>'))))?.fault).toBe('reading')
    expect(found(p('无。'))?.fault).toBe('source')
  })

  test('blank cells that have left no line', () => {
    const text = page('bare lines').replace('\n1031\n', '\n')
    expect(faults(text)).toEqual(['table/cell-ambiguous reading'])
  })
})

describe('nobody can tell', () => {
  test('a table that is not there, on a page that a script may complete, or with pictures elsewhere', () => {
    const without = page().replace(tableBelow('二、主动公开'), '$1')
    expect(faults(without.replace('</body>', '<script>load()</script></body>'))).toEqual([
      'table/missing unknown',
    ])
    expect(faults(without.replace('<h1>', '<img src="logo.gif"><h1>'))).toEqual(['table/missing unknown'])
    expect(faults(without.replace('<h1>', '<img hidden src="logo.gif"><h1>'))).toEqual([
      'table/missing source',
    ])
  })

  test('a page that breaks off', () => {
    const text = page()
    const broken = faults(text.slice(0, text.indexOf('其他处理')))
    expect(broken).toContain('table/missing unknown')
    expect(broken).toContain('table/cell-missing unknown')
    expect(broken.filter((said) => said.endsWith('source'))).toEqual([])
  })

  test('a merged cell taken apart into pieces that differ', () => {
    const apart = page('merged cells taken apart')
    expect(faults(apart)).toEqual([])
    expect(faults(apart.replace('<td>1007</td>', '<td>7</td>'))).toEqual(['table/cell-ambiguous unknown'])
  })

  test('a label missing beside one that could not be read', () => {
    expect(faults(page().replace('行政强制', '其他执法事项'))).toEqual([
      'table/cell-missing unknown',
      'table/extra-row unknown',
    ])
  })

  test('a label cut off in a text; one that is printed so is the source’s', () => {
    const slip = '（一）予以公'
    const label = '（一）予以公开'
    const said = (text: string) => faults(text.replace(label, slip))
    expect(said(page())).toEqual(['table/label-slip source'])
    expect(said(page('text with bars'))).toEqual(['table/label-slip unknown'])
  })

  test('a text without a title', () => {
    const text = page('text with bars').replace(/^.*年度报告\n/, '')
    expect(faults(text)).toEqual(['source/year-missing unknown'])
  })
})

test('words of the page around the report are nobody’s fault', () => {
  expect(faults(page('page of an old site'))).toEqual([
    'source/text-left-out undefined',
    'source/text-left-out undefined',
  ])
})
