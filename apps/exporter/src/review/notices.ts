import { basename, extname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { type Notice, type NoticeItem, toNotice } from '@gongkai/document'
import { cellName, editions, nameKey, type Unit, type Where, whereWords, withProfile } from '@gongkai/schema'
import { annotate } from '@gongkai/workbook'
import { load } from '../input.ts'
import { safeName, writeAtomically } from '../output.ts'
import { proposalLines } from '../reporters/text.ts'
import { inspect } from '../result.ts'
import type { Rollup } from './rollup.ts'
import type { Survey, Surveyed } from './survey.ts'
import type { Remark } from './survey-file.ts'

/** The folder of what goes back to the units. */
const folder = '退回'

/** What goes back to one unit: the notice, and the marked copy where the file was a workbook. */
export interface Returned {
  readonly file: string
  readonly unit: string
  readonly source?: Surveyed
  /** Faults that the file's own check does not see: another year, a file that cannot be read. */
  readonly faults: readonly NoticeItem[]
  /** The names of its files below the output folder, without their endings. */
  readonly name: string
}

const ofFiling: readonly string[] = ['rollup/other-year', 'rollup/other-edition']

/** Whom something goes back to: every file with errors, of another year or form, or that cannot be read. */
export function returnedOf(
  rollup: Rollup,
  { read, unread }: Survey,
  own: Surveyed | undefined,
): readonly Returned[] {
  const taken = new Map<string, number>()
  const nameOf = (unit: string) => {
    const plain = safeName(unit)
    const count = (taken.get(plain.toLowerCase()) ?? 0) + 1
    taken.set(plain.toLowerCase(), count)
    return join(folder, count === 1 ? plain : `${plain}（${count}）`)
  }
  const faultsOf = new Map<string, NoticeItem[]>()
  for (const { code, at, message, todo } of rollup.remarks) {
    if (!ofFiling.includes(code)) continue
    const items = faultsOf.get(nameKey(at)) ?? []
    faultsOf.set(nameKey(at), [...items, { place: '整份报表', problem: message, todo }])
  }
  const faulty = [...(own ? [own] : []), ...read].flatMap((source): Returned[] => {
    const { file, agency, errors } = source.filing
    const faults = faultsOf.get(nameKey(agency)) ?? []
    if (errors === 0 && faults.length === 0) return []
    const unit = agency === '' ? basename(file, extname(file)) : agency
    return [{ file, unit, source, faults, name: nameOf(unit) }]
  })
  const broken = unread.map(({ file, reason }): Returned => {
    const finding = rollup.remarks.find(({ code, at }) => code === 'rollup/unreadable' && at === file)
    const unit = finding?.likely ?? basename(file, extname(file))
    const fault = { place: basename(file), problem: reason, todo: '请重新保存或重新填报后报送。' }
    return { file, unit, faults: [fault], name: nameOf(unit) }
  })
  return [...faulty, ...broken]
}

/** In two lines, for a narrow column. */
const placeOf = (where: Where) =>
  'sheet' in where ? `${where.sheet}\n${where.address}` : whereWords(where, 'zh-CN')

function itemOf({ at, message, todo, where, explanation }: Remark, { filing }: Surveyed): NoticeItem {
  const named = cellName(editions[filing.edition], at)
  return {
    place: where ? placeOf(where) : named === at ? '全文' : named,
    problem: message,
    todo,
    ...(explanation !== undefined && { explanation }),
  }
}

export interface NoticeTask {
  readonly year: number
  readonly from: string
  readonly date: string
  readonly output: string
  readonly force: boolean
  readonly unitOf: (name: string) => Unit | undefined
}

/** Writes what goes back to one unit. The file is read again, so that thousands need not be kept open. */
export async function writeReturned(returned: Returned, task: NoticeTask): Promise<void> {
  const { unit, source, faults, name } = returned
  const { year, from, date, output, force, unitOf } = task
  const marked = `${name} 标注.xlsx`
  let proposals: readonly string[] = []
  let hasCopy = false
  if (source) {
    const opened = await load(source.input)
    const known = unitOf(opened.report.agency.name)
    const result = inspect(known ? { ...opened, report: withProfile(opened.report, known) } : opened, 'zh-CN')
    proposals = proposalLines(result, 'zh-CN').map((line) => line.trim())
    if (opened.reading) {
      const found = result.findings.map((told) => ({ finding: told, sentence: told }))
      const copy = annotate(opened.bytes, opened.reading, found, { deflateRaw: deflateRawSync })
      await writeAtomically(join(output, marked), copy, { force })
      hasCopy = true
    }
  }
  const items = (severity: Remark['severity']) =>
    (source?.remarks ?? [])
      .filter((remark) => remark.severity === severity)
      .map((remark) => itemOf(remark, source as Surveyed))
  const notice: Notice = {
    unit,
    year,
    from,
    date,
    errors: [...faults, ...items('error')],
    warnings: items('warning'),
    proposals,
    ...(hasCopy && { marked: basename(marked) }),
  }
  await writeAtomically(
    join(output, `${name} 退回修改单.docx`),
    toNotice(notice, { deflateRaw: deflateRawSync }),
    { force },
  )
}
