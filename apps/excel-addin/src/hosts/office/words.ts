import type { Language } from '@gongkai/schema'

interface Words {
  readonly loading: string
  readonly missing: string
  readonly late: string
  readonly elsewhere: string
  readonly old: string
  readonly browserPage: string
}

/** What the page says as long as there is no pane; the pane has its own words. */
export const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    loading: '正在连接 Excel……',
    missing:
      '没有取到 Office.js，窗格无法与 Excel 连接。内网部署请管理员在部署目录放入 office-js 文件夹（见部署说明：npm run office-js），然后重新打开窗格。',
    late: 'Excel 还没有应答，仍在等待。一直如此时请关闭窗格再打开，并请管理员核对 office-js 文件夹和网络（见部署说明）。',
    elsewhere: '本页面要在 Excel 里打开：点“开始”选项卡上的“年报校验”。',
    old: '本机的 Excel 版本过低（需要 ExcelApi 1.9，即 Excel 2021 或更新版本）。',
    browserPage: '现在就可以用网页版：打开、填写、检查和导出都在本机完成。',
  },
  en: {
    loading: 'Connecting to Excel …',
    missing:
      'Office.js could not be loaded, so the pane cannot reach Excel. In a closed network the administrator puts the folder office-js beside this page (see the deployment guide: npm run office-js); then open the pane again.',
    late: 'Excel has not answered yet; still waiting. If it stays so, close the pane and open it again, and let the administrator look at the folder office-js and the network (see the deployment guide).',
    elsewhere: 'This page is to be opened in Excel, by the button 年报校验 on the tab Home.',
    old: 'This Excel is too old (ExcelApi 1.9 is needed, that is Excel 2021 or later).',
    browserPage:
      'The browser page works right away: opening, filling in, checking and exporting happen on this machine.',
  },
}
