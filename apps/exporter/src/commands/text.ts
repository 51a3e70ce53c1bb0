import { extname } from 'node:path'
import {
  cellName,
  check,
  describe,
  editions,
  feeOfText,
  headingOf,
  type Language,
  type SectionId,
  type StarterText,
  starterText,
  sumRules,
} from '@gongkai/schema'
import { type AddedParagraph, addParagraphs } from '@gongkai/workbook'
import { type Call, type Command, type Context, onePath } from '../command.ts'
import { load, type Source } from '../input.ts'
import { forceOption, outputOption } from '../options.ts'
import { writeAtomically } from '../output.ts'
import { platform } from '../platform.ts'
import { Problem } from '../problem.ts'
import { wroteLine } from '../reporters/summary.ts'
import { printable } from '../reporters/text.ts'
import { openForCopy } from './edit-copy.ts'

/** 信息处理费 in 元, which no cell of the form holds. */
function feeOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const fee = feeOfText(given)
  if (fee !== undefined) return fee
  throw new Problem(
    `--fee 是本年度收取的信息处理费，单位元，没有收取的写 0；写的是「${given}」。`,
    `--fee is the processing fee charged in the year, in 元, 0 for none; not “${given}”.`,
  )
}

/** What kept sentences from being written, one line each. */
function missingLines(
  { missing }: StarterText,
  { report }: Source,
  language: Context['language'],
): readonly string[] {
  const edition = editions[report.edition]
  const names = missing.filter((id) => id !== 'fee' && id !== 'year').map((id) => cellName(edition, id))
  const en = language === 'en'
  return [
    ...(missing.includes('year')
      ? [
          en
            ? 'The report does not say its year, so nothing was written: fill it in and run again.'
            : '看不出报告年度，一段都没有写；请在报表里写明年度后再运行。',
        ]
      : []),
    ...(names.length > 0
      ? [
          en
            ? `Blank or no number, so what needs them was not written: ${names.join(', ')}.`
            : `这些格空白或不是数，用到它们的段落没有写：${names.join('、')}。`,
        ]
      : []),
    ...(missing.includes('fee')
      ? [
          en
            ? 'The tables do not say what processing fee was charged: give it with --fee (in 元, 0 for none).'
            : '表格里没有信息处理费的金额，第六部分没有写；请用 --fee 写明（单位元，没有收取的写 --fee 0）。',
        ]
      : []),
  ]
}

const sums: ReadonlySet<string> = new Set(sumRules.map(({ code }) => code))
/** Broken sums quoted; the check lists all. */
const quoted = 3

/** The text repeats the tables: where they do not balance, it may have the figure that is wrong. */
function unbalancedLines({ report, computed }: Source, language: Language): readonly string[] {
  const broken = check(report, { computed }).findings.filter(({ code }) => sums.has(code))
  if (broken.length === 0) return []
  const edition = editions[report.edition]
  return [
    language === 'en'
      ? `${broken.length} sums of the tables do not hold yet, so these figures may be wrong; mend them (gongkai check) and run again:`
      : `表格有 ${broken.length} 处不平，文字里的数可能是错的；请先改正（用 gongkai check 查看），再写文字：`,
    ...broken.slice(0, quoted).map((finding) => `  ${describe(finding, edition, language).message}`),
  ]
}

/** What is to be said beside the text. */
const besideLines = (starter: StarterText, source: Source, language: Language): readonly string[] => [
  ...missingLines(starter, source, language),
  ...unbalancedLines(source, language),
]

function plainText({ sections }: StarterText, { report }: Source): string {
  const edition = editions[report.edition]
  return edition.sections
    .flatMap(({ id }) => {
      const paragraphs = sections[id]
      return paragraphs ? [headingOf(edition, id), ...paragraphs, ''] : []
    })
    .map((line) => `${line}\n`)
    .join('')
}

