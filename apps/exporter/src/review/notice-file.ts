import { basename } from 'node:path'
import { type Notice, type NoticeItem, toNotice } from '@gongkai/document'
import {
  asked,
  type Edition,
  type EditionId,
  editions,
  mayBeExplained,
  placeName,
  type Severity,
  type Unit,
  whereWords,
} from '@gongkai/schema'
import { type Counts, countsOf } from '../batch/outcome.ts'
import type { Made } from '../batch/staging.ts'
import type { Done, FileTask } from '../batch/task.ts'
import { bytesOf, type Source, sourceOf } from '../input.ts'
import { markedCopy } from '../marked-copy.ts'
import { quickPlatform } from '../platform.ts'
import { proposalLines } from '../reporters/text.ts'
import type { FileResult, Told } from '../result.ts'
import { markedName, noticeName, type Returned } from './returned.ts'
import { inspector } from './survey-file.ts'

export interface NoticeOptions {
  readonly year: number
  /** The office that sends it. */
  readonly from: string
  /** ISO date. */
  readonly date: string
  /** The roster. */
  readonly units: readonly Unit[]
}

// It goes to a Chinese office, whatever language the command speaks.
const language = 'zh-CN'

const placeOf = ({ at, where }: Told, edition: Edition) => {
  const named = placeName(edition, at, language)
  return where ? whereWords(where, language) : named === at ? '全文' : named
}

function itemOf(told: Told, { findings, edition, placeOf: find }: FileResult): NoticeItem {
  const { message, todo, explanation } = told
  return {
    place: placeOf(told, editions[edition as EditionId]),
    problem: message,
    todo,
    ...(mayBeExplained(told) && { code: asked(told, findings, find) }),
    ...(explanation !== undefined && { explanation }),
  }
}

/** What the check of one file adds to a notice. */
interface Judged extends Pick<Notice, 'errors' | 'warnings' | 'proposals'> {
  readonly result: FileResult
  readonly marked?: Made
}

/** `called` names the file at each point, where the notice speaks of several. */
function judged(
  result: FileResult,
  { bytes, reading }: Source,
  returned: Returned,
  called: string | undefined,
): Judged {
  const of = (text: string) => (called === undefined ? text : `${called}：${text}`)
  const items = (severity: Severity) =>
    result.findings
      .filter((told) => told.severity === severity)
      .map((told) => itemOf(told, result))
      .map((item) => ({ ...item, problem: of(item.problem) }))
  return {
    result,
    errors: items('error'),
    warnings: items('warning'),
    proposals: proposalLines(result, language).map((line) => of(line.trim())),
    ...(reading && {
      marked: {
        name: markedName(returned, called),
        content: markedCopy(bytes, reading, result, language),
      },
    }),
  }
}

const total = (all: readonly Judged[]): Counts =>
  all
    .flatMap(({ result }) => countsOf(result) ?? [])
    .reduce((sum, one) => ({
      errors: sum.errors + one.errors,
      warnings: sum.warnings + one.warnings,
      notes: sum.notes + one.notes,
    }))

/** What `gongkai review` sends back: the notice, and a marked copy of each workbook that is to be mended. */
export function prepare({ units, ...sent }: NoticeOptions): FileTask {
  const inspectUnit = inspector({ language, units, reader: 'unit' })
  return async (input, bytes): Promise<Done> => {
    const returned = input.note as Returned
    const { unit, faults, refiled, several } = returned
    const name = noticeName(returned)
    const nothing = { warnings: [], proposals: [], marked: [] }
    const notice = { ...sent, unit, refiled, errors: faults, ...nothing }
    const own = { input, called: undefined, fits: refiled === 'mended' }
    const all: Judged[] = []
    for (const [i, one] of (several ?? [own]).entries()) {
      if (!one.fits) continue
      const source = await sourceOf(one.input.name, i === 0 ? bytes : bytesOf(one.input))
      all.push(judged(inspectUnit(source), source, returned, one.called))
    }
    if (all.length === 0) {
      const counts = { errors: faults.length, warnings: 0, notes: 0 }
      return { counts, files: [{ name, content: toNotice(notice, quickPlatform) }] }
    }
    const marked = all.flatMap((one) => one.marked ?? [])
    const whole = {
      ...notice,
      errors: [...faults, ...all.flatMap(({ errors }) => errors)],
      warnings: all.flatMap(({ warnings }) => warnings),
      proposals: all.flatMap(({ proposals }) => proposals),
      marked: marked.map((copy) => basename(copy.name)),
    }
    return { counts: total(all), files: [{ name, content: toNotice(whole, quickPlatform) }, ...marked] }
  }
}
