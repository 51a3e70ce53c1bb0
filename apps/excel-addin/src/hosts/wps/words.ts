import type { Language } from '@gongkai/schema'

interface Words {
  readonly noWps: string
  save(errors: number, first: readonly string[]): string
  replace(path: string): string
}

/** What this host alone says; the pane has its own words. */
export const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    noWps: '本页面要在 WPS 表格里打开：点“公开年报”选项卡上的按钮。没有该按钮的，请用网页版。',
    save: (errors, first) =>
      [
        `这份年报还有 ${errors} 处错误：`,
        ...first,
        ...(errors > first.length ? [`……其余 ${errors - first.length} 处见校验窗格。`] : []),
        '',
        '按“确定”照样保存，按“取消”先不保存。',
      ].join('\n'),
    replace: (path) => `已有文件 ${path}，要替换它吗？`,
  },
  en: {
    noWps:
      'This page is to be opened in WPS Spreadsheets, by the button on the tab 公开年报. Where there is no such button, use the browser page.',
    save: (errors, first) =>
      [
        `This report still has ${errors} ${errors === 1 ? 'error' : 'errors'}:`,
        ...first,
        ...(errors > first.length ? [`… ${errors - first.length} more in the pane.`] : []),
        '',
        'OK saves all the same, Cancel does not save yet.',
      ].join('\n'),
    replace: (path) => `There is a file ${path} already. Replace it?`,
  },
}
