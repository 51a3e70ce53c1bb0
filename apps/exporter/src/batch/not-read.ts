import { extname } from 'node:path'
import type { Language, Wording } from '@gongkai/schema'
import type { Input } from '../input.ts'
import { printable } from '../reporters/text.ts'

/** A file of a folder that may hold a report and is of a kind that is not read: told of, not judged. */
export interface NotRead {
  readonly input: Input
  readonly kind: Kind
}

interface Kind {
  readonly types: readonly string[]
  /** Its content may still be anything that a workbook's is. */
  readonly isWorkbook?: true
  readonly what: Wording
  /** What who runs the command does about it. */
  readonly todo: Wording
  /** What its unit is asked for, in a notice that is Chinese. */
  readonly resend: string
}

const kinds: readonly Kind[] = [
  {
    types: ['.xls', '.et', '.xlsb', '.ods', '.ett', '.xlt', '.xltx'],
    isWorkbook: true,
    what: { 'zh-CN': '不是 .xlsx 格式的工作簿', en: 'a workbook that is no .xlsx' },
    todo: { 'zh-CN': '请用 Excel 或 WPS 另存为 .xlsx', en: 'save it as .xlsx in Excel or WPS' },
    resend: '请用 Excel 或 WPS 另存为 .xlsx 后报送。',
  },
  {
    types: ['.docx', '.html', '.htm', '.shtml'],
    what: { 'zh-CN': '是 Word 或网页，不是填报表', en: 'a Word file or web page, no workbook' },
    todo: {
      'zh-CN': '如是报告，请先读成工作簿：gongkai import 文件 -o 年报.xlsx',
      en: 'if it is a report, read it into a workbook first: gongkai import FILE -o REPORT.xlsx',
    },
    resend: '请填在模板里，报送 .xlsx。',
  },
  {
    types: ['.doc', '.wps', '.wpt', '.rtf', '.odt', '.mht', '.mhtml'],
    what: { 'zh-CN': '是旧格式的文档，不是填报表', en: 'a document in another format, no workbook' },
    todo: {
      'zh-CN': '如是报告，请另存为 .docx，再用 gongkai import 读成工作簿',
      en: 'if it is a report, save it as .docx and read it with gongkai import',
    },
    resend: '请填在模板里，报送 .xlsx。',
  },
  {
    types: ['.pdf', '.ofd'],
    what: { 'zh-CN': '是版式文件，不是填报表', en: 'a printed page, no workbook' },
    todo: { 'zh-CN': '如是报告，请向单位要填报表', en: 'if it is a report, ask for its workbook' },
    resend: '请填在模板里，报送 .xlsx。',
  },
  {
    types: ['.rar', '.7z', '.tar', '.gz', '.tgz'],
    what: { 'zh-CN': '是压缩包，没有打开', en: 'an archive that was not opened' },
    todo: { 'zh-CN': '请先解压，或改用 .zip', en: 'unpack it, or send a .zip' },
    resend: '请解压后报送里面的填报表（.xlsx），或改用 .zip。',
  },
]

/** What kind of file that is not read a name is of; nothing where it is unlikely to hold a report. */
export const kindNotRead = (name: string): Kind | undefined =>
  kinds.find(({ types }) => types.includes(extname(name).toLowerCase()))

/** Why it was not read, for whoever sent it. */
export const reasonNotRead = ({ kind }: NotRead, language: Language): string =>
  language === 'en' ? `It is ${kind.what.en}.` : `${kind.what['zh-CN']}。`

/** Why it was not read and what to do, for who runs the command. */
export const adviceNotRead = ({ what, todo }: Kind, language: Language): string =>
  language === 'en' ? `It is ${what.en}: ${todo.en}.` : `${what['zh-CN']}：${todo['zh-CN']}。`

/** As many are named. */
const told = 20

/** The lines of a summary on files that were not read; none where there are none. */
export function notReadLines(files: readonly NotRead[], language: Language): readonly string[] {
  if (files.length === 0) return []
  const english = language === 'en'
  const more = files.length - told
  return [
    english
      ? `${files.length} other files were not read and are not counted:`
      : `另有 ${files.length} 个文件没有读，不在份数里：`,
    ...files
      .slice(0, told)
      .map(({ input, kind }) => `  ${printable(input.name)}  ${adviceNotRead(kind, language)}`),
    ...(more > 0 ? [english ? `  and ${more} more` : `  还有 ${more} 个`] : []),
  ]
}
