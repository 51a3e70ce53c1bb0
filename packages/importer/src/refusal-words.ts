import type { Wording } from '@gongkai/schema'

/** Why a file is not imported. */
export type RefusalCode =
  | 'empty-file'
  | 'pdf'
  | 'old-word'
  | 'old-excel'
  | 'password'
  | 'opendocument'
  | 'ofd'
  | 'slides'
  | 'archive'
  | 'rich-text'
  | 'web-archive'
  | 'picture'
  | 'not-text'
  | 'bad-json'
  | 'not-a-report-file'
  | 'truncated'
  | 'damaged'
  | 'too-large'
  | 'too-deep'
  | 'no-report'

interface RefusalWording {
  readonly message: Wording
  readonly why: Wording
  readonly todo: Wording
}

const saveAsWord: Wording = {
  'zh-CN': '请用 Word 或 WPS 打开后「另存为」.docx（或网页 .html），再导入另存的文件。',
  en: 'Open it in Word or WPS, save it as .docx (or as a web page, .html), and import that file.',
}
const original: Wording = {
  'zh-CN': '请找到定稿的 Word 文件（.docx），或打开发布的网页另存为 .html，再导入。',
  en: 'Find the Word file (.docx) it was made of, or save the published web page as .html, and import that.',
}
const getAgain: Wording = {
  'zh-CN': '请重新拷贝或下载一份；若 Word 或 WPS 还能打开，请另存为 .docx 后再导入。',
  en: 'Copy or download it again; if Word or WPS can still open it, save it as .docx there.',
}
const reportOnly: Wording = {
  'zh-CN': '请把年度报告正文复制到新的 Word 文件，另存为 .docx 后再导入。',
  en: 'Copy the report to a new Word file, save it as .docx, and import that.',
}

