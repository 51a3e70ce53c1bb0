import type { Look } from './model.ts'

const thin = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const
const song = (size: number, bold = false) => ({ name: '宋体', size, bold })
const middle = { vertical: 'middle', wrapText: true } as const
const right = { ...middle, horizontal: 'right' } as const
const centre = { ...middle, horizontal: 'center' } as const

/** How each kind of cell looks, in fonts that every Chinese Windows has. Grey is locked, white is to be filled in. */
export const styles = {
  title: { font: song(16, true), alignment: middle },
  hint: { font: { ...song(10), color: { argb: 'FF595959' } }, alignment: middle },
  status: { font: song(10.5, true), alignment: middle },
  label: { font: song(10.5), alignment: centre, border, fill: grey },
  rowLabel: { font: song(10.5), alignment: middle, border, fill: grey },
  figure: { font: song(11), alignment: centre, border },
  total: { font: song(11), alignment: centre, border, fill: grey },
  text: { font: song(11), alignment: { ...middle, vertical: 'top' }, border },
  // As text, so that a name that begins with a sign or a zero is not calculated when it is edited.
  field: { font: song(11), alignment: middle, border, numFmt: '@' },
  date: { font: song(11), alignment: { ...middle, horizontal: 'left' }, border, numFmt: 'yyyy-mm-dd' },
  locked: { font: song(11), alignment: { ...middle, horizontal: 'left' }, border, fill: grey },
  link: {
    font: { ...song(10.5), underline: true, color: { argb: 'FF0563C1' } },
    alignment: centre,
    border,
  },
  state: { font: song(10.5, true), alignment: centre, border },
  middle: { font: song(10.5), alignment: centre, border },
  plain: { font: song(10.5), alignment: middle, border },
  number: { font: song(10.5), alignment: right, border },
  difference: { font: song(10.5), alignment: right, border, numFmt: '+General;-General;0' },
  percent: { font: song(10.5), alignment: right, border, numFmt: '+0.0%;-0.0%;0.0%' },
} as const satisfies Record<Look, object>
