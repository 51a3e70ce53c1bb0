import type { Imported } from '@gongkai/importer'
import { describe, editions, type Finding, type Language, verifyPublished, type Where } from '@gongkai/schema'
import { type Call, type Command, oneOf } from '../command.ts'
import { bytesOf, load, readPublished, type Source } from '../input.ts'
import { formatOption } from '../options.ts'
import { Problem } from '../problem.ts'
import { findingLine, printable, styleOf } from '../reporters/text.ts'
import type { Told } from '../result.ts'

const isWorkbook = (path: string) => /\.(?:xlsx|xlsm)$/iu.test(path)
/** Other workbooks are refused with what to do. */
const mayBeFiled = (path: string) => isWorkbook(path) || /\.(?:json|xls|et)$/iu.test(path)

function twoPaths({ paths }: Call): readonly [string, string] {
  const [published, filed, ...more] = paths
  if (published !== undefined && filed !== undefined && more.length === 0) return [published, filed]
  throw new Problem(
    `请先给出公开的报告，再给出报送的填报表，例如 gongkai verify 公开.html 年报.xlsx。写的是 ${paths.length} 个。`,
    `Name the published report, then the workbook that was filed; ${paths.length} were named.`,
  )
}

/** A finding as it is told, and where the published report has the figure. */
interface Line extends Told {
  readonly published?: Where
}

const order = { error: 0, warning: 1, note: 2 } as const

function linesOf(published: Imported, filed: Source, differences: readonly Finding[], language: Language) {
  const tell = (finding: Finding, where: Source['where']): Told => {
    const place = finding.where ?? where(finding.at)
    const said = describe(finding, editions[filed.report.edition], language, 'command')
    return { ...finding, ...said, ...(place && { where: place }) }
  }
  const inPage = published.findings.map((finding): Line => tell(finding, published.where))
  const different = differences.map((finding): Line => {
    // Paragraphs are counted as the filed report has them.
    const shown = finding.code === 'published/figure' ? published.where(finding.at) : undefined
    return { ...tell(finding, filed.where), ...(shown && { published: shown }) }
  })
  return [...inPage, ...different].sort((a, b) => order[a.severity] - order[b.severity])
}

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'PUBLISHED.html|docx|txt|… REPORT.xlsx|json [--format text|json]',
  summary: {
    'zh-CN': '核对公开的报告与报送的填报表，逐格逐句',
    en: 'compare a published report with the one that was filed, cell by cell and sentence by sentence',
  },
  options: {
    format: formatOption,
  },
  async run(call, { language, out, tool }) {
    const format = oneOf('format', call.text('format'), ['text', 'json'], 'text')
    const [publishedPath, filedPath] = twoPaths(call)
    if (isWorkbook(publishedPath) && !mayBeFiled(filedPath)) {
      throw new Problem(
        `两个文件的次序反了：先写公开的报告，再写报送的填报表，即 gongkai verify ${filedPath} ${publishedPath}。`,
        `The two files are in the wrong order: gongkai verify ${filedPath} ${publishedPath}.`,
      )
    }
    const filed = await load(filedPath)
    const published = await readPublished(
      publishedPath,
      bytesOf({ name: publishedPath, path: publishedPath }),
    )
    const { findings, cells, sentences } = verifyPublished(
      published.report,
      filed.report,
      !published.lacking.includes('title'),
    )
    const lines = linesOf(published, filed, findings, language)
    const errors = lines.filter(({ severity }) => severity === 'error').length
    if (format === 'json') {
      const result = { published: publishedPath, filed: filedPath, cells, sentences, findings: lines }
      out(`${JSON.stringify({ version: 1, tool, ...result }, null, 2)}\n`)
    } else {
      const english = language === 'en'
      out(printable(`${publishedPath} ↔ ${filedPath}`))
      const edition = editions[filed.report.edition]
      const told = lines.map((line) => findingLine(line, edition, language, styleOf(false)))
      out(`\n${told.map((line) => `${line}\n`).join('')}`)
      out(
        english
          ? `${cells} cells and ${sentences} sentences compared; ${errors} differences\n`
          : `比了 ${cells} 格、${sentences} 句，${errors === 0 ? '公开的与报送的一致' : `${errors} 处不同`}\n`,
      )
    }
    return errors > 0 ? 1 : 0
  },
}
