import { exampleReports } from '@gongkai/fixtures'
import { childOf, childrenOf, ns, textOf, type XmlElement } from '@gongkai/ooxml'
import { editions, layoutsOf } from '@gongkai/schema'
import { describe, expect, test } from 'vitest'
import { parseProfile } from '../src/index.ts'
import { numbered, sample } from './samples.ts'
import { at, docx, gridOf, val, word } from './word-parts.ts'

const tablesOf = (body: readonly XmlElement[]) => body.filter(({ local }) => local === 'tbl')
const styleOf = (paragraph: XmlElement) => val(paragraph, 'pPr', 'pStyle')
const shape = ({ row, column, rowSpan, columnSpan, text }: ReturnType<typeof gridOf>['cells'][number]) => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text,
})

describe.each(['2019', '2021'] as const)('tables of edition %s', (edition) => {
  const values = numbered(edition)
  const tables = tablesOf(docx(sample({ edition, values })).body)

  test('read back cell by cell they are the form with its figures', () => {
    const form = layoutsOf(editions[edition]).map(({ rows, columns, cells }) => ({
      rows,
      columns,
      cells: cells.map((cell) => shape(cell.id ? { ...cell, text: String(values[cell.id]) } : cell)),
    }))
    expect(tables.map(gridOf).map((grid) => ({ ...grid, cells: grid.cells.map(shape) }))).toEqual(form)
  })

  test('every row is as wide as the text area, in fixed columns', () => {
    for (const table of tables) {
      const columns = word(at(table, 'tblGrid')!, 'gridCol').map(({ attributes }) =>
        Number(attributes['w:w']),
      )
      const sum = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0)
      expect(sum(columns)).toBe(8844)
      expect(at(table, 'tblPr', 'tblW')?.attributes['w:w']).toBe('8844')
      expect(at(table, 'tblPr', 'tblLayout')?.attributes['w:type']).toBe('fixed')
      for (const row of word(table, 'tr')) {
        let column = 0
        for (const cell of word(row, 'tc')) {
          const span = Number(val(cell, 'tcPr', 'gridSpan') ?? 1)
          expect(at(cell, 'tcPr', 'tcW')?.attributes['w:w']).toBe(
            String(sum(columns.slice(column, column + span))),
          )
          column += span
        }
        expect(column).toBe(columns.length)
      }
    }
  })

  test('no row splits, headers repeat, and blocks keep together', () => {
    const layouts = layoutsOf(editions[edition])
    tables.forEach((table, index) => {
      const { headerRows, cells } = layouts[index]!
      const rows = word(table, 'tr')
      expect(rows.every((row) => at(row, 'trPr', 'cantSplit'))).toBe(true)
      expect(rows.map((row) => Boolean(at(row, 'trPr', 'tblHeader')))).toEqual(
        rows.map((_, row) => row < headerRows),
      )
      const lastOfBlock = new Set(cells.filter(({ role }) => role === 'heading').map(({ row }) => row - 1))
      rows.forEach((row, number) => {
        const kept = word(row, 'tc').map((cell) => Boolean(at(cell, 'p', 'pPr', 'keepNext')))
        const wanted = number + 1 < rows.length && (headerRows > 0 || !lastOfBlock.has(number))
        expect([number, new Set(kept)]).toEqual([number, new Set([wanted])])
      })
    })
  })

  test('cells are centred, items of a numbered list stand left', () => {
    const left = tables.flatMap((table) =>
      word(table, 'tr').flatMap((row) =>
        word(row, 'tc').flatMap((cell) =>
          styleOf(at(cell, 'p')!)?.startsWith('TableLabel') ? [textOf(cell)] : [],
        ),
      ),
    )
    expect(left).toContain('1.属于国家秘密')
    expect(left).toContain('（七）总计')
    expect(left.filter((text) => text !== '' && !/^(?:.、|（.）|\d\.)/.test(text))).toEqual([])
    for (const table of tables)
      for (const row of word(table, 'tr'))
        for (const cell of word(row, 'tc')) expect(val(cell, 'tcPr', 'vAlign')).toBe('center')
  })
})

