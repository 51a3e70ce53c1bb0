/** The page's own words in Chinese. */
export const zh = {
  title: '政府信息公开工作年度报告',
  skip: '跳到检查结果',
  report: '填报',
  results: '检查结果',
  begin: '新建',
  open: '打开…',
  save: '保存',
  saved: (name: string) => `已保存为 ${name}。`,
  unsaved: '有未保存的改动',
  notKept: '文件太大或浏览器不允许，改动没有暂存，请及时保存。',
  restored: (time: string) => `已恢复 ${time} 未保存的内容。`,
  forget: '清除暂存',
  forgotten: '已清除本机暂存的内容。',
  sure: '没有保存的改动会丢失，确定吗？',
  year: '年度',
  offline: '本页不联网，数据不离开这台电脑。',
}

export type PageWords = typeof zh
