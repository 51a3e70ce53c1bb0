export interface Addin {
  readonly name: string
  readonly version: string
  /** Where a server offers the pages, ending in /. */
  readonly url?: string
}

/**
 * The line by which WPS Spreadsheets (`et`) knows the add-in: a folder of jsaddons called NAME_VERSION, or an address. Its
 * attributes are those that Kingsoft's wpsjs 2.2.3 writes.
 */
export function entryOf({ name, version, url }: Addin): string {
  const rest = 'enable="enable_dev" install="null" customDomain=""'
  return url === undefined
    ? `<jsplugin name="${name}" type="et" url="${name}_${version}" version="${version}" ${rest}/>`
    : `<jspluginonline name="${name}" type="et" url="${escaped(url)}" debug="" ${rest}/>`
}

export const publishXml = (addin: Addin): string => `<jsplugins>\r\n  ${entryOf(addin)}\r\n</jsplugins>\r\n`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** For whoever installs it; with a byte order mark and CRLF for the Notepad of old Windows. */
export function instructions(addin: Addin): string {
  const { name, version, url } = addin
  const folder = `${name}_${version}`
  const lines = [
    `年报校验 WPS 加载项 ${version}（试验）`,
    '',
    '未在真实的 WPS 中试过。装不上或按钮不出现时，请用网页版；模板自带的校验不受影响。',
    '',
    '一、安装（Windows，不需要管理员权限）',
    '1. 退出 WPS 的所有窗口。',
    '2. 在资源管理器的地址栏输入 %APPDATA%\\kingsoft\\wps\\jsaddons 后回车；没有这个文件夹的，新建。',
    '   （Linux：~/.local/share/Kingsoft/wps/jsaddons）',
    ...(url === undefined
      ? [`3. 把本包 jsaddons 里的 ${folder} 文件夹整个复制进去。`]
      : [`3. 把本包 jsaddons 里的 ${folder} 文件夹的内容放到 ${url}，本机不用复制。`]),
    '4. 那里没有 publish.xml 的，把本包的 publish.xml 复制进去。',
    '   已有 publish.xml 的不要覆盖（里面登记着别的加载项），用记事本打开，在 </jsplugins> 之前加一行：',
    `   ${entryOf(addin)}`,
    '5. 打开 WPS 表格。询问是否信任时选“信任”或“确定”，然后退出 WPS 再打开一次。',
    '6. 出现“公开年报”选项卡即已装好，打开年报后按其中的按钮。',
    '',
    '二、卸载',
    `删去 ${folder} 文件夹和 publish.xml 里的那一行。`,
    '',
    '三、没有出现选项卡',
    '查看同一文件夹里的 authaddin.json：本加载项一项 enable 或 isload 为 false 的，是 WPS 没有加载它，',
    '多为未点信任，或该版本不许加载第三方加载项。后者没有办法，请用网页版。',
    '',
  ]
  return `\uFEFF${lines.join('\r\n')}`
}
