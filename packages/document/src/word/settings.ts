import { type Element, el, ns } from '@gongkai/ooxml'
import type { Profile } from '../profile.ts'
import { value } from './runs.ts'

/** `word/settings.xml`. */
export const settings = (): Element =>
  el(
    'w:settings',
    { 'xmlns:w': ns.word },
    el('w:zoom', { 'w:percent': 100 }),
    value('w:defaultTabStop', 640),
    el('w:evenAndOddHeaders'),
    value('w:characterSpacingControl', 'compressPunctuation'),
    el(
      'w:compat',
      undefined,
      el('w:useFELayout'),
      // 15: the layout of Word 2013 and later, instead of "compatibility mode".
      el('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': '15',
      }),
    ),
    el('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  )

/** What to use where the font of official documents is not installed; Windows has these since Vista. */
const alternatives: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  方正小标宋简体: '宋体',
  黑体: 'SimHei',
  宋体: 'SimSun',
}

/** `word/fontTable.xml`: each font of the profile once. */
export function fontTable({ fonts }: Profile): Element {
  const chinese = new Set([
    fonts.body,
    fonts.title,
    fonts.heading1,
    fonts.heading2,
    fonts.table,
    fonts.pageNumber,
  ])
  const font = (name: string, charset: string, family: string) =>
    el(
      'w:font',
      { 'w:name': name },
      alternatives[name] !== undefined && value('w:altName', alternatives[name]),
      value('w:charset', charset),
      value('w:family', family),
      value('w:pitch', 'variable'),
    )
  return el(
    'w:fonts',
    { 'xmlns:w': ns.word },
    [...chinese].map((name) => font(name, '86', 'auto')),
    !chinese.has(fonts.latin) && font(fonts.latin, '00', 'roman'),
  )
}