/** The sentences of every refusal, in one place. */
export const refusalWords: Readonly<Record<RefusalCode, RefusalWording>> = {
  'empty-file': {
    message: { 'zh-CN': '文件是空的。', en: 'The file is empty.' },
    why: {
      'zh-CN': '里面没有任何内容，可能没有拷贝或下载完整。',
      en: 'It holds nothing; a copy or download may have failed.',
    },
    todo: getAgain,
  },
  pdf: {
    message: { 'zh-CN': '这是 PDF 文件，不能导入。', en: 'This is a PDF, which is not imported.' },
    why: {
      'zh-CN': 'PDF 只有字的位置，没有表格的行列，取出的数可能错位。',
      en: 'A PDF knows where characters stand but not the rows and columns of a table: figures could shift.',
    },
    todo: original,
  },
  'old-word': {
    message: {
      'zh-CN': '这是旧格式的文字文档（.doc 或 .wps）。',
      en: 'This is a document in an old format (.doc or .wps).',
    },
    why: { 'zh-CN': '只能读取 .docx 格式。', en: 'Only .docx can be read.' },
    todo: saveAsWord,
  },
  'old-excel': {
    message: {
      'zh-CN': '这是旧格式的文件（.xls、.et 等）。',
      en: 'This is a file in an old format (.xls, .et or the like).',
    },
    why: { 'zh-CN': '只能读取 .xlsx 和 .docx 格式。', en: 'Only .xlsx and .docx can be read.' },
    todo: {
      'zh-CN': '请用 Excel 或 WPS 打开后「另存为」.xlsx，再导入另存的文件。',
      en: 'Open it in Excel or WPS, save it as .xlsx, and import that file.',
    },
  },
  password: {
    message: { 'zh-CN': '文件设有打开密码。', en: 'The file is under a password.' },
    why: { 'zh-CN': '加密的内容无法读取。', en: 'Its encrypted content cannot be read.' },
    todo: {
      'zh-CN': '请在 Word、Excel 或 WPS 中打开，取消打开密码后另存，再导入。',
      en: 'Open it in its program, remove the password, save it, and import that file.',
    },
  },
  opendocument: {
    message: {
      'zh-CN': '这是 OpenDocument 文件（.odt 等）。',
      en: 'This is an OpenDocument file (.odt or the like).',
    },
    why: {
      'zh-CN': '只能读取 .docx、.xlsx、网页和文本。',
      en: 'Only .docx, .xlsx, web pages and text can be read.',
    },
    todo: saveAsWord,
  },
  ofd: {
    message: { 'zh-CN': '这是 OFD 版式文件，不能导入。', en: 'This is an OFD file, which is not imported.' },
    why: {
      'zh-CN': 'OFD 与 PDF 一样只有字的位置，没有表格的行列。',
      en: 'Like a PDF it knows where characters stand but not the rows and columns of a table.',
    },
    todo: original,
  },
  slides: {
    message: { 'zh-CN': '这是演示文稿，不是年度报告。', en: 'This is a presentation.' },
    why: { 'zh-CN': '文件内容是幻灯片。', en: 'It holds slides.' },
    todo: original,
  },
  archive: {
    message: {
      'zh-CN': '这是压缩包，不是 Word 或 Excel 文件。',
      en: 'This is a zip file that holds no Word or Excel document.',
    },
    why: { 'zh-CN': '里面没有文档，可能是打包的附件。', en: 'It may be a bundle of attachments.' },
    todo: {
      'zh-CN': '请先解压，再导入其中的文件。',
      en: 'Unpack it and import the files in it.',
    },
  },
  'rich-text': {
    message: { 'zh-CN': '这是 RTF 文件。', en: 'This is an RTF file.' },
    why: {
      'zh-CN': '只能读取 .docx、.xlsx、网页和文本。',
      en: 'Only .docx, .xlsx, web pages and text can be read.',
    },
    todo: saveAsWord,
  },
  'web-archive': {
    message: { 'zh-CN': '这是单个文件的网页（.mht）。', en: 'This is a web archive (.mht).' },
    why: {
      'zh-CN': '网页内容打包在里面，不能直接读取。',
      en: 'The page is packed inside and cannot be read.',
    },
    todo: {
      'zh-CN': '请用浏览器打开，另存为「网页，仅 HTML」（.html）后再导入。',
      en: 'Open it in a browser, save it as “web page, HTML only”, and import that.',
    },
  },
  picture: {
    message: { 'zh-CN': '这是图片，不能导入。', en: 'This is a picture, which is not imported.' },
    why: {
      'zh-CN': '图片里的数字要靠识别，可能认错。',
      en: 'Figures in a picture would have to be recognised and may come out wrong.',
    },
    todo: original,
  },
  'not-text': {
    message: { 'zh-CN': '认不出这是什么文件。', en: 'It cannot be told what this file is.' },
    why: {
      'zh-CN': '内容既不是文字，也不是 Word 或 Excel 文件。',
      en: 'Its content is neither text nor a Word or Excel file.',
    },
    todo: saveAsWord,
  },
  'bad-json': {
    message: { 'zh-CN': '文件不是正确的 JSON。', en: 'The file is not valid JSON.' },
    why: {
      'zh-CN': '内容有语法错误，可能被改动或没有下载完整。',
      en: 'It has an error of syntax, or broke off.',
    },
    todo: {
      'zh-CN': '请重新导出报告 JSON 后再导入。',
      en: 'Export the report as JSON again and import that.',
    },
  },
  'not-a-report-file': {
    message: {
      'zh-CN': '文件不是 gongkai-report/1 格式的报告。',
      en: 'The file is not a report of format gongkai-report/1.',
    },
    why: {
      'zh-CN': '有的项缺失或不是规定的内容。',
      en: 'Some of its entries are missing or not as they should be.',
    },
    todo: { 'zh-CN': '请核对这些项。', en: 'See to these entries.' },
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
  'too-large': {
    message: { 'zh-CN': '文件过大。', en: 'The file is too large.' },
    why: {
      'zh-CN': '内容超过 32 MB、30 万个元素或 10 万个表格单元，年度报告不会这么大。',
      en: 'It has over 32 MB, 300,000 elements or 100,000 table cells, which no yearly report has.',
    },
    todo: reportOnly,
  },
  'too-deep': {
    message: { 'zh-CN': '文件的层次过深。', en: 'The file is nested too deeply.' },
    why: {
      'zh-CN': '内容一层套一层超过 256 层，不是正常的文档。',
      en: 'Its elements stand in one another over 256 levels deep, as in no ordinary document.',
    },
    todo: reportOnly,
  },
  'no-report': {
    message: { 'zh-CN': '没有找到年度报告。', en: 'No yearly report was found in it.' },
    why: {
      'zh-CN': '文件里既没有规定的三张表，也没有六个部分的标题；网页可能只有附件或图片。',
      en: 'It has none of the three tables and none of the six headings; a page may only link to an attachment or a picture.',
    },
    todo: {
      'zh-CN': '请核对选的文件；如报告在附件里，请下载附件再导入。',
      en: 'See whether it is the right file; if the report is an attachment, download and import that.',
    },
  },
}
