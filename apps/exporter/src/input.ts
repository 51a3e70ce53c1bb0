import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type CellId, editionForYear, type Finding, type Report } from '@gongkai/schema'
import { describeRefusal, readWorkbook, UnreadableWorkbook, type WorkbookReading } from '@gongkai/workbook'
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
  readonly where: (at: string) => { readonly sheet: string; readonly address: string } | undefined
  /** Set for workbooks only. */
  readonly reading?: WorkbookReading
}

const types = ['.xlsx', '.xlsm', '.json']

/** Lock files of Office and WPS, and hidden files. */
const passedOver = (name: string) => name.startsWith('~$') || name.startsWith('.')

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !passedOver(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const path = join(folder, entry.name)
        if (entry.isDirectory()) return filesIn(path)
        return entry.isFile() && types.includes(extname(entry.name).toLowerCase()) ? [path] : []
      }),
  )
  return nested.flat()
}

/** The report files named or in the folders named, in a stable order, each once. */
export async function expand(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of paths) {
    try {
      const folder = (await stat(path)).isDirectory()
      const files = folder ? await filesIn(path) : [path]
      if (files.length === 0) {
        throw new Problem(`目录里没有 .xlsx 或 .json 文件：${path}。`, `No .xlsx or .json file in ${path}.`)
      }
      found.push(...files)
    } catch (error) {
      throw fileProblem(error, path)
    }
  }
  return [...new Set(found)]
}

const largest = 64 * 1024 * 1024

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > largest) {
      throw new Problem(
        `文件超过 64 MB，不像一份年度报告：${path}。`,
        `Over 64 MB, which no yearly report is: ${path}.`,
      )
    }
    return await readFile(path)
  } catch (error) {
    throw fileProblem(error, path)
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
    throw new Problem(`文件不是正确的 JSON：${said}`, `The file is not valid JSON: ${said}`)
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

function readXlsx(path: string, bytes: Uint8Array): Source {
  try {
    const reading = readWorkbook(bytes)
    const { report, computed, findings, where } = reading
    return { path, bytes, report, computed, findings, where, reading }
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error
    throw problemFrom((language) => describeRefusal(error.code, language))
  }
}

/** Reads one report file by its content: JSON that begins with a brace, else a workbook. Throws a Problem. */
export async function load(path: string): Promise<Source> {
  const bytes = await bytesOf(path)
  return extname(path).toLowerCase() === '.json' ? readJson(path, bytes) : readXlsx(path, bytes)
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
