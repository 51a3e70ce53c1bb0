import type { Attributes } from '@gongkai/ooxml'

/** How each part of the report looks: written once, for the style sheet of the page and for the fragment's `style=`. */
const looks = {
  report:
    'max-width:52em;margin:0 auto;padding:0 1px;color:#1a1a1a;background:#fff;font-size:1.125em;line-height:1.8;font-family:FangSong,仿宋,仿宋_GB2312,STFangsong,serif',
  title:
    'margin:1em 0;text-align:center;font-size:1.7em;line-height:1.4;font-weight:bold;font-family:方正小标宋简体,SimSun,宋体,STSong,serif',
  part: 'display:inline-block',
  heading1:
    'margin:1.2em 0 .6em;font-size:1.15em;font-weight:bold;font-family:SimHei,黑体,STHeiti,sans-serif',
  heading2:
    'margin:.6em 0;text-indent:2em;font-size:1em;font-weight:bold;font-family:KaiTi,楷体,STKaiti,serif',
  heading3: 'margin:.6em 0;text-indent:2em;font-size:1em;font-weight:bold',
  paragraph: 'margin:.4em 0;text-indent:2em;text-align:justify',
  lead: 'font-weight:bold;font-family:KaiTi,楷体,STKaiti,serif',
  region: 'overflow-x:auto;margin:.8em 0',
  table: 'width:100%;min-width:42em;border-collapse:collapse;font-size:.85em;line-height:1.4',
  // The heading above says the same; the caption is for those who reach the table without it.
  caption:
    'position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap',
  /** A block of 附表二, which one sheet of paper should hold. */
  block: 'break-inside:avoid',
  label:
    'border:1px solid #555;padding:.3em .4em;min-width:3em;text-align:center;text-wrap:balance;font-weight:normal',
  item: 'border:1px solid #555;padding:.3em .4em;text-align:left;font-weight:normal',
  figure:
    'border:1px solid #555;padding:.3em .2em;text-align:center;min-width:2.4em;font-variant-numeric:tabular-nums',
  signature: 'margin:2.5em 4em 0 0;text-align:right',
  date: 'margin:0 4em 0 0;text-align:right',
  draft: 'margin:0;text-align:center;color:#b00020;font-size:1.5em;font-weight:bold;letter-spacing:.5em',
} as const

export type Look = keyof typeof looks

/** What gives an element its look: a class of the page's style sheet, or the declarations themselves. */
export type Dress = (look: Look) => Attributes

export const byClass: Dress = (look) => ({ class: `gk-${look}` })
export const byStyle: Dress = (look) => ({ style: looks[look] })

/** What only a style sheet can say: narrow screens, printing. */
const responsive = `body{margin:0;padding:1em;background:#fff}
.gk-region:focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}
@media (max-width:40em){.gk-report{font-size:1em}.gk-title{font-size:1.35em}.gk-signature,.gk-date{margin-right:1em}}
@media print{@page{size:A4;margin:37mm 26mm 35mm 28mm}body{padding:0}
.gk-report{font-size:12pt;max-width:none}.gk-region{overflow:visible}.gk-table{min-width:0;font-size:9pt}
.gk-heading1,.gk-heading2,.gk-heading3{break-after:avoid}.gk-figure,.gk-signature{break-inside:avoid}
.gk-signature{break-after:avoid}
.gk-draft{position:fixed;top:40%;left:0;right:0;font-size:90pt;opacity:.15;transform:rotate(-30deg)}}`

export const styleSheet: string = [
  ...Object.entries(looks).map(([look, declarations]) => `.gk-${look}{${declarations}}`),
  responsive,
].join('\n')
