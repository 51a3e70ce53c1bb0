import { readFileSync } from 'node:fs'
import { toDocx, toHtml, toText } from '@gongkai/document'
import { exampleReports, fuzz, fuzzTimeout, mutatedBytes, mutatedMarkup, mutatedZip } from '@gongkai/fixtures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importReport, isRefusal } from '../src/index.ts'

const reports = Object.values(exampleReports)
const utf8 = new TextEncoder()

function attempt(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const { report, findings, confidence } = importReport(bytes)
    expect(confidence).toBeGreaterThanOrEqual(0)
    expect(confidence).toBeLessThanOrEqual(1)
    for (const { code } of findings) expect(code).toMatch(/^[a-z]+\/[a-z-]+$/)
    expect(Object.getPrototypeOf(report.values)).toBe(Object.prototype)
    return 'read'
  } catch (error) {
    if (!isRefusal(error)) throw error
    return 'refused'
  }
}

const fixture = (name: string) => readFileSync(new URL(`../../schema/test/${name}`, import.meta.url), 'utf8')

describe('files that are anything', { timeout: fuzzTimeout }, () => {
  test('web pages', () => {
    const pages = mutatedMarkup(reports.map((report) => toHtml(report))).map((html) => utf8.encode(html))
    expect(fuzz('web pages', pages, attempt).read).toBeGreaterThan(0)
  })

  test('Word files', () => {
    const files = reports.map((report) => toDocx(report))
    // Whether a changed part is refused is chance, in as few files as a normal run takes.
    expect(fuzz('Word files, parts changed', mutatedZip(files), attempt).read).toBeGreaterThan(0)
    expect(fuzz('Word files, bytes changed', mutatedBytes(files), attempt).refused).toBeGreaterThan(0)
  })

  test('texts', () => {
    const texts = [...reports.map((report) => toText(report)), fixture('liaozhong-2020.txt')]
    // Lines are the tokens of a text.
    const lines = mutatedMarkup(texts.map((text) => text.replace(/\n/g, '<n>\n')))
    const files = lines.map((text) => utf8.encode(text.replaceAll('<n>', '')))
    expect(
      fuzz('texts', fc.oneof(files, mutatedBytes(texts.map((text) => utf8.encode(text)))), attempt).read,
    ).toBeGreaterThan(0)
  })
})