describe('figures that are too wide', () => {
  const scales = (id: string, value: number | string) => {
    const [, , disputes] = tablesOf(docx(sample({ values: { ...numbered('2021', 0), [id]: value } })).body)
    return word(disputes!, 'tr').flatMap((row) =>
      word(row, 'tc').flatMap((cell) => val(cell, 'p', 'r', 'rPr', 'w') ?? []),
    )
  }
  const sizeOf = (value: number) => {
    const { body } = docx(sample({ values: { 'disputes.review.upheld': value } }))
    return styleOf(at(word(tablesOf(body)[2]!, 'tr')[3], 'tc', 'p')!)
  }

  test('the table is set smaller while that helps', () => {
    expect([1234, 12345, 123456].map(sizeOf)).toEqual(['TableText', 'TableTextSmall', 'TableTextSmall'])
  })

  test('then the figure is set narrower, alone, and never broken', () => {
    expect(scales('disputes.review.upheld', 12345)).toEqual([])
    expect(scales('disputes.review.upheld', 123456)).toEqual(['86'])
    expect(scales('disputes.review.upheld', 1234567)).toEqual(['74'])
  })

  test('a text may break between its characters, but not in its number', () => {
    expect(scales('disputes.review.upheld', '12件（其中修订3件）')).toEqual([])
    expect(scales('disputes.review.upheld', '1234567件')).toEqual(['74'])
  })
})

test('blank and typed cells: nothing, and the text as it is', () => {
  const values = {
    'proactive.fees.amount': '251000元',
    'proactive.rules.issued': 0,
    'proactive.rules.repealed': ' 3 <4>\n5',
  }
  const [proactive] = tablesOf(docx(sample({ values })).body)
  const figures = word(proactive!, 'tr').map((row) => word(row, 'tc').slice(1).map(textOf))
  expect(figures[2]).toEqual(['0', ' 3 <4>5', ''])
  expect(figures.at(-1)).toEqual(['251000元'])
  const typed = at(word(word(proactive!, 'tr')[2]!, 'tc')[2], 'p', 'r')!
  expect(typed.children.map((child) => typeof child !== 'string' && child.local)).toEqual(['t', 'br', 't'])
  expect(at(typed, 't')?.attributes['xml:space']).toBe('preserve')
})

test('a private-use character in the report is a character', () => {
  const hole = '\uE000'
  const { body } = docx(sample({ title: hole, preface: [hole], values: { 'proactive.rules.issued': hole } }))
  expect(textOf(body[0]!)).toBe(hole)
  expect(gridOf(tablesOf(body)[0]!).cells.filter(({ text }) => text.includes(hole))).toHaveLength(1)
})

