import { convert, lacking, lackingSchemas, schemaErrors } from '@gongkai/fixtures'
import { openZip } from '@gongkai/ooxml'
import { check, describe as describeFinding, editions, type Finding } from '@gongkai/schema'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { annotate, type DescribedFinding, readWorkbook, setCells } from '../src/index.ts'
import { contentsOf, sourceFrom } from './contents.ts'
import { forge, link, links, main, rels, sheetXml } from './forge.ts'
import { changedParts, partOf, setXml } from './parts.ts'
import { produced } from './producers.ts'

const inWords = (finding: Finding, language: 'zh-CN' | 'en' = 'zh-CN'): DescribedFinding => ({
  finding,
  sentence: describeFinding(finding, editions['2021'], language),
})

/** As the command does: everything the reader and the final check say. */
function annotated(bytes: Uint8Array): Uint8Array {
  const reading = readWorkbook(bytes)
  const found = [...reading.findings, ...check(reading.report).findings]
  return annotate(
    bytes,
    reading,
    found.map((finding) => inWords(finding)),
  )
}

/** A filled template with faults: a broken total, text, blanks. */
function spoilt(bytes: Uint8Array): Uint8Array {
  const { where } = readWorkbook(bytes)
  const set = (at: string, value: number | string | null) => ({ ...where(at)!, value })
  return setCells(bytes, [
    set('requests.received.natural', 999),
    set('requests.carriedIn.enterprise', '3件'),
    set('proactive.permits.decisions', null),
    set('disputes.review.upheld', null),
  ])
}

const results = (bytes: Uint8Array, name = '校验结果') => {
  const sheet = sourceFrom(bytes).sheet(name)
  return sheet && contentsOf(sheet)
}
const partNamed = (bytes: Uint8Array, name: string) => sourceFrom(bytes).sheet(name)!.part
const markIn = (xml: string) =>
  [...xml.matchAll(/sqref="([^"]+)"><cfRule[^>]*><formula>N\("gongkai:(\w+)"\)=0/g)].map(
    ([, area, severity]) => `${area} ${severity}`,
  )

