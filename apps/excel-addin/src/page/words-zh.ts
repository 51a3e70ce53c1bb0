/** The page's own words in Chinese. */
export const zh = {
  title: '政府信息公开工作年度报告',
  skip: '跳到检查结果',
  report: '填报',
  results: '检查结果',
  begin: '新建',
  open: '打开…',
  save: '保存',
  saved: (name: string, opened: boolean) =>
    `已下载 ${name}（到浏览器的下载文件夹，重名时浏览器会另起名）${opened ? '；原来打开的文件没有改动' : ''}。`,
  coming: '正在打开…',
  unsaved: '有未保存的改动',
  notKept: '没有暂存在这台电脑上（已清除暂存、文件太大、浏览器不允许，或另一个页面占用），请及时保存。',
  begun: {
    new: () => '',
    restored: (time: string) => `已恢复 ${time} 未保存的内容。`,
    aside: (time: string) =>
      `${time && `${time} `}暂存的内容恢复不了，已从新的报告开始。原来的暂存另存在本浏览器里，可请维护者取出；「清除暂存」会把它一并删去。`,
  },
  earlier: (name: string, time: string) =>
    `上次的内容已在 ${time} 下载为 ${name}，没有自动打开：接着填请「打开…」最新的文件；当时没有下载成的，点「取回上次的内容」。`,
  again: '取回上次的内容',
  forget: '清除暂存',
  forgotten: '已清除本机暂存的内容；现在这份报告也不再暂存。',
  sure: '没有保存的改动会丢失，确定吗？',
  year: '年度',
  offline: '本页不联网，数据不离开这台电脑。',
}

export type PageWords = typeof zh