describe('paragraphs', () => {
  const { body, part } = docx(exampleReports['municipal-aggregate-2025'])
  const paragraphs = body.filter(({ local }) => local === 'p')
  const styles = part('word/styles.xml')
  const style = (id: string) =>
    childrenOf(styles, ns.word, 'style').find(({ attributes }) => attributes['w:styleId'] === id)!

  test('headings bear the built-in names that the navigation pane knows', () => {
    const names = paragraphs.map((paragraph) => [val(style(styleOf(paragraph)!), 'name'), textOf(paragraph)])
    expect(names.filter(([name]) => name === 'heading 1').map(([, text]) => text)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ])
    expect(names[0]![0]).toBe('Title')
    expect(names.slice(-2).map(([name]) => name)).toEqual(['Signature', 'Date'])
    for (const level of [1, 2, 3]) {
      expect(val(style(`Heading${level}`), 'name')).toBe(`heading ${level}`)
      expect(val(style(`Heading${level}`), 'pPr', 'outlineLvl')).toBe(String(level - 1))
      expect(at(style(`Heading${level}`), 'pPr', 'keepNext')).toBeDefined()
    }
  })

  test('fonts, sizes, pitch and spacing are those of GB/T 9704', () => {
    const look = (id: string) => [
      at(style(id), 'rPr', 'rFonts')?.attributes['w:eastAsia'],
      val(style(id), 'rPr', 'sz'),
      val(style(id), 'rPr', 'spacing'),
      at(style(id), 'pPr', 'spacing')?.attributes['w:line'],
    ]
    expect(look('Title').slice(0, 2)).toEqual(['方正小标宋简体', '44'])
    expect(look('Heading1')).toEqual(['黑体', undefined, '-5', '579'])
    expect(look('Heading2')).toEqual(['楷体_GB2312', undefined, '-5', '579'])
    expect(look('Heading3')).toEqual(['仿宋_GB2312', undefined, '-5', '579'])
    expect(look('BodyText')).toEqual([undefined, undefined, '-5', '579'])
    expect(look('Normal').slice(0, 2)).toEqual(['仿宋_GB2312', '32'])
    expect(look('TableText').slice(0, 2)).toEqual(['仿宋_GB2312', '24'])
    expect(look('TableTextSmall').slice(0, 2)).toEqual(['仿宋_GB2312', '21'])
    expect(look('Footer').slice(0, 2)).toEqual(['宋体', '28'])
    expect(at(style('BodyText'), 'pPr', 'ind')?.attributes).toEqual({
      'w:firstLineChars': '200',
      'w:firstLine': '630',
    })
    expect(val(style('TableText'), 'pPr', 'snapToGrid')).toBe('0')
    expect(at(styles, 'docDefaults', 'rPrDefault', 'rPr', 'rFonts')?.attributes).toEqual({
      'w:ascii': 'Times New Roman',
      'w:hAnsi': '仿宋_GB2312',
      'w:eastAsia': '仿宋_GB2312',
      'w:cs': 'Times New Roman',
    })
    expect(at(styles, 'docDefaults', 'rPrDefault', 'rPr', 'lang')?.attributes['w:eastAsia']).toBe('zh-CN')
    const margins = at(style('TableGrid'), 'tblPr', 'tblCellMar')
    for (const side of ['left', 'right']) expect(at(margins, side)?.attributes['w:w']).toBe('17')
  })

  test('a lead is set in the font of the second level up to its full stop', () => {
    const [lead, rest] = word(paragraphs.find((paragraph) => textOf(paragraph).startsWith('（一）'))!, 'r')
    expect([textOf(lead!), val(lead, 'rPr', 'rStyle')]).toEqual(['（一）主动公开。', 'Lead'])
    expect(val(rest, 'rPr', 'rStyle')).toBeUndefined()
    expect(at(style('Lead'), 'rPr', 'rFonts')?.attributes['w:eastAsia']).toBe('楷体_GB2312')
  })

  test('a title too long for one line breaks after the name of the agency', () => {
    const run = word(paragraphs[0]!, 'r')[0]!
    expect(run.children.map((child) => typeof child !== 'string' && textOf(child))).toEqual([
      '某市人民政府（全市汇总）',
      '',
      '2025年政府信息公开工作年度报告',
    ])
    const short = docx(sample({ agency: { name: '某局' } })).body[0]!
    expect(word(short, 'r')[0]!.children).toHaveLength(1)
  })

  test('the date stands four characters in, the signature centred over it, kept with the text', () => {
    const indents = (name: string) => {
      const [signature, date] = docx(sample({ agency: { name } })).body.slice(-3)
      return [signature, date].map((paragraph) => at(paragraph, 'pPr', 'ind')?.attributes['w:rightChars'])
    }
    // 2026年1月20日: 3.5 digits' worth and 3 hanzi, 6.5 characters.
    expect(indents('某县某局')).toEqual(['525', '400'])
    expect(indents('某某县某某某某某某某局')).toEqual(['175', '400'])
    expect(indents('某某自治区某某自治州某某某某某某某某某局')).toEqual([undefined, '400'])
    expect(at(paragraphs.at(-3), 'pPr', 'keepNext')).toBeDefined()
  })
})

