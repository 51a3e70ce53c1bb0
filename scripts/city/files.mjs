// The reports of a planned city, written to a folder; and what they add up to.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { consistentReport } from '@gongkai/fixtures'
import { cellsOf, check, editions, starterText } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import fc from 'fast-check'
import { copyFor, workbookOf } from '../agencies.mjs'

const edition = editions['2021']
const seed = 20_260_205
/** As many different reports serve all agencies. */
const different = 12

const work =
  '本机关认真做好主动公开和依申请公开，加强政府信息管理和平台建设，强化监督保障，各项工作有序推进。'

function withText(report, year, date) {
  // Level and kind are left to the roster.
  const whole = { ...report, agency: { name: report.agency.name }, year, date }
  const { sections } = starterText(whole, { fee: 0 })
  return { ...whole, sections: { ...report.sections, ...sections, overview: [work, ...sections.overview] } }
}

const isSound = (report) => check(report).findings.every(({ severity }) => severity !== 'error')

/** Sound reports with figures of their own, every second with total formulas. */
async function models(year) {
  const drawn = fc.sample(consistentReport(edition), { seed, numRuns: different })
  const reports = drawn.map((report) => withText(report, year, `${year + 1}-01-20`)).filter(isSound)
  if (reports.length < 2) throw new RangeError('a city has several sound reports')
  return Promise.all(
    reports.map(async (report, i) => {
      const workbook = await workbookOf(report, i % 2 === 0 ? 'formula' : 'typed')
      return { report, workbook, reading: readWorkbook(workbook) }
    }),
  )
}

const isTyped = ({ reading }) => reading.computed.size === 0

/** A right total that is one too many now. */
function wrongSum({ workbook, reading }, name) {
  const id = 'requests.received.total'
  return copyFor(workbook, name, [{ ...reading.where(id), value: reading.report.values[id] + 1 }])
}

/** The head of the container that Excel puts a workbook with a password into. */
const underPassword = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(512),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(512),
])

/** The files of a unit, by fault: what came in, under the names it came in under. */
async function makers(all, { year }) {
  const [first] = all
  const typed = all.filter(isTyped)
  const old = fc.sample(consistentReport(editions['2019']), { seed, numRuns: 1 })[0]
  const blank = await workbookOf({ ...first.report, values: {}, sections: {} }, 'typed')
  const lastYear = await workbookOf(withText(first.report, year - 1, `${year}-01-20`), 'typed')
  const late = await workbookOf(withText(first.report, year, `${year + 1}-02-03`), 'typed')
  const otherEdition = await workbookOf({ ...old, agency: {}, year, date: `${year + 1}-01-20` }, 'typed')
  const one = (content) => [{ ending: '.xlsx', content }]
  const whole = ({ name }, i) => copyFor(all[i % all.length].workbook, name)
  const sound = (unit, i) => one(whole(unit, i))
  return {
    sound,
    unknown: sound,
    truncated: (unit, i) => {
      const bytes = whole(unit, i)
      return one(bytes.subarray(0, bytes.length * 0.6))
    },
    password: () => one(underPassword),
    notAWorkbook: () => one('%PDF-1.7\n'),
    empty: () => one(''),
    blank: ({ name }) => one(copyFor(blank, name)),
    wrongSum: ({ name }, i) => one(wrongSum(typed[i % typed.length], name)),
    otherEdition: ({ name }) => one(copyFor(otherEdition, name)),
    otherYear: ({ name }) => one(copyFor(lastYear, name)),
    late: ({ name }) => one(copyFor(late, name)),
    double: (unit, i) => [
      { ending: '.xlsx', content: whole(unit, i) },
      { ending: '（再报）.xlsx', content: whole(unit, i + 1) },
    ],
    missing: () => [],
  }
}

/** Writes every file, and gives the sum of those that count: whole hundredths, added by themselves. */
export async function writeFiles(plan, folder) {
  const all = await models(plan.year)
  const made = await makers(all, plan)
  const hundredths = new Map(cellsOf(edition).map(({ id }) => [id, 0n]))
  const add = ({ values }) => {
    for (const [id, sum] of hundredths) hundredths.set(id, sum + BigInt(Math.round(values[id] * 100)))
  }
  const files = []
  let bytes = 0
  for (const [i, unit] of [...plan.units, ...plan.strangers].entries()) {
    const inside = join(folder, unit.folder)
    mkdirSync(inside, { recursive: true })
    for (const { ending, content } of made[unit.fault ?? 'sound'](unit, i)) {
      const path = join(inside, `${unit.name}${ending}`)
      writeFileSync(path, content)
      files.push({ path, unit })
      bytes += content.length
    }
    if (unit.fault === undefined) add(all[i % all.length].report)
    if (unit.fault === 'late') add(all[0].report)
  }
  const sums = new Map([...hundredths].map(([id, sum]) => [id, Number(sum) / 100]))
  return { files, sums, size: bytes / files.length }
}
