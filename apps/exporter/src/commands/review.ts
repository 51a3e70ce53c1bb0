import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { toOverview } from '@gongkai/document'
import { cellName, editions, nameKey, whereWords } from '@gongkai/schema'
import type { OverviewBook, UnitFinding } from '@gongkai/workbook/summary'
import { type Command, required } from '../command.ts'
import { isFileName, writeAtomically } from '../output.ts'
import { Problem } from '../problem.ts'
import { type Gathered, gather, gatherOptions } from '../review/gather.ts'
import { returnedOf, writeReturned } from '../review/notices.ts'
import { kindsOf, overviewOf } from '../review/overview.ts'
import { type Rollup, rollUp } from '../review/rollup.ts'
import { rollupText } from './rollup-text.ts'

/** The day of the call, where the office is. */
function today(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const everyFile = ({ survey, own }: Gathered) => [...(own ? [own] : []), ...survey.read]

function findingsOf(gathered: Gathered): readonly UnitFinding[] {
  return everyFile(gathered).flatMap(({ filing, remarks }) =>
    remarks.map(({ code, severity, at, message, todo, where, explanation }): UnitFinding => {
      const named = cellName(editions[filing.edition], at)
      return {
        unit: filing.agency === '' ? filing.file : filing.agency,
        code,
        severity,
        place: where ? whereWords(where, 'zh-CN') : named === at ? '' : named,
        message,
        todo,
        ...(explanation !== undefined && { explanation }),
      }
    }),
  )
}

/** exceljs is loaded for the workbook only. */
async function workbookOf(rollup: Rollup, gathered: Gathered): Promise<Uint8Array> {
  const { writeOverview } = await import('@gongkai/workbook/summary')
  const { census, sums, report, sourceOf } = rollup
  const book: OverviewBook = {
    title: `${census.government.name} ${report.year} 年度`,
    units: census.units.map((unit) => ({
      unit,
      warnings: (sourceOf(unit.unit.name)?.remarks ?? []).filter(({ severity }) => severity === 'warning')
        .length,
    })),
    kinds: kindsOf(everyFile(gathered)),
    findings: findingsOf(gathered),
    sums,
  }
  return writeOverview(book, { deflateRaw: deflateRawSync })
}

export const reviewCommand: Command = {
  name: 'review',
  usage:
    'DIR|ZIP… --roster units.csv -o OUT/ [--own FILE] [--filed FILE] [--for NAME] [--year N] [--from OFFICE] [--details] [--jobs N] [--quiet] [--force]',
  summary: {
    'zh-CN': '审核：写出总览（工作簿与网页），给每个有错误的单位写退回修改单（Word）和标注过的填报表',
    en: 'an overview (workbook and web page), and for each faulty unit a notice in Word and a marked copy',
  },
  options: {
    ...gatherOptions,
    output: { type: 'string', short: 'o' },
    from: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(call, context) {
    const { out, err } = context
    // What is written here goes to Chinese offices, whatever language the command speaks.
    const language = 'zh-CN'
    const output = required('-o', call.text('output'), 'gongkai review 报送 --roster 名册.csv -o 审核')
    if (isFileName(output)) {
      throw new Problem(
        `审核要写出多个文件，-o 请给目录，不能是文件名 ${output}。`,
        `A review writes several files: -o takes a folder, not the file ${output}.`,
      )
    }
    required('--roster', call.text('roster'), '--roster 名册.csv')
    const gathered = await gather(call, { ...context, language }, output)
    if (gathered.unused.length > 0) err(`名册里没有用到的列：${gathered.unused.join('、')}\n`)
    const rollup = rollUp({ ...gathered, includeFaulty: false, language })
    const force = call.flag('force')
    const date = today()
    const returned = returnedOf(rollup, gathered.survey, gathered.own)
    const byFile = new Map(returned.map((one) => [one.file, one]))
    const overview = overviewOf({
      rollup,
      read: everyFile(gathered),
      noticeOf: (file) => {
        const found = byFile.get(file)
        return found && `${found.name} 退回修改单.docx`
      },
      date,
    })
    await writeAtomically(join(output, '总览.html'), toOverview(overview), { force })
    await writeAtomically(join(output, '总览.xlsx'), await workbookOf(rollup, gathered), { force })
    const profiles = new Map(gathered.units.map((unit) => [nameKey(unit.name), unit]))
    const task = {
      year: gathered.year,
      from: call.text('from') ?? gathered.government,
      date,
      output,
      force,
      unitOf: (name: string) => profiles.get(nameKey(name)),
    }
    for (const one of returned) await writeReturned(one, task)
    out(rollupText(rollup, language, call.flag('details')))
    const faulty = returned.length === 0 ? '没有要退回的单位' : `退回修改单 ${returned.length} 份`
    out(`已写出：${join(output, '总览.html')}、${join(output, '总览.xlsx')}，${faulty}\n`)
    if (gathered.survey.unread.length > 0) return 2
    const errors = rollup.remarks.some(({ severity }) => severity === 'error') || returned.length > 0
    return errors ? 1 : 0
  },
}
