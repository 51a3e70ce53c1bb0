import { convert, lacking, lackingSchemas, pdfText, schemaErrors } from '@gongkai/fixtures'
import { childrenOf, ns, openZip, readXmlTree, textOf, type XmlElement } from '@gongkai/ooxml'
import { describe, expect, it } from 'vitest'
import { type Notice, toNotice } from '../src/index.ts'

const item = (n: number) => ({
  place: `三、申请!J${n}`,
  problem: `「总计」应为 ${n}，填的是 ${n + 1}，相差 1。`,
  todo: '请核对本行各格与总计。',
})

const notice: Notice = {
  unit: '甲市<公安>局 & \u0001"特警"支队',
  year: 2025,
  from: '甲市人民政府办公室',
  date: '2026-02-03',
  errors: [item(6), item(7)],
  warnings: [{ ...item(8), code: 'year/jump@三、申请!J8', explanation: '=HYPERLINK("x")，已核实。' }],
  proposals: ['建议：把「总计」改为 20。'],
  refiled: 'mended',
  marked: ['甲市公安局 标注.xlsx'],
}

const documentOf = (bytes: Uint8Array): XmlElement => readXmlTree(openZip(bytes).bytes('word/document.xml'))

const word = (parent: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((one) => childrenOf(one, ns.word, name)),
    [parent],
  )

const paragraphs = (root: XmlElement) => word(root, 'body', 'p').map(textOf)
const rows = (root: XmlElement) =>
  word(root, 'body', 'tbl').map((table) => word(table, 'tr').map((row) => word(row, 'tc').map(textOf)))

describe('a 退回修改单', () => {
  it('names the unit, what it has to mend and to confirm, what may be done, and how to file again', () => {
    const root = documentOf(toNotice(notice))
    const said = paragraphs(root)
    expect(said.slice(0, 3)).toEqual([
      '退回修改单',
      '甲市<公安>局 & \uFFFD"特警"支队：',
      expect.stringContaining('2025 年政府信息公开工作年度报告，经检查有 2 处必须改正，1 处需要核实'),
    ])
    expect(said.filter((text) => /^[一二三四]、/u.test(text))).toEqual([
      '一、必须改正的',
      '二、请核实的',
      '三、建议改法',
      '四、怎么重新报送',
    ])
    expect(said).toContain('建议：把「总计」改为 20。')
    expect(said.join('')).toContain('「甲市公安局 标注.xlsx」')
    expect(said.slice(-2)).toEqual(['甲市人民政府办公室', '2026年2月3日'])
    const [errors = [], warnings = []] = rows(root)
    expect(errors).toEqual([
      ['序号', '位置', '问题', '怎么改'],
      ['1', '三、申请!J6', notice.errors[0]?.problem, notice.errors[0]?.todo],
      ['2', '三、申请!J7', notice.errors[1]?.problem, notice.errors[1]?.todo],
    ])
    expect(warnings[1]?.[3]).toBe(
      '请核对本行各格与总计。代码：year/jump@三、申请!J8你单位的核实说明：=HYPERLINK("x")，已核实。',
    )
  })

  it('numbers only the parts it has', () => {
    const said = paragraphs(documentOf(toNotice({ ...notice, marked: [], warnings: [], proposals: [] })))
    expect(said.filter((text) => /^[一二三四]、/u.test(text))).toEqual(['一、必须改正的', '二、怎么重新报送'])
    expect(said.join('')).not.toContain('标注')
  })

  it('asks for the template, or an .xlsx, where the file itself is not to be mended', () => {
    const other = { ...notice, errors: [item(6)], warnings: [], proposals: [], marked: [] }
    for (const [refiled, words] of [
      ['template', '请填在 2025 年的填报模板里'],
      ['saved', '另存为 .xlsx'],
    ] as const) {
      const said = paragraphs(documentOf(toNotice({ ...other, refiled }))).join('\n')
      expect(said).toContain(words)
      expect(said).toContain('不能作为 2025 年政府信息公开工作年度报告的填报表')
      expect(said).not.toMatch(/请在原来的填报表上修改|勾稽关系/u)
    }
  })

  it('is the same bytes for the same notice', () => {
    expect(Buffer.from(toNotice(notice)).equals(toNotice(notice))).toBe(true)
  })

  it.skipIf(lackingSchemas)('is valid by ECMA-376', async () => {
    const contents = new TextDecoder().decode(openZip(toNotice(notice)).bytes('word/document.xml'))
    expect(await schemaErrors([{ fileName: 'word/document.xml', contents }], 'wml.xsd')).toEqual([])
  })

  const reason = lacking('soffice', 'pdftotext')
  it.skipIf(reason)(
    'is printed whole by LibreOffice, headings of a long list repeated',
    async () => {
      const long = { ...notice, errors: Array.from({ length: 60 }, (_, i) => item(i)) }
      const pages = await pdfText(await convert(toNotice(long), 'docx', 'pdf'))
      const flat = pages.map((text) => text.replace(/\s/gu, ''))
      expect(flat.length).toBeGreaterThan(2)
      for (let n = 0; n < 60; n++) expect(flat.join('')).toContain(`应为${n}，填的是${n + 1}`)
      expect(flat.filter((text) => text.includes('序号位置问题怎么改')).length).toBeGreaterThan(1)
    },
    120_000,
  )
})