describe.each(produced.map((each) => [each.program, each] as const))(
  'a template saved by %s',
  (_, { lacking, make }) => {
    const skipped = lacking !== undefined
    let bytes: Uint8Array

    test.skipIf(skipped)('is marked and gets a sheet; nothing else changes', async () => {
      bytes = spoilt(await make())
      const after = annotated(bytes)
      const reading = readWorkbook(bytes)
      const touched = new Set(
        ['二、主动公开', '三、申请', '四、复议诉讼'].map((name) => partNamed(bytes, name)),
      )
      const own = partNamed(after, '校验结果')
      const allowed = new Set([
        ...touched,
        own,
        '[Content_Types].xml',
        'xl/_rels/workbook.xml.rels',
        'xl/workbook.xml',
        'xl/styles.xml',
      ])
      const changed = changedParts(bytes, after)
      const texts = ['一、总体情况', '五、问题与改进', '六、其他', '单位信息'].map((name) =>
        partNamed(bytes, name),
      )
      expect(changed.filter((name) => !allowed.has(name) && !texts.includes(name))).toEqual([])
      for (const name of touched) expect(changed).toContain(name)

      const marks = markIn(partOf(after, partNamed(after, '三、申请')))
      expect(marks).toContain(`${reading.where('requests.carriedIn.enterprise')!.address} error`)
      expect(marks).toContain(`${reading.where('requests.received.natural')!.address} error`)
      const lines = results(after)!
      expect(lines.C1).toMatch(/^错误 \d+ 处，待核实 \d+ 处，提示 \d+ 处$/)
      expect(Object.values(lines)).toContain('cell/unit')
      const second = readWorkbook(after)
      expect(second.report).toEqual(reading.report)
      expect(second.findings).toEqual(reading.findings)
    })

    test.skipIf(skipped)('a second run gives the same bytes', () => {
      const once = annotated(bytes)
      expect(Buffer.from(annotated(once)).equals(once)).toBe(true)
    })

    test.skipIf(skipped)('a run after mending leaves none of the marks before', async () => {
      const clean = await make()
      const { where } = readWorkbook(bytes)
      const good = readWorkbook(clean).report.values
      const marked = annotated(bytes)
      const mended = setCells(
        marked,
        [
          'requests.received.natural',
          'requests.carriedIn.enterprise',
          'proactive.permits.decisions',
          'disputes.review.upheld',
        ].map((at) => ({ ...where(at)!, value: good[at] ?? null })),
      )
      const again = annotate(mended, readWorkbook(mended), [])
      for (const { part } of sourceFrom(again).book.sheets)
        expect(partOf(again, part)).not.toContain('gongkai:')
      expect(results(again)).toMatchObject({ C1: '没有发现问题。' })
      expect(results(again)!.A3).toBeUndefined()
    })

    test.skipIf(skipped)('exceljs opens the result and finds the links', async () => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(annotated(bytes).slice().buffer)
      const sheet = book.getWorksheet('校验结果')!
      const formulas = sheet
        .getColumn(2)
        .values.flatMap((value) =>
          value && typeof value === 'object' && 'formula' in value ? value.formula : [],
        )
      expect(formulas.length).toBeGreaterThan(3)
      for (const formula of formulas)
        expect(formula).toMatch(/^HYPERLINK\("#'[^']+'![A-Z]+\d+(:[A-Z]+\d+)?","[^"]+"\)$/)
    })

    test.skipIf(skipped || lackingSchemas !== undefined)(
      `the parts touched are valid ${lackingSchemas ?? ''}`,
      async () => {
        const after = annotated(bytes)
        const names = changedParts(bytes, after).filter((name) =>
          /^xl\/(worksheets\/|styles|workbook\.xml)/.test(name),
        )
        const parts = (from: Uint8Array) =>
          names.flatMap((name) =>
            openZip(from).has(name)
              ? [{ fileName: name.replaceAll('/', '-'), contents: partOf(from, name) }]
              : [],
          )
        const before = await schemaErrors(parts(bytes), 'sml.xsd')
        expect(
          (await schemaErrors(parts(after), 'sml.xsd')).filter((error) => !before.includes(error)),
        ).toEqual([])
        expect(names.length).toBeGreaterThan(4)
      },
    )
  },
)

const reason = lacking('soffice')
test.skipIf(reason !== undefined)(
  `after LibreOffice has saved it, marks and sheet are still known as our own ${reason ?? ''}`,
  async () => {
    const bytes = spoilt(await produced[0]!.make())
    const saved = await convert(annotated(bytes), 'xlsx', 'xlsx:Calc MS Excel 2007 XML')
    const again = annotated(saved)
    const names = sourceFrom(again).book.sheets.map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('校验结果'))).toEqual(['校验结果'])
    const marks = markIn(partOf(again, partNamed(again, '三、申请')))
    expect(new Set(marks).size).toBe(marks.length)
    expect(marks.sort()).toEqual(
      markIn(partOf(annotated(bytes), partNamed(annotated(bytes), '三、申请'))).sort(),
    )
    expect(Buffer.from(annotated(again)).equals(again)).toBe(true)
  },
)

