import { describe, expect, test } from 'vitest'
import type { Piece } from '../src/page.ts'
import { readDocx } from '../src/word/read-docx.ts'
import { docx, p, tbl, tc, tr } from './forge-docx.ts'

const read = (body: string, parts?: Parameters<typeof docx>[1]): readonly Piece[] =>
  readDocx(docx(body, parts)).pieces
const lines = (body: string, parts?: Parameters<typeof docx>[1]) =>
  read(body, parts).map((piece) => (piece.kind === 'line' ? piece.text : piece.kind))
/** Cells as `row.column rows×columns text`. */
const cells = (body: string) =>
  read(body).flatMap((piece) =>
    piece.kind !== 'table'
      ? []
      : piece.grid.cells.map(
          (cell) => `${cell.row}.${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.text}`,
        ),
  )

describe('tables of a Word file', () => {
  test('spans across and down; a merge that begins nowhere is a cell of its own', () => {
    const table = tbl(
      tr(tc('甲', '<w:vMerge w:val="restart"/>') + tc('乙', '<w:gridSpan w:val="2"/>')) +
        tr(tc('看不见', '<w:vMerge/>') + tc('1') + tc('2', '<w:vMerge w:val="continue"/>')),
    )
    expect(cells(table)).toEqual(['0.0 2×1 甲', '0.1 1×2 乙', '1.1 1×1 1', '1.2 1×1 2'])
  })

  test('a row that begins later or ends earlier; the old hMerge', () => {
    const table = tbl(
      tr(tc('一') + tc('二') + tc('三')) +
        tr(tc('后'), '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>') +
        tr(tc('合', '<w:hMerge w:val="restart"/>') + tc('', '<w:hMerge/>') + tc('单')),
    )
    expect(cells(table)).toEqual([
      '0.0 1×1 一',
      '0.1 1×1 二',
      '0.2 1×1 三',
      '1.1 1×1 后',
      '2.0 1×2 合',
      '2.2 1×1 单',
    ])
  })

  test('content controls around rows, cells and text', () => {
    const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    const table = tbl(control(tr(control(tc('甲')) + tc(control(p('乙'))))) + tr(tc('丙') + tc('丁')))
    expect(cells(table)).toEqual(['0.0 1×1 甲', '0.1 1×1 乙', '1.0 1×1 丙', '1.1 1×1 丁'])
  })

  test('tracked changes as if accepted: rows, cells, words, a paragraph mark', () => {
    const deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    const inserted = '<w:ins w:id="2" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins>'
    const moved = '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>移走</w:t></w:r></w:moveFrom>'
    const joined =
      '<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="a"/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>'
    const table = tbl(
      tr(tc('x') + tc('y'), '<w:del w:id="5" w:author="a"/>') +
        tr(
          tc(`<w:p>${deleted}${inserted}${moved}</w:p>`) +
            tc('z', '<w:cellDel w:id="6" w:author="a"/>') +
            tc(joined + p('后')),
        ),
    )
    expect(cells(table)).toEqual(['0.0 1×1 新', '0.1 1×1 前后'])
  })

  test('a table in a cell lays the page out; a frame around one cell is none', () => {
    const inner = tbl(tr(tc('甲') + tc('乙')))
    const frame = tbl(tr(tc('框')))
    expect(cells(tbl(tr(tc(p('前') + inner) + tc('侧'))))).toEqual(['0.0 1×1 甲', '0.1 1×1 乙'])
    expect(lines(tbl(tr(tc(p('前') + inner) + tc('侧'))))).toEqual(['前', 'table', '侧'])
    expect(cells(tbl(tr(tc(frame) + tc('乙'))))).toEqual(['0.0 1×1 框', '0.1 1×1 乙'])
  })
})

describe('paragraphs of a Word file', () => {
  test('text boxes, drawings, fields’ codes and hidden text are not read; links and fields’ results stay', () => {
    const box =
      '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>'
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
    const hidden =
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    const link = '<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>'
    expect(lines(`<w:p><w:r>${box}<w:t>一</w:t></w:r>${field}${hidden}${link}</w:p>`)).toEqual([
      '一3显网址',
      'unread',
    ])
  })

  test('breaks and tabs', () => {
    const runs =
      '<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/><w:noBreakHyphen/></w:r>'
    expect(lines(`<w:p>${runs}</w:p>`)).toEqual(['甲\n乙\t丙-'])
  })

  test('the numbers that Word sets before paragraphs', () => {
    const level = (at: number, format: string, text: string, suffix = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${suffix}<w:lvlText w:val="${text}"/></w:lvl>`
    const numbering =
      `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.', '<w:suff w:val="space"/>')}${level(3, 'bullet', '●')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' +
      '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>'
    const styles =
      '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="h1b"><w:basedOn w:val="h1"/></w:style><w:style w:styleId="ring"><w:basedOn w:val="ring"/></w:style>'
    const numbered = (text: string, id: number, at: number) =>
      p(text, `<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`)
    const styled = (text: string, style: string) => p(text, `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`)
    const off = '<w:pPr><w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    const body =
      styled('总体情况', 'h1') +
      numbered('主动公开', 1, 1) +
      numbered('依申请', 1, 1) +
      numbered('甲', 1, 2) +
      numbered('点', 1, 3) +
      styled('第二', 'h1b') +
      numbered('又一', 1, 1) +
      numbered('十一', 2, 0) +
      p('无号', off) +
      styled('环', 'ring')
    expect(lines(body, { numbering, styles })).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请',
      '1. 甲',
      '点',
      '二、第二',
      '（一）又一',
      '十一、十一',
      '无号',
      '环',
    ])
  })
})
