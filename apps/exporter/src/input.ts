import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Imported, ImportOptions } from '@gongkai/importer'
import {
  type CellId,
  editionForYear,
  type Finding,
  type Report,
  type Where,
  type Wording,
} from '@gongkai/schema'
import { describeRefusal, readWorkbook, UnreadableWorkbook, type WorkbookReading } from '@gongkai/workbook'
import { type MemberPlace, memberBytes } from './batch/archive-file.ts'
import { adviceNotRead, kindNotRead } from './batch/not-read.ts'
import { platform } from './platform.ts'
import { fileProblem, Problem, problemFrom } from './problem.ts'

/** A report as it came from a file. */
export interface Source {
  readonly path: string
  readonly bytes: Uint8Array
  readonly report: Report
  /** Cells that formulas make. */
  readonly computed: ReadonlySet<CellId>
  /** What the reader said of the file. */
  readonly findings: readonly Finding[]
  /** Where the file has what a finding's `at` names. */
  readonly where: (at: string) => Where | undefined
  /** Set for workbooks only. */
  readonly reading?: WorkbookReading
}

/** A file to be read, as plain data that can be sent to a thread. */
export interface Input {
  /** As the user knows it. */
  readonly name: string
  readonly path: string
  /** Its place in the directory of the zip file that `path` names, for a member of one. */
  readonly member?: MemberPlace
  /** Its path below the folder that was named: where a copy of it belongs. */
  readonly below: string
  /** Why it cannot be taken, where its folder already told. */
  readonly refused?: Wording
  /** What the command knows of it beside its bytes, as plain data: files made of it are made of this too. */
  readonly note?: object
  /** Its note is all there is: it could not be read. */
  readonly unread?: true
}

/** Megabytes. JSON becomes objects of twenty times its size before a schema can look at it; a report has 0.1. */
const largest = (path: string) => (extname(path).toLowerCase() === '.json' ? 4 : 64)

const tooLarge = (path: string) =>
  new Problem(
    `文件超过 ${largest(path)} MB，不像一份年度报告：${path}。`,
    `Over ${largest(path)} MB, which no yearly report is: ${path}.`,
  )

/**
 * The bytes of an input, as they stood at one moment. Synchronous, for a file is small and a thread of the pool has nothing
 * else to do. Throws a Problem.
 */
export function bytesOf({
  name,
  path,
  member,
  unread,
}: Pick<Input, 'name' | 'path' | 'member' | 'unread'>): Uint8Array {
  if (unread) return new Uint8Array()
  if (member !== undefined) return memberBytes(path, member, largest(name) * 2 ** 20)
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const before = fstatSync(file)
    if (before.size > largest(path) * 2 ** 20) throw tooLarge(path)
    const bytes = readFileSync(file)
    const after = fstatSync(file)
    if (bytes.length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw new Problem(
        `文件在读取时发生了变化：${path}。可能正在保存、复制或同步，请等它完成后再试。`,
        `It changed while it was read: ${path}. It may be being saved, copied or synchronized; try again after that.`,
      )
    }
    return bytes
  } catch (error) {
    throw fileProblem(error, path)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function json(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('文件不是 UTF-8 编码的 JSON。请以 UTF-8 重新保存。', 'The file is not JSON in UTF-8.')
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    throw new Problem(
      `文件不是正确的 JSON，可能没有保存完整（${said}）。请重新导出或拷贝一份。`,
      `The file is not valid JSON, perhaps cut off (${said}). Export or copy it again.`,
    )
  }
}

async function readJson(path: string, bytes: Uint8Array): Promise<Source> {
  // zod is loaded for report files only: a workbook's check starts without it.
  const { parseReport } = await import('@gongkai/schema/json')
  const parsed = parseReport(json(bytes))
  if ('issues' in parsed) {
    const said = parsed.issues
      .slice(0, 5)
      .map(({ path: at, message }) => `${at === '' ? '(root)' : at}: ${message}`)
      .join('; ')
    throw new Problem(
      `文件不是 gongkai-report/1 格式的报告：${said}。请核对这些项。`,
      `The file is not a report of format gongkai-report/1: ${said}.`,
    )
  }
  return { path, bytes, report: parsed.report, computed: new Set(), findings: [], where: () => undefined }
}

/** Reads the report in a workbook. Throws a Problem. */
export function readXlsx(path: string, bytes: Uint8Array): Source & { readonly reading: WorkbookReading } {
  try {
    const reading = readWorkbook(bytes, platform)
    const { report, computed, findings, where } = reading
    return { path, bytes, report, computed, findings, where, reading }
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error
    // By its name it never was to be a workbook.
    const kind = kindNotRead(path)
    if (kind && !kind.isWorkbook) {
      throw new Problem(`「${path}」${adviceNotRead(kind, 'zh-CN')}`, `${path}: ${adviceNotRead(kind, 'en')}`)
    }
    throw problemFrom((language) => describeRefusal(error.code, language))
  }
}

/** The endings of what a report is published as. */
export const publishedTypes: readonly string[] = ['.docx', '.html', '.htm', '.shtml', '.txt']

/** Reads a published report. Pages are rare beside workbooks: their reader is loaded for them only. Throws a Problem. */
export async function readPublished(
  name: string,
  bytes: Uint8Array,
  options: ImportOptions = {},
): Promise<Imported> {
  const { describeRefusal, importReport, isRefusal } = await import('@gongkai/importer')
  try {
    return importReport(bytes, { ...platform, name: basename(name), ...options })
  } catch (error) {
    if (!isRefusal(error)) throw error
    throw problemFrom((language) => describeRefusal(error, language))
  }
}

/** Reads the report in a file's bytes, by the ending of its name: JSON, published, else a workbook. Throws a Problem. */
export async function sourceOf(name: string, bytes: Uint8Array): Promise<Source> {
  const ending = extname(name).toLowerCase()
  if (ending === '.json') return readJson(name, bytes)
  if (!publishedTypes.includes(ending)) return readXlsx(name, bytes)
  const { report, findings, where } = await readPublished(name, bytes)
  return { path: name, bytes, report, computed: new Set(), findings, where }
}

/** Reads one report file. Throws a Problem. */
export async function load(input: Input | string): Promise<Source> {
  const known = typeof input === 'string' ? { name: input, path: input } : input
  return sourceOf(known.name, bytesOf(known))
}

/** The edition a year takes, or the refusal of a year or of a contradicting edition. */
export function editionOf(year: number, stated: string | undefined) {
  const edition = editionForYear(year)
  if (!edition) {
    throw new Problem(
      `没有 ${year} 年度的格式：统一格式从 2019 年度开始。`,
      `There is no form for ${year}: the first is for 2019.`,
    )
  }
  if (stated !== undefined && stated !== edition.id) {
    throw new Problem(
      `${year} 年度用 ${edition.id} 版格式（${edition.notice.number}），不能指定 ${stated} 版。`,
      `The report of ${year} takes edition ${edition.id}, not ${stated}.`,
    )
  }
  return edition
}
