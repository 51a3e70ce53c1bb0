import { type OutputFormat, writers } from '@gongkai/document'
import { exampleReports } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'
import { asPrinted } from './as-printed.ts'
import { bytesOf } from './bytes.ts'

const printed = ['docx', 'html', 'fragment', 'txt'] as const satisfies readonly OutputFormat[]

describe.each(Object.entries(exampleReports))('%s', (_, report) => {
  test.each(printed)('%s', (format) => {
    const imported = importReport(bytesOf(writers[format].write(report)))
    expect(imported.findings).toEqual([])
    expect(imported.report).toEqual(asPrinted(report))
    expect([imported.confidence, imported.lacking]).toEqual([1, []])
  })
})
