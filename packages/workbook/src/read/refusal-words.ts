import type { Wording } from '@gongkai/schema'

/** Why a file is not read as a workbook. */
export type RefusalCode =
  | 'empty-file'
  | 'xls'
  | 'password'
  | 'html'
  | 'xml'
  | 'not-a-workbook'
  | 'truncated'
  | 'damaged'
  | 'zip-without-workbook'
  | 'word'
  | 'slides'
  | 'opendocument'
  | 'xlsb'
  | 'too-large'
  | 'no-sheets'

const saveAsXlsx: Wording = {
  'zh-CN': '请用 Excel 或 WPS 打开后「另存为」.xlsx，再使用另存的文件。',
  en: 'Open it in Excel or WPS, save it as .xlsx, and use that file.',
}
const getAgain: Wording = {
  'zh-CN': '请重新拷贝或下载一份；若 Excel 或 WPS 还能打开或修复它，请另存为 .xlsx 后再用。',
  en: 'Copy or download it again; if Excel or WPS can still open or repair it, save it as .xlsx there.',
}
const givePassword: Wording = {
  'zh-CN': '请在 Excel 或 WPS 中打开，取消打开密码后另存为 .xlsx。',
  en: 'Open it in Excel or WPS, remove the password, and save it as .xlsx.',
}
const otherFile: Wording = {
  'zh-CN': '请选择年度报告的 .xlsx 工作簿。',
  en: 'Choose the .xlsx workbook of the yearly report.',
}
const smaller: Wording = {
  'zh-CN': '请在 Excel 或 WPS 中把年度报告的工作表复制到新的工作簿，另存为 .xlsx。',
  en: 'Copy the sheets of the report to a new workbook in Excel or WPS and save it as .xlsx.',
}

interface RefusalWording {
  readonly message: Wording
  readonly why: Wording
  readonly todo: Wording
}

/** The sentences of every refusal, in one place. */
export const refusalWords: Readonly<Record<RefusalCode, RefusalWording>> = {
  'empty-file': {
    message: { 'zh-CN': '文件是空的。', en: 'The file is empty.' },
    why: {
      'zh-CN': '文件大小为 0 字节，可能没有拷贝或下载完整。',
      en: 'It has no bytes; a copy or download may have failed.',
    },
    todo: getAgain,
  },
  xls: {
    message: {
      'zh-CN': '这是旧格式的表格文件（.xls 或 .et）。',
      en: 'This is a spreadsheet in an old format (.xls or .et).',
    },
    why: { 'zh-CN': '只能读取 .xlsx 格式。', en: 'Only .xlsx can be read.' },
    todo: saveAsXlsx,
  },
  password: {
    message: { 'zh-CN': '工作簿设有打开密码。', en: 'The workbook is under a password.' },
    why: { 'zh-CN': '加密的内容无法读取。', en: 'Its encrypted content cannot be read.' },
    todo: givePassword,
  },
  html: {
    message: {
      'zh-CN': '这是网页文件，只是用了表格的扩展名。',
      en: 'This is a web page under the name of a workbook.',
    },
    why: {
      'zh-CN': '有的系统把网页导出为 .xls，内容并不是工作簿。',
      en: 'Some systems export web pages as .xls.',
    },
    todo: saveAsXlsx,
  },
  xml: {
    message: {
      'zh-CN': '这是 XML 文件，不是 .xlsx 工作簿。',
      en: 'This is an XML file and not an .xlsx workbook.',
    },
    why: {
      'zh-CN': '可能是「XML 电子表格 2003」格式，本工具不读取。',
      en: 'It may be an XML Spreadsheet 2003, which is not read.',
    },
    todo: saveAsXlsx,
  },
  'not-a-workbook': {
    message: { 'zh-CN': '这不是 Excel 工作簿。', en: 'This is not an Excel workbook.' },
    why: {
      'zh-CN': '文件内容不是 .xlsx 格式，可能是文本或 CSV，或扩展名被改过。',
      en: 'Its content is not .xlsx: it may be text or CSV, or was renamed.',
    },
    todo: saveAsXlsx,
  },
  truncated: {
    message: { 'zh-CN': '文件不完整。', en: 'The file is incomplete.' },
    why: {
      'zh-CN': '文件的后一部分缺失，可能没有拷贝或下载完整。',
      en: 'Its end is missing; a copy or download may have broken off.',
    },
    todo: getAgain,
  },
  damaged: {
    message: { 'zh-CN': '文件已损坏。', en: 'The file is damaged.' },
    why: {
      'zh-CN': '文件内部的数据自相矛盾或无法解读。',
      en: 'Data inside it is contradictory or cannot be decoded.',
    },
    todo: getAgain,
  },
  'zip-without-workbook': {
    message: { 'zh-CN': '这是压缩包，里面没有工作簿。', en: 'This is a zip file without a workbook in it.' },
    why: {
      'zh-CN': '它不是 .xlsx，可能是把文件压缩后改了扩展名。',
      en: 'It is not an .xlsx; it may be an archive that was renamed.',
    },
    todo: {
      'zh-CN': '请先解压，再选择其中的 .xlsx 文件。',
      en: 'Unpack it and choose the .xlsx file in it.',
    },
  },
  word: {
    message: { 'zh-CN': '这是 Word 文档，不是工作簿。', en: 'This is a Word document and not a workbook.' },
    why: {
      'zh-CN': '文件内容是文字文档，只是用了表格的扩展名。',
      en: 'It holds a text document under the name of a workbook.',
    },
    todo: otherFile,
  },
  slides: {
    message: { 'zh-CN': '这是演示文稿，不是工作簿。', en: 'This is a presentation and not a workbook.' },
    why: {
      'zh-CN': '文件内容是幻灯片，只是用了表格的扩展名。',
      en: 'It holds slides under the name of a workbook.',
    },
    todo: otherFile,
  },
  opendocument: {
    message: {
      'zh-CN': '这是 OpenDocument 文件（.ods 等）。',
      en: 'This is an OpenDocument file (.ods or the like).',
    },
    why: { 'zh-CN': '只能读取 .xlsx 格式。', en: 'Only .xlsx can be read.' },
    todo: {
      'zh-CN': '请用 Excel、WPS 或 LibreOffice 打开后另存为 .xlsx。',
      en: 'Open it in Excel, WPS or LibreOffice and save it as .xlsx.',
    },
  },
  xlsb: {
    message: { 'zh-CN': '这是二进制工作簿（.xlsb）。', en: 'This is a binary workbook (.xlsb).' },
    why: { 'zh-CN': '只能读取 .xlsx 格式。', en: 'Only .xlsx can be read.' },
    todo: saveAsXlsx,
  },
  'too-large': {
    message: { 'zh-CN': '文件过大。', en: 'The file is too large.' },
    why: {
      'zh-CN': '解压后超过 256 MB 或含 2000 个以上部件，年度报告不会这么大。',
      en: 'It unpacks to over 256 MB or has over 2,000 parts; no yearly report is that large.',
    },
    todo: smaller,
  },
  'no-sheets': {
    message: { 'zh-CN': '工作簿里没有工作表。', en: 'The workbook has no worksheet.' },
    why: { 'zh-CN': '里面只有图表或宏表，没有单元格。', en: 'It has only charts or macro sheets, no cells.' },
    todo: otherFile,
  },
}
