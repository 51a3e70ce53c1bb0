import type { Wording } from '@gongkai/schema'
import { Problem } from '../problem.ts'

const encodings = [
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
] as const

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte)

/** What a spreadsheet program saves a table as beside CSV: a zip (.xlsx) or a compound file (.xls, .et). */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** What the CSV is, for sentences about it. */
export const roster: Wording = { 'zh-CN': '名册', en: 'roster' }

/**
 * A CSV's text. Excel saves UTF-8 with a mark as 「CSV UTF-8」, and the system's encoding, GB18030 on a Chinese Windows, as
 * plain 「CSV」: what is no UTF-8 is taken for that. Throws a Problem.
 */
export function decodeCsv(bytes: Uint8Array, path: string, what: Wording = roster): string {
  if (workbooks.some((mark) => startsWith(bytes, mark))) {
    throw new Problem(
      `${what['zh-CN']}是工作簿，不是 CSV：${path}。请在 Excel 或 WPS 中另存为「CSV」。`,
      `The ${what.en} is a workbook, not a CSV: ${path}. Save it as CSV.`,
    )
  }
  const marked = encodings.find(({ mark }) => startsWith(bytes, mark))
  for (const label of marked ? [marked.label] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new Problem(
    `${what['zh-CN']}的编码认不出来：${path}。请在 Excel 中另存为「CSV UTF-8（逗号分隔）」。`,
    `The encoding of the ${what.en} is neither UTF-8 nor GB18030: ${path}. Save it as CSV UTF-8.`,
  )
}
