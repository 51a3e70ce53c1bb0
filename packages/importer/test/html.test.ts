import { describe, expect, test } from 'vitest'
import { readHtml } from '../src/html/read-html.ts'

const lines = (html: string) =>
  readHtml(html).pieces.map((piece) => (piece.kind === 'line' ? piece.text : 'table'))
const cells = (html: string) =>
  readHtml(html).pieces.flatMap((piece) =>
    piece.kind !== 'table'
      ? []
      : piece.grid.cells.map(
          (cell) => `${cell.row}.${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.text}`,
        ),
  )

describe('tables of a page', () => {
  test('spans by the standard’s algorithm, bounded to their group and to a sane width', () => {
    const page =
      '<table><thead><tr><td rowspan=9>甲<td colspan=2>乙</thead><tbody><tr><td rowspan=0>丙<td>1<tr><td>2<td>3</tbody></table>'
    expect(cells(page)).toEqual([
      '0.0 1×1 甲',
      '0.1 1×2 乙',
      '1.0 2×1 丙',
      '1.1 1×1 1',
      '2.1 1×1 2',
      '2.2 1×1 3',
    ])
    expect(cells('<table><tr><td colspan=99999>宽<td>外<tr><td colspan=-3>a<td colspan=x>b</table>')).toEqual(
      ['0.0 1×256 宽', '1.0 1×1 a', '1.1 1×1 b'],
    )
  })

  test('a caption is a line; paragraphs and breaks in a cell are lines of its text', () => {
    const page =
      '<table><caption>附表</caption><tr><td><p>本年新</p><p>制作数量</p><td>a<br>b<td>&nbsp;</table>'
    expect(lines(page)).toEqual(['附表', 'table'])
    expect(cells(page)).toEqual(['0.0 1×1 本年新\n制作数量', '0.1 1×1 a\nb', '0.2 1×1 '])
  })

  test('a table for layout reads on from cell to cell', () => {
    const inner = '<table><tr><td>甲<td>乙</table>'
    expect(lines(`<table><tr><td>上<td>${inner}<tr><td><p>下</table>`)).toEqual(['上', 'table', '下'])
  })
})

describe('words of a page', () => {
  test('white space as shown; a break of the source between hanzi is nothing', () => {
    expect(
      lines('<p>公开\n  信息</p><p>in\nEnglish  words</p><p>　　全角　空格&nbsp;。</p><pre>一\n二</pre>'),
    ).toEqual(['公开信息', 'in English words', '全角　空格\u00a0。', '一\n二'])
  })

  test('what is not shown or not said is left out', () => {
    const page =
      '<head><title>年报</title><style>p{}</style></head><nav>首页</nav><p>文<script>x()</script><!-- 注 --></p><p hidden>藏</p>' +
      '<p style="color:red; display : none">藏</p><select><option>选</select><footer>版权</footer><template>模</template>'
    expect(lines(page)).toEqual(['文'])
    expect(readHtml(page).name).toBe('年报')
  })

  test('inline markup does not part words', () => {
    expect(lines('<p>政<b>府</b><span>信</span><a href=x>息</a></p>')).toEqual(['政府信息'])
  })
})
