import { basename, join } from 'node:path'
import { toOverview } from '@gongkai/document'
import { cellName, editions, whereWords } from '@gongkai/schema'
import type { OverviewBook, UnitFinding } from '@gongkai/workbook/summary'
import { type OutFolder, openOutFolder } from '../batch/out-folder.ts'
import type { Outcome } from '../batch/outcome.ts'
import { runBatch } from '../batch/run.ts'
import { batchSettings } from '../batch/settings.ts'
import { type Made, sha256, stage } from '../batch/staging.ts'
import { type Command, required } from '../command.ts'
import { forceOption, outputOption } from '../options.ts'
import { isFileName } from '../output.ts'
import { platform } from '../platform.ts'
import { Problem } from '../problem.ts'
import { type Gathered, gather, gatherOptions } from '../review/gather.ts'
import { kindsOf, overviewOf } from '../review/overview.ts'
import { noticeName, returnedOf } from '../review/returned.ts'
import { type Rollup, rollUp, warningsIn } from '../review/rollup.ts'
import { returnedText } from './review-text.ts'
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
        file: filing.file,
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
  const { census, sums, report, sourcesOf } = rollup
  const book: OverviewBook = {
    title: `${census.government.name} ${report.year} 年度`,
    units: census.units.map((unit) => ({ unit, warnings: warningsIn(sourcesOf(unit.unit.name)) })),
    kinds: kindsOf(everyFile(gathered)),
    findings: findingsOf(gathered),
    sums,
  }
  return writeOverview(book, platform)
}

/** Puts the overview in place, on the record as what was made of the roster. Throws a Problem where the disk is full. */
function putOverview(folder: OutFolder, roster: string, files: readonly Made[]): Outcome {
  try {
    const staged = files.map((file) => stage(folder.folders.staging, file))
    const outcome = {
      file: roster,
      printed: '',
      counts: { errors: 0, warnings: 0, notes: 0 },
      sha256: sha256(staged.map(({ sha256: content }) => content).join(' ')),
      staged,
    }
    return folder.settle(outcome, { name: roster, path: roster, below: basename(roster) })
  } catch (error) {
    folder.close()
    throw error
  }
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
    output: outputOption('DIR', '写到哪个目录', 'the folder to write to'),
    from: {
      type: 'string',
      value: 'OFFICE',
      says: {
        'zh-CN': '退回修改单由谁发出，不写时用政府名称',
        en: 'the office that sends the notices; the government where left out',
      },
    },
    force: forceOption,
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
    const roster = required('--roster', call.text('roster'), '--roster 名册.csv')
    const gathered = await gather(call, { ...context, language }, output)
    if (gathered.unused.length > 0) err(`名册里没有用到的列：${gathered.unused.join('、')}\n`)
    const rollup = rollUp({ ...gathered, includeFaulty: false, language })
    const date = today()
    const inputs = returnedOf(rollup, gathered.survey, gathered.own)
    const byFile = new Map(inputs.map(({ name, note }) => [name, noticeName(note)]))
    const read = everyFile(gathered)
    const overview = overviewOf({ rollup, read, noticeOf: (file) => byFile.get(file), date })
    const made = [
      { name: '总览.html', content: toOverview(overview) },
      { name: '总览.xlsx', content: await workbookOf(rollup, gathered) },
    ]
    const { units, year, government } = gathered
    const options = { year, from: call.text('from') ?? government, date, units }
    const printing = { format: 'text', language, colour: false, detailed: false } as const
    const settings = batchSettings(call)
    const force = call.flag('force')
    const { tool } = context
    const known = { tool, task: 'notice', options }
    const folder = openOutFolder({ path: output, inputs, call: known, force, printing })
    const order = { task: 'notice', options, printing } as const
    const { failed } = putOverview(folder, roster, made)
    const reporter = { add: () => undefined, end: () => undefined }
    const tally = await runBatch({ order, inputs, settings, folder, reporter }, context)
    out(rollupText(rollup, language, call.flag('details')))
    const overviewFiles = made.map(({ name }) => join(output, name))
    out(returnedText(tally, { overview: failed ?? overviewFiles, leftBehind: folder.leftBehind() }))
    if (failed !== undefined || tally.failed.length > 0 || tally.done < tally.total) return 2
    if (gathered.survey.unread.length > 0) return 2
    const errors = rollup.remarks.some(({ severity }) => severity === 'error') || inputs.length > 0
    return errors ? 1 : 0
  },
}