describe('the page', () => {
  const section = (body: readonly XmlElement[]) => body.at(-1)!

  test('A4 with the margins, the grid of lines and the footers of the default', () => {
    const { body, part } = docx(sample())
    expect(at(section(body), 'pgSz')?.attributes).toEqual({ 'w:w': '11906', 'w:h': '16838' })
    expect(at(section(body), 'pgMar')?.attributes).toMatchObject({
      'w:top': '2098',
      'w:right': '1474',
      'w:bottom': '1984',
      'w:left': '1587',
      'w:footer': '1427',
    })
    expect(at(section(body), 'docGrid')?.attributes).toEqual({ 'w:type': 'lines', 'w:linePitch': '579' })
    expect(at(part('word/settings.xml'), 'evenAndOddHeaders')).toBeDefined()
    const footer = (file: string) => at(part(`word/${file}.xml`), 'p')!
    expect(['footer1', 'footer2'].map((file) => textOf(footer(file)))).toEqual(['— 1 —', '— 2 —'])
    expect(['footer1', 'footer2'].map((file) => val(footer(file), 'pPr', 'jc'))).toEqual(['right', 'left'])
    expect(at(footer('footer1'), 'pPr', 'ind')?.attributes).toEqual({
      'w:rightChars': '100',
      'w:right': '280',
    })
    expect(at(footer('footer1'), 'fldSimple')?.attributes['w:instr']).toBe(' PAGE ')
  })

  test('a profile changes all that hangs together', () => {
    const profile = parseProfile({
      margins: { top: 34.6, bottom: 32.6, left: 25, right: 25 },
      linePitch: 29.5,
      fonts: { body: '仿宋' },
      pageNumber: { style: 'plain', position: 'centre' },
    })
    const { body, part } = docx(sample({ values: numbered('2021') }), { profile })
    expect(at(section(body), 'docGrid')?.attributes['w:linePitch']).toBe('590')
    const widths = tablesOf(body).map((table) => at(table, 'tblPr', 'tblW')?.attributes['w:w'])
    expect(widths).toEqual(['9070', '9070', '9070'])
    const footer = at(part('word/footer2.xml'), 'p')!
    expect([textOf(footer), val(footer, 'pPr', 'jc')]).toEqual(['2', 'center'])
    expect(
      at(part('word/styles.xml'), 'docDefaults', 'rPrDefault', 'rPr', 'rFonts')?.attributes['w:eastAsia'],
    ).toBe('仿宋')
  })

  test('a draft bears its mark at the head of odd and even pages, a report none', () => {
    const draft = docx(sample(), { draft: true })
    const headers = word(section(draft.body), 'headerReference').map(({ attributes }) => attributes['w:type'])
    expect(headers).toEqual(['default', 'even'])
    for (const name of ['word/header1.xml', 'word/header2.xml']) expect(textOf(draft.part(name))).toBe('草稿')
    expect(docx(sample()).names.filter((name) => name.includes('header'))).toEqual([])
  })
})

test('properties say what the report is and when it was dated', () => {
  const core = docx(sample({ agency: { name: '某县<某>局' } })).part('docProps/core.xml')
  const dc = 'http://purl.org/dc/elements/1.1/'
  const dcterms = 'http://purl.org/dc/terms/'
  expect(textOf(childOf(core, dc, 'title')!)).toBe('某县<某>局2025年政府信息公开工作年度报告')
  expect(textOf(childOf(core, dc, 'creator')!)).toBe('某县<某>局')
  expect(textOf(childOf(core, dcterms, 'created')!)).toBe('2026-01-20T00:00:00Z')
  const undated = docx(sample({ date: undefined })).part('docProps/core.xml')
  expect(textOf(childOf(undated, dcterms, 'created')!)).toBe('2025-12-31T00:00:00Z')
})
