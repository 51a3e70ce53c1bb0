import { basename } from 'node:path'
import {
  describe,
  editions,
  type Finding,
  type Language,
  severityWords,
  verifyPublished,
} from '@gongkai/schema'
import { type Call, type Command, oneOf } from '../command.ts'
import { bytesOf, load, type Source } from '../input.ts'
import { Problem, problemFrom } from '../problem.ts'
import { printable } from '../reporters/text.ts'

function twoPaths({ paths }: Call): readonly [string, string] {
  const [published, filed, ...more] = paths
  if (published !== undefined && filed !== undefined && more.length === 0) return [published, filed]
  throw new Problem(
    `请先给出公开的报告，再给出报送的填报表，例如 gongkai verify 公开.html 年报.xlsx。写的是 ${paths.length} 个。`,
    `Name the published report, then the workbook that was filed; ${paths.length} were named.`,
  )
}

/** The published report, whatever it was published as. The importer is loaded here only. */
async function publishedIn(path: string) {
  const { describeRefusal, importReport, isRefusal } = await import('@gongkai/importer')
  const bytes = bytesOf({ name: path, path })
  try {
    return importReport(bytes, { name: basename(path) })
  } catch (error) {
    if (!isRefusal(error)) throw error
    throw problemFrom((language) => describeRefusal(error, language))
  }
}

/** A finding with its sentence, the place in the file that was filed, and its code. */
interface Line extends Finding {
  readonly message: string
  readonly why: string
  readonly todo: string
  readonly where?: { readonly sheet: string; readonly address: string }
}

const order = { error: 0, warning: 1, note: 2 } as const

const placed =
  ({ report, where }: Pick<Source, 'report' | 'where'>, language: Language) =>
  (finding: Finding): Line => {
    const place = where(finding.at)
    return {
      ...finding,
      ...describe(finding, editions[report.edition], language),
      ...(place && { where: place }),
    }
  }

function textOf(lines: readonly Line[], language: Language): string {
  const space = language === 'en' ? ' ' : ''
  return lines
    .map(({ severity, at, where, message, todo, code }) => {
      const place = where ? `${where.sheet}!${where.address}` : at
      return `  ${printable(place)}  ${severityWords[severity][language]}  ${printable(`${message}${space}${todo}`)}  ${code}\n`
    })
    .join('')
}

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'PUBLISHED.html|docx|txt|… REPORT.xlsx|json [--format text|json]',
  summary: {
    'zh-CN': '核对公开的报告与报送的填报表，逐格逐句',
    en: 'compare a published report with the one that was filed, cell by cell and sentence by sentence',
  },
  options: { format: { type: 'string' } },
  async run(call, { language, out, tool }) {
    const format = oneOf('format', call.text('format'), ['text', 'json'], 'text')
    const [publishedPath, filedPath] = twoPaths(call)
    const filed = await load(filedPath)
    const published = await publishedIn(publishedPath)
    const { findings, cells, sentences } = verifyPublished(
      published.report,
      filed.report,
      !published.lacking.includes('title'),
    )
    // What the reader says of the page stands nowhere in the workbook.
    const ofPage = placed({ report: published.report, where: () => undefined }, language)
    const lines = [...published.findings.map(ofPage), ...findings.map(placed(filed, language))].sort(
      (a, b) => order[a.severity] - order[b.severity],
    )
    const errors = lines.filter(({ severity }) => severity === 'error').length
    if (format === 'json') {
      const result = { published: publishedPath, filed: filedPath, cells, sentences, findings: lines }
      out(`${JSON.stringify({ version: 1, tool, ...result }, null, 2)}\n`)
    } else {
      const english = language === 'en'
      out(printable(`${publishedPath} ↔ ${filedPath}`))
      out(`\n${textOf(lines, language)}`)
      out(
        english
          ? `${cells} cells and ${sentences} sentences compared; ${errors} differences\n`
          : `比了 ${cells} 格、${sentences} 句，${errors === 0 ? '公开的与报送的一致' : `${errors} 处不同`}\n`,
      )
    }
    return errors > 0 ? 1 : 0
  },
}
