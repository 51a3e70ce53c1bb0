import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { editions } from '@gongkai/schema'
import { writeTemplate } from '@gongkai/workbook/template'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256 } from '../../src/batch/staging.ts'
import { workFolder } from '../call.ts'
import { faultyOf, reportOf } from './reports.ts'

// Threads run what is built, as a user starts it; `npm test` builds before it tests.
const bin = fileURLToPath(new URL('../../bin/gongkai.js', import.meta.url))
const government = '某市人民政府'
const faulty = 40

let folder: ReturnType<typeof workFolder>
let reference: ReadonlyMap<string, string>
beforeAll(async () => {
  folder = workFolder()
  const units = Array.from({ length: faulty + 5 }, (_, i) => `某市第${String(i + 1).padStart(3, '0')}局`)
  folder.put(
    '名册.csv',
    `单位,上级\n${government},\n${units.map((unit) => `${unit},${government}\n`).join('')}`,
  )
  const { edition, year, ...report } = faultyOf('某局')
  for (const [i, unit] of units.entries()) {
    if (i >= faulty) folder.put(`报送/${unit}.json`, reportOf(unit))
    else if (i % 10 === 9) folder.put(`报送/${unit}.xlsx`, `no workbook ${i}`)
    else if (i % 2 === 0) folder.put(`报送/${unit}.json`, faultyOf(unit))
    else {
      const agency = { ...report.agency, name: unit }
      const whole = { ...report, edition, year, agency }
      folder.put(
        `报送/${unit}.xlsx`,
        await writeTemplate({ edition: editions[edition], year, agency, report: whole, totals: 'typed' }),
      )
    }
  }
  expect(review('全部').status).toBe(2)
  reference = filesIn('全部')
  // A page and a workbook, a notice for each, and a marked copy of every workbook that could be read.
  expect(reference.size).toBe(2 + faulty + (faulty / 2 - faulty / 10))
})
afterAll(() => folder.remove())

const call = (output: string) => [
  ...[bin, 'review', folder.path('报送'), '--roster', folder.path('名册.csv')],
  ...['-o', folder.path(output), '--jobs', '2'],
]
const review = (output: string) => spawnSync(process.execPath, call(output), { encoding: 'utf8' })

/** What was written, the record aside. */
function filesIn(name: string): ReadonlyMap<string, string> {
  const path = folder.path(name)
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.gongkai'))
    .map(({ parentPath, name: file }) => join(parentPath, file))
  return new Map(files.map((file) => [file.slice(path.length), sha256(readFileSync(file))]))
}

const notices = (name: string) =>
  existsSync(folder.path(`${name}/退回`)) ? readdirSync(folder.path(`${name}/退回`)).length : 0

it.each([0, 1, 40])(
  'killed with %i files of notices there: none is half, and a second run makes the rest',
  async (files) => {
    const output = `杀 ${files}`
    const child = spawn(process.execPath, call(output), { stdio: 'ignore' })
    const ended = once(child, 'close')
    while (
      child.exitCode === null &&
      (files === 0 ? !existsSync(folder.path(output)) : notices(output) < files)
    )
      await setTimeout(2)
    child.kill('SIGKILL')
    await ended
    expect(child.signalCode).toBe('SIGKILL')
    const left = filesIn(output)
    for (const [file, content] of left) expect([file, content]).toEqual([file, reference.get(file)])
    const { stdout, status } = review(output)
    expect(status).toBe(2)
    expect(stdout).toContain(`退回修改单 ${faulty} 份`)
    const kept = Number(stdout.match(/其中 (\d+) 份上次已经写出/u)?.[1] ?? 0)
    // Of one workbook one of the two files may be there.
    expect(notices(output)).toBe(reference.size - 2)
    expect(
      Math.abs(kept - [...left.keys()].filter((file) => file.endsWith('.docx')).length),
    ).toBeLessThanOrEqual(1)
    expect(filesIn(output)).toEqual(reference)
    expect(readdirSync(join(folder.path(output), '.gongkai/waiting'))).toEqual([])
    rmSync(folder.path(output), { recursive: true })
  },
  300_000,
)