describe('workbooks of all kinds', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const finding = (at: string, severity: Finding['severity'] = 'error', code = 'cell/negative'): Finding => ({
    code,
    severity,
    at,
    actual: -1,
    evidence: [{ at, value: -1 }],
  })
  /** A reading with cells put wherever the test wants them. */
  const readingOf = (bytes: Uint8Array, places: Readonly<Record<string, string>>) => {
    const where = (at: string) =>
      places[at] ? { sheet: sourceFrom(bytes).book.sheets[0]!.name, address: places[at] } : undefined
    return { ...readWorkbook(bytes), where }
  }
  const cell = 'requests.received.natural'
  const run = (
    bytes: Uint8Array,
    found: readonly Finding[] = [finding(cell)],
    places: Readonly<Record<string, string>> = { [cell]: 'A1' },
  ) =>
    annotate(
      bytes,
      readingOf(bytes, places),
      found.map((each) => inWords(each)),
    )
  const sheet = 'xl/worksheets/sheet1.xml'

  test('without styles, names or prefix of the links', () => {
    const bytes = forge({
      sheets: [['表', rows]],
      parts: {
        'xl/workbook.xml': `<workbook xmlns="${main}"><sheets><sheet xmlns:q="${rels}" name="表" sheetId="5" q:id="rId1"/></sheets></workbook>`,
      },
    })
    const after = run(bytes)
    expect(changedParts(bytes, after)).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      sheet,
      'xl/worksheets/sheet2.xml',
    ])
    expect(results(after)!.C3).toContain('负数')
    expect(partOf(after, 'xl/workbook.xml')).toContain('sheetId="6"')
    expect(Buffer.from(run(after)).equals(after)).toBe(true)
  })

  test('with a prefix, in strict namespaces', () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(rels, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    const bytes = forge({
      sheets: [['表', '']],
      parts: {
        '_rels/.rels': strict(links(link('rId1', 'officeDocument', 'xl/workbook.xml'))),
        'xl/_rels/workbook.xml.rels': strict(
          links(link('rId1', 'worksheet', 'worksheets/sheet1.xml'), link('rId2', 'styles', 'styles.xml')),
        ),
        'xl/workbook.xml': strict(
          `<x:workbook xmlns:x="${main}" xmlns:rel="${rels}"><x:sheets><x:sheet name="表" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
        ),
        'xl/styles.xml': strict(
          `<s:styleSheet xmlns:s="${main}"><s:cellXfs count="1"><s:xf/></s:cellXfs><s:dxfs count="0"/></s:styleSheet>`,
        ),
        [sheet]: strict(`<y:worksheet xmlns:y="${main}"><y:sheetData/><y:pageMargins/></y:worksheet>`),
      },
    })
    const after = run(bytes)
    expect(partOf(after, sheet)).toMatch(
      /<y:sheetData\/><y:conditionalFormatting sqref="A1"><y:cfRule [^>]*><y:formula>N\("gongkai:error"\)=0<\/y:formula><\/y:cfRule><\/y:conditionalFormatting><y:pageMargins\/>/,
    )
    expect(partOf(after, 'xl/worksheets/sheet2.xml')).toContain(
      'http://purl.oclc.org/ooxml/spreadsheetml/main',
    )
    expect(partOf(after, 'xl/styles.xml')).toMatch(/<s:dxfs count="1"><s:dxf>/)
    expect(partOf(after, 'xl/workbook.xml')).toMatch(
      /<x:sheet name="校验结果" sheetId="2" rel:id="gongkai-worksheet"\/>/,
    )
    expect(results(after)!.F3).toBe('cell/negative')
    expect(Buffer.from(run(after)).equals(after)).toBe(true)
  })

  test('a sheet of the same name that is the user’s own stays', () => {
    const bytes = forge({
      sheets: [
        ['表', rows],
        ['校验结果', '<row><c t="inlineStr"><is><t>我的</t></is></c></row>'],
      ],
    })
    const after = run(bytes)
    expect(results(after)).toEqual({ A1: '我的' })
    expect(results(after, '校验结果2')!.F3).toBe('cell/negative')
    expect(Buffer.from(run(after)).equals(after)).toBe(true)
  })

  test('a name whose sheet was deleted gives way', () => {
    const after =
      '<definedNames><definedName name="a">1</definedName><definedName name="gk_results" hidden="1">#REF!</definedName></definedNames>'
    const names = partOf(run(forge({ sheets: [['表', rows]], after })), 'xl/workbook.xml').match(
      /<definedName .*?<\/definedName>/g,
    )
    expect(names).toEqual([
      '<definedName name="a">1</definedName>',
      `<definedName name="gk_results" hidden="1">'校验结果'!$A$1</definedName>`,
    ])
  })

  test('conditional formats of the user stay, those in one element with ours too; priorities do not meet', () => {
    const own =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="7"><formula>A1&gt;3</formula></cfRule></conditionalFormatting>'
    const x14 = '<extLst><ext uri="u"><z:cfRule xmlns:z="urn:z" type="dataBar" priority="9"/></ext></extLst>'
    const bytes = forge({ sheets: [['表', sheetXml(rows, `${own}<pageMargins left="1"/>${x14}`)]] })
    const after = run(bytes)
    expect(partOf(after, sheet)).toContain(
      `${own}<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="10">`,
    )
    const mixed = setXml(after, sheet, (xml) =>
      xml.replace('</cfRule></conditionalFormatting><conditionalFormatting sqref="A1">', '</cfRule>'),
    )
    expect(partOf(run(mixed, []), sheet)).toBe(partOf(bytes, sheet))
  })

  test('the whole of a merged cell, the gravest of several findings, every cell of a balance', () => {
    const bytes = forge({
      sheets: [['表', sheetXml(rows, '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>')]],
    })
    const other = 'requests.carriedIn.natural'
    const found = [
      finding(cell, 'note'),
      finding(cell, 'error', 'cell/not-whole'),
      finding(cell, 'warning', 'cell/remark'),
      { ...finding('requests', 'warning', 'cell/blank'), evidence: [{ at: other, value: null }] },
    ]
    expect(
      markIn(partOf(run(bytes, found, { [cell]: 'A1', [other]: 'D4', requests: 'A1:J9' }), sheet)),
    ).toEqual(['A1:B2 error', 'D4 warning'])
    const balance = {
      ...finding(cell, 'error', 'requests/balance'),
      evidence: [cell, other].map((at) => ({ at, value: 1 })),
    }
    expect(markIn(partOf(run(bytes, [balance], { [cell]: 'C3', [other]: 'D4' }), sheet))).toEqual([
      'C3 error',
      'D4 error',
    ])
  })

  test('what looks like a formula is a text; what cannot be placed has no link', () => {
    const bytes = forge({ sheets: [["=甲'乙", rows]] })
    const found = { ...finding(cell), actual: '=HYPERLINK("http://x","点我")' }
    const lines = results(
      run(bytes, [
        { ...found, code: 'cell/not-a-number' },
        { ...finding('title'), code: 'source/year-missing' },
      ]),
    )!
    expect(lines.B3).toEqual([`=HYPERLINK("#'=甲''乙'!A1","=甲'乙!A1")`, "=甲'乙!A1"])
    expect(lines.C3).toContain('=HYPERLINK("http://x"')
    expect(lines.B4).toBe('title')
  })

  test('an order of calculation that lists our sheet is taken out; another stays', () => {
    const chain = (id: number) =>
      `<calcChain xmlns="${main}"><c r="A1" i="1"/><c r="B3" i="${id}"/></calcChain>`
    const once = run(forge({ sheets: [['表', rows]] }))
    const withChain = (id: number) =>
      setXml(
        setXml(once, 'xl/_rels/workbook.xml.rels', (xml) =>
          xml.replace('</Relationships>', `${link('rId9', 'calcChain', 'calcChain.xml')}</Relationships>`),
        ),
        'xl/calcChain.xml',
        () => chain(id),
      )
    expect(changedParts(withChain(2), run(withChain(2)))).toContain('xl/calcChain.xml')
    expect(partOf(run(withChain(2)), 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain')
    expect(changedParts(withChain(1), run(withChain(1)))).toEqual([])
  })

  test('in English', () => {
    const bytes = forge({ sheets: [['表', rows]] })
    const after = annotate(bytes, readingOf(bytes, { [cell]: 'A1' }), [inWords(finding(cell), 'en')], {
      language: 'en',
    })
    expect(results(after)).toMatchObject({
      A2: 'Severity',
      A3: 'error',
      C1: 'error: 1, warning: 0, note: 0',
    })
  })
})

// Reading does not need the list of content types, and so has not found it well-formed when a sheet is entered there.
test.each(['<Types><!-- ', '<Types><?x ', '<Types><![CDATA[', '<Types', '<Types a="', '', '</Types>', 'x'])(
  'a list of content types that has no end is damaged, and ends: %s',
  (types) => {
    const bytes = forge({ sheets: [['S', '']], parts: { '[Content_Types].xml': types } })
    expect(() => annotated(bytes)).toThrow(expect.objectContaining({ code: 'damaged' }))
  },
)
