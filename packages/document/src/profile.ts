/**
 * How the Word file is laid out (版式). Offices differ in margins, pitch and page numbers, so this is data that a user can
 * override; the default follows GB/T 9704-2012 党政机关公文格式.
 */
export interface Profile {
  /** Millimetres. */
  readonly page: { readonly width: number; readonly height: number }
  /** Millimetres (天头 is `top`, 订口 is `left`). */
  readonly margins: {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }
  /** Characters in a full line of body text. */
  readonly charactersPerLine: number
  /** Exact distance of body lines, points; with the page height it gives the lines of a page. */
  readonly linePitch: number
  readonly fonts: {
    readonly title: string
    readonly heading1: string
    readonly heading2: string
    /** Also headings of the third level. */
    readonly body: string
    readonly table: string
    readonly pageNumber: string
    /** Letters and digits in titles, body and tables. */
    readonly latin: string
  }
  /** Points, in halves. Table text is set in the largest size in which figures stay whole and the table on one page. */
  readonly sizes: {
    readonly title: number
    readonly body: number
    readonly tableLargest: number
    readonly tableSmallest: number
    readonly pageNumber: number
  }
  readonly pageNumber: {
    /** 「— 1 —」 or 「1」. */
    readonly style: 'dashes' | 'plain'
    /** `outside`: right on odd pages and left on even ones, one character in. */
    readonly position: 'outside' | 'centre'
    /** Millimetres from the text area down to the number's middle (一字线上距版心下边缘). */
    readonly below: number
  }
}

/** GB/T 9704-2012: A4, 28 characters by 22 lines, 156 mm by 225 mm of text. */
export const defaultProfile: Profile = {
  page: { width: 210, height: 297 },
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
  charactersPerLine: 28,
  linePitch: 28.95,
  fonts: {
    title: '方正小标宋简体',
    heading1: '黑体',
    heading2: '楷体_GB2312',
    body: '仿宋_GB2312',
    table: '仿宋_GB2312',
    pageNumber: '宋体',
    latin: 'Times New Roman',
  },
  sizes: { title: 22, body: 16, tableLargest: 12, tableSmallest: 10.5, pageNumber: 14 },
  pageNumber: { style: 'dashes', position: 'outside', below: 7 },
}
