import { createHash } from 'node:crypto'
import { cellsOf, editions, nameKey, type Report, readQuantity } from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { keptReport } from './read.ts'

/** Whose report a file is, and a mark by which two files with the same figures are known. */
export interface Identity {
  /** '' where the file does not say. */
  readonly agency: string
  /** 0 where the file does not say. */
  readonly year: number
  readonly figures: string
}

/** The same for reports whose cells read alike: １２ and 12 are one figure, a blank and a zero are two. */
function figuresMark({ edition, values }: Report): string {
  const form = editions[edition]
  const figures = cellsOf(form).map(({ id, quantity, unit }) => {
    const reading = readQuantity(values[id], quantity, unit)
    return reading.state === 'number' ? reading.value : reading.state === 'blank' ? null : values[id]
  })
  return createHash('sha256')
    .update(JSON.stringify([edition, figures]))
    .digest('base64url')
}

export function identify(report: Report): Identity {
  const { agency, year } = report
  return { agency: nameKey(agency.name) === '' ? '' : agency.name, year, figures: figuresMark(report) }
}

/** One file of the folder that `--previous` names: whose it is, for many are looked through to find a few. */
export function prepare(_: object): FileTask {
  return async ({ name }, bytes) => ({
    data: identify((await keptReport(name, bytes)).report),
  })
}