/** What became of each paragraph in the copy; text that stood there may say the same already. */
function addedLine(paragraph: AddedParagraph, { report }: Source, en: boolean): string {
  const { section, text } = paragraph
  const heading = headingOf(editions[report.edition], section)
  switch (paragraph.state) {
    case 'added': {
      const beside = (report.sections[section]?.length ?? 0) > 0
      const [zh, said] = beside
        ? ['（该部分已有文字，请核对是否重复）', ' (below other text: see that it says nothing twice)']
        : ['', '']
      const { sheet, address } = paragraph.where
      return `  ${sheet}!${address}  ${text}${en ? said : zh}`
    }
    case 'present':
      return en ? `  ${heading}: stands there already.` : `  「${heading}」里已有这段话，没有再写。`
    case 'no-room':
      return en
        ? `  ${heading}: no blank row for it; insert one and run again, or take it from \`gongkai text FILE\`.`
        : `  「${heading}」没有空行可写；请插入空行后再运行，或用 gongkai text 文件 取出文字粘贴。`
  }
}

async function intoCopy(call: Call, context: Context, fee: number | undefined): Promise<number> {
  const { out, err, language } = context
  const { source, output } = await openForCopy(call, 'text')
  const starter = starterText(source.report, fee === undefined ? {} : { fee })
  const sections = starter.sections as Readonly<Partial<Record<SectionId, readonly string[]>>>
  const { bytes, paragraphs } = addParagraphs(source.bytes, sections, platform)
  if (!paragraphs.some(({ state }) => state === 'added')) {
    const linesIn = (said: Language) => [
      ...paragraphs.map((each) => addedLine(each, source, said === 'en')),
      ...missingLines(starter, source, said),
    ]
    throw new Problem(
      `没有写出：没有可以写进去的段落。\n${linesIn('zh-CN').join('\n')}`,
      `Nothing was written, for no paragraph could be added.\n${linesIn('en').join('\n')}`,
    )
  }
  await writeAtomically(output, bytes, { force: call.flag('force') })
  out(paragraphs.map((each) => `${printable(addedLine(each, source, language === 'en'))}\n`).join(''))
  out(wroteLine(output, { language }))
  err(
    besideLines(starter, source, language)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return 0
}

export const textCommand: Command = {
  name: 'text',
  usage: 'FILE [--fee 0] [-o FILE.txt|COPY.xlsx] [--force]',
  summary: {
    'zh-CN': '按表格的数写出标准段落（依申请公开、复议诉讼、信息处理费），或写进工作簿副本的空行',
    en: 'write the standard paragraphs from the numbers, or put them into blank rows of a copy',
  },
  options: {
    fee: {
      type: 'string',
      value: 'YUAN',
      says: {
        'zh-CN': '本年收取的信息处理费，单位元，没有收取的写 0',
        en: 'processing fees charged in the year, in 元, 0 for none',
      },
    },
    output: outputOption(
      'FILE.txt|COPY.xlsx',
      '写成文字文件，或写进工作簿副本的空行；不写时只显示',
      'a text file, or a copy whose blank rows take the text; printed where left out',
    ),
    force: forceOption,
  },
  async run(call, context) {
    const { out, err, language } = context
    const fee = feeOf(call.text('fee'))
    const output = call.text('output')
    const ending = output === undefined ? '.txt' : extname(output).toLowerCase()
    if (ending === '.xlsx' || ending === '.xlsm') return intoCopy(call, context, fee)
    if (ending !== '.txt') {
      throw new Problem(
        `-o 可以是 .txt（文字）或 .xlsx（工作簿的副本），写的是「${output}」。`,
        `-o takes a .txt file or an .xlsx copy, not “${output}”.`,
      )
    }
    const source = await load(onePath(call, 'gongkai text 年报.xlsx'))
    const starter = starterText(source.report, fee === undefined ? {} : { fee })
    const text = plainText(starter, source)
    if (text === '') {
      throw new Problem(
        `没有可以写的段落。\n${missingLines(starter, source, 'zh-CN').join('\n')}`,
        `No paragraph could be written.\n${missingLines(starter, source, 'en').join('\n')}`,
      )
    }
    if (output === undefined) out(text)
    else {
      await writeAtomically(output, text, { force: call.flag('force') })
      out(wroteLine(output, { language }))
    }
    err(
      besideLines(starter, source, language)
        .map((line) => `${line}\n`)
        .join(''),
    )
    return 0
  },
}
