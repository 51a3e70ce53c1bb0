import type { Tally } from '../batch/tally.ts'
import { failedLines, stoppedLines } from '../reporters/summary.ts'
import { printable } from '../reporters/text.ts'

/** Files left behind that are named. */
const told = 20

interface Around {
  /** The files of the overview, or why they were not written. */
  readonly overview: readonly string[] | string
  /** What earlier runs wrote and this one does not make. */
  readonly leftBehind: readonly string[]
}

function leftLines(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return []
  const more = paths.length > told ? [`  另有 ${paths.length - told} 个`] : []
  return [
    `以前写出、这次不再需要的文件有 ${paths.length} 个，没有动，请核对后自行删除：`,
    ...paths.slice(0, told).map((path) => `  ${printable(path)}`),
    ...more,
  ]
}

/** What a review wrote, for people; it is a Chinese office's, whatever language the command speaks. */
export function returnedText(tally: Tally, { overview, leftBehind }: Around): string {
  const { total, kept, failed, done } = tally
  const before = kept > 0 ? `（其中 ${kept} 份上次已经写出，没有变化）` : ''
  const notices = total === 0 ? '没有要退回的单位' : `退回修改单 ${done - failed.length} 份${before}`
  const lines = [
    typeof overview === 'string'
      ? `总览没有写成：${printable(overview)}${notices}`
      : `已写出：${overview.map(printable).join('、')}，${notices}`,
    ...failedLines(failed, 'zh-CN'),
    ...stoppedLines(tally, 'zh-CN'),
    ...(tally.stopped === undefined ? leftLines(leftBehind) : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
