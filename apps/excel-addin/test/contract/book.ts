import { utils, write } from 'xlsx'

/** A small workbook for the contract: on each sheet a table with a computed total. The first one's has a name. */
export function contractBook(sheets = ['三、申请', '2024']): Uint8Array {
  const book = utils.book_new()
  for (const name of sheets) {
    const sheet = utils.aoa_to_sheet([
      ['自然人', 3],
      ['商业企业', 2],
      ['总计', { t: 'n', v: 5, f: 'SUM(B1:B2)' }],
      ['说明', '无'],
    ])
    sheet['!merges'] = [utils.decode_range('A5:C6')]
    utils.book_append_sheet(book, sheet, name)
  }
  if (sheets.includes('三、申请'))
    book.Workbook = { Names: [{ Name: 'gk_requests', Ref: "'三、申请'!$A$1:$B$3" }] }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
}
