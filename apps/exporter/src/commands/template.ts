import { carriedInWords, nameKey, type Report } from '@gongkai/schema'
import { batchSettings } from '../batch/settings.ts'
import { type Call, type Command, type Context, oneOf, required } from '../command.ts'
import { editionOf } from '../input.ts'
import { forceOption, outputOption } from '../options.ts'
import { ensureEnding } from '../output.ts'
import { catalogueOf, previousOptions } from '../previous/catalogue.ts'
import { besideOf } from '../previous/last-year.ts'
import { tellUnusable } from '../previous/told.ts'
import { lastYearWords } from '../previous/words.ts'
import { Problem } from '../problem.ts'
import { printable } from '../reporters/text.ts'
import { writeNewWorkbook } from './new-workbook.ts'

function yearFrom(text: string): number {
  if (/^\d{4}$/u.test(text)) return Number(text)
  throw new Problem(
    `--year 应为四位年份，例如 2026；写的是「${text}」。`,
    `--year takes a year such as 2026, not “${text}”.`,
  )
}

/** The agency as last year's report knows it; under another name it signs otherwise too. */
function agencyOf(name: string, { agency }: Report): Report['agency'] {
  const { signature, ...known } = agency
  const same = nameKey(agency.name) === nameKey(name)
  return { ...known, ...(same && signature !== undefined && { signature }), name }
}

/** Last year's report of the agency; one of another year or agency would prefill wrong figures. */
async function previousOf(call: Call, context: Context, year: number): Promise<Given | undefined> {
  const catalogue = await catalogueOf(call, context, batchSettings(call), 1)
  if (!catalogue) return undefined
  tellUnusable(catalogue, context)
  const { entries, meant, unread } = catalogue
  const { language } = context
  const stated = call.text('agency')
  const name = stated ?? (meant ? entries[0]?.agency : undefined)
  if (name === undefined) {
    throw new Problem(
      '--previous 是目录时，请用 --agency 写明单位，例如 --agency 某县某局。',
      'With a folder as --previous, name the agency with --agency.',
    )
  }
  const { lastYear, previous } = await besideOf({ year, agency: { name } }, catalogue)
  if (previous) {
    const taken =
      stated === undefined
        ? language === 'en'
          ? ` Without --agency the workbook is made for its agency, “${name}”.`
          : `没有写 --agency，单位按其中的「${name}」。`
        : ''
    return {
      report: previous,
      said: `${lastYearWords(lastYear, language)}${taken}`,
      complete: unread.length === 0,
    }
  }
  if (lastYear.state === 'ambiguous') {
    const files = lastYear.files.slice(0, 5)
    throw new Problem(
      `「${name}」${year - 1} 年度的报告有 ${lastYear.files.length} 份，数字不同：${files.join('、')}。请只留正确的一份。`,
      `${lastYear.files.length} reports of “${name}” of ${year - 1} have different figures: ${files.join(', ')}. Keep the right one only.`,
    )
  }
  const near = lastYear.state === 'missing' ? lastYear.near : undefined
  const [zh, en] = near
    ? [`；${near.file} 是 ${near.year} 年度的`, `; ${near.file} is of ${near.year}`]
    : ['', '']
  throw new Problem(
    `--previous 里没有「${name}」${year - 1} 年度的报告${zh}。单位更过名的，请用 --renames 给出更名表。`,
    `--previous has no report of “${name}” of ${year - 1}${en}. If it was renamed, give --renames.`,
  )
}

interface Given {
  readonly report: Report
  /** Which file it is, and what is doubtful in it. */
  readonly said: string
  /** Every file that was given could be read. */
  readonly complete: boolean
}

export const templateCommand: Command = {
  name: 'template',
  usage:
    '--year 2026 [--edition 2021] [--agency NAME] [--previous FILE|DIR [--renames FILE.csv]] [--totals formula|typed] [--zero] -o FILE.xlsx [--force]',
  summary: { 'zh-CN': '生成填报用的 Excel 模板', en: 'make the Excel template to fill in' },
  options: {
    year: {
      type: 'string',
      value: 'N',
      says: {
        'zh-CN': '报告年度',
        en: 'the year of the report',
      },
    },
    edition: {
      type: 'string',
      value: '2019|2021',
      says: {
        'zh-CN': '表格版本，由年度决定，写了就核对',
        en: 'the edition of the form, which the year decides: checked where given',
      },
    },
    agency: {
      type: 'string',
      value: 'NAME',
      says: {
        'zh-CN': '单位全称',
        en: 'the full name of the agency',
      },
    },
    ...previousOptions,
    totals: {
      type: 'string',
      value: 'formula|typed',
      says: {
        'zh-CN': '合计由公式算出（默认），还是自己填',
        en: 'totals by formulas (usual), or typed',
      },
    },
    zero: {
      type: 'boolean',
      says: {
        'zh-CN': '三张表全部填 0（全年没有发生的）',
        en: 'all three tables as 0',
      },
    },
    output: outputOption('FILE.xlsx', '写到哪个文件', 'the workbook to write'),
    force: forceOption,
  },
  async run(call, context) {
    const { out, language } = context
    const example = 'gongkai template --year 2026 -o 年报.xlsx'
    const output = required('-o', call.text('output'), example)
    ensureEnding(output, ['.xlsx'])
    const [stray] = call.paths
    if (stray !== undefined) {
      throw new Problem(
        `template 不读文件，「${stray}」没有用处；上年的报告请用 --previous 给出。`,
        `template reads no file such as “${stray}”; give last year’s report by --previous.`,
      )
    }
    const year = yearFrom(required('--year', call.text('year'), example))
    const edition = editionOf(year, call.text('edition'))
    const totals = oneOf('totals', call.text('totals'), ['formula', 'typed'], 'formula')
    const given = await previousOf(call, context, year)
    const previous = given?.report
    const name = call.text('agency') ?? previous?.agency.name
    await writeNewWorkbook(
      {
        edition,
        year,
        totals,
        zero: call.flag('zero'),
        ...(name !== undefined && { agency: previous ? agencyOf(name, previous) : { name } }),
        ...(previous && { previous }),
      },
      output,
      call.flag('force'),
    )
    out(
      language === 'en'
        ? `Written: ${output}\n`
        : `已写出：${output}（${year} 年度，${edition.id} 版格式）\n`,
    )
    if (given) {
      const lines = [given.said, ...carriedInWords(given.report, edition, language)]
      out(lines.map((line) => `  ${printable(line)}\n`).join(''))
    }
    // What could not be read may have been the right report, or another of the same year.
    return given?.complete === false ? 2 : 0
  },
}
