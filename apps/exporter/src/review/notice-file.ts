import { basename } from 'node:path'
import { type NoticeItem, toNotice } from '@gongkai/document'
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
import type { Done, FileTask } from '../batch/task.ts'
import { sourceOf } from '../input.ts'
import { markedCopy } from '../marked-copy.ts'
import { platform } from '../platform.ts'
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

/** What `gongkai review` sends back with one file: the notice, and a marked copy where it was a workbook. */
export function prepare({ units, ...sent }: NoticeOptions): FileTask {
  const inspectUnit = inspector({ language, units, reader: 'unit' })
  return async (input, bytes): Promise<Done> => {
    const returned = input.note as Returned
    const { unit, faults, refiled } = returned
    const name = noticeName(returned)
    const notice = { ...sent, unit, refiled, errors: faults, warnings: [], proposals: [] }
    const options = { deflateRaw: platform.deflateQuickly }
    if (refiled !== 'mended') {
      const counts = { errors: faults.length, warnings: 0, notes: 0 }
      return { counts, files: [{ name, content: toNotice(notice, options) }] }
    }
    const source = await sourceOf(input.name, bytes)
    const result = inspectUnit(source)
    const items = (severity: Severity) =>
      result.findings.filter((told) => told.severity === severity).map((told) => itemOf(told, result))
    const marked = source.reading && {
      name: markedName(returned),
      content: markedCopy(bytes, source.reading, result, language),
    }
    const whole = {
      ...notice,
      errors: [...faults, ...items('error')],
      warnings: items('warning'),
      proposals: proposalLines(result, language).map((line) => line.trim()),
      ...(marked && { marked: basename(marked.name) }),
    }
    return { result, files: [{ name, content: toNotice(whole, options) }, ...(marked ? [marked] : [])] }
  }
}
