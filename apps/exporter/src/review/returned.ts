import { basename, extname } from 'node:path'
import type { NoticeItem, Refiled } from '@gongkai/document'
import { describe, editions, nameKey } from '@gongkai/schema'
import { kindNotRead } from '../batch/not-read.ts'
import type { Input } from '../input.ts'
import { safeName } from '../output.ts'
import type { Rollup } from './rollup.ts'
import { filedSeveral, type OneOfSeveral } from './several.ts'
import type { Survey, Surveyed } from './survey.ts'

/** The folder of what goes back to the units. */
const folder = '退回'

/** What is known of a file that goes back, before it is read again. */
export interface Returned {
  readonly unit: string
  /** Faults that the file's own check does not see: another year, a file that cannot be read. */
  readonly faults: readonly NoticeItem[]
  /** What the unit files again; but for a workbook to be mended, nothing is said of the file beside `faults`. */
  readonly refiled: Refiled
  /** All reports of a unit that filed several that differ: one notice speaks of all. */
  readonly several?: readonly OneOfSeveral[]
  /** The names of its files below the output folder, without their endings. */
  readonly name: string
}

/** A file that goes back. */
export interface ReturnedInput extends Input {
  readonly note: Returned
}

/** The notice that goes back with a file, below the output folder. */
export const noticeName = ({ name }: Returned): string => `${name} 退回修改单.docx`

/** The marked copy of a workbook that goes back; of several, after what the notice calls it. */
export const markedName = ({ name }: Returned, called?: string): string =>
  `${name}${called === undefined ? '' : safeName(`（${called}）`)} 标注.xlsx`

/** Faults of a report beside others. */
const ofFiling: readonly string[] = ['rollup/other-year', 'rollup/other-edition']

/**
 * What goes back: every file with errors, of another year or form, or that cannot be read; and one notice to each unit that filed
 * several reports that differ. Throws a Problem where one of those is gone.
 */
export function returnedOf(
  rollup: Rollup,
  { read, unread }: Survey,
  own: Surveyed | undefined,
): readonly ReturnedInput[] {
  const edition = editions[rollup.report.edition]
  const faultsOf = new Map<string, NoticeItem[]>()
  for (const finding of rollup.census.findings) {
    if (!ofFiling.includes(finding.code)) continue
    const { at, actual } = finding
    // Without a year it is to be mended like any other, and its own check says so.
    if (actual === 0) continue
    const { message, todo } = describe(finding, edition, 'zh-CN', 'unit')
    const items = faultsOf.get(nameKey(at)) ?? []
    faultsOf.set(nameKey(at), [...items, { place: '整份报表', problem: message, todo }])
  }
  const several = filedSeveral(rollup, edition)
  const together = new Set(several.flatMap(({ files }) => files.map(({ input }) => input)))
  const faulty = [...(own ? [own] : []), ...read].flatMap(({ filing, input }): Unnamed[] => {
    if (together.has(input)) return []
    const { file, agency, errors } = filing
    const faults = faultsOf.get(nameKey(agency)) ?? []
    if (errors === 0 && faults.length === 0) return []
    const refiled = faults.length > 0 ? 'template' : 'mended'
    return [{ input, unit: agency === '' ? stem(file) : agency, faults, refiled }]
  })
  const broken = unread.map(({ file, reason, input: { refused: _, ...input } }): Unnamed => {
    const finding = rollup.remarks.find(({ code, at }) => code === 'rollup/unreadable' && at === file)
    const kind = kindNotRead(file)
    const todo = kind?.resend ?? '请重新保存或重新填报后报送。'
    return {
      input: { ...input, unread: true },
      unit: finding?.likely ?? stem(file),
      faults: [{ place: basename(file), problem: reason, todo }],
      refiled: kind && !kind.isWorkbook ? 'template' : 'saved',
    }
  })
  const doubles = several.map(
    ({ files, ...returned }): Unnamed => ({
      ...returned,
      input: files[0].input,
      refiled: 'mended',
      several: files,
    }),
  )
  return named([...faulty, ...doubles, ...broken])
}

const stem = (file: string) => basename(file, extname(file))

interface Unnamed extends Omit<Returned, 'name'> {
  readonly input: Input
}

/** Names after the units; of a unit with several files, after the files too, so that each keeps its name when others come. */
function named(all: readonly Unnamed[]): readonly ReturnedInput[] {
  const count = (names: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
    return (name: string) => counts.get(name.toLowerCase()) ?? 0
  }
  const files = count(all.map(({ unit }) => safeName(unit)))
  const taken = new Map<string, number>()
  return all.map(({ input, ...returned }) => {
    const plain = safeName(returned.unit)
    const name = files(plain) === 1 ? plain : safeName(`${plain}（${input.below}）`)
    const before = taken.get(name.toLowerCase()) ?? 0
    taken.set(name.toLowerCase(), before + 1)
    const last = before === 0 ? name : `${name}（${before + 1}）`
    return { ...input, note: { ...returned, name: `${folder}/${last}` } }
  })
}
