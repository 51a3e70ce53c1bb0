// Holds what the steps printed and wrote against what was planned. Each proof gives the sentences of what is wrong.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { editions, titleOf } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import ExcelJS from 'exceljs'
import { faults, isReturned, saidOf } from './plan.mjs'

const mostMemory = 400

function grouped(all, keyOf) {
  const groups = new Map()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/** What is on one side only. */
const differing = (step, due, there) => [
  ...[...due].filter((one) => !there.has(one)).map((one) => `${step}: ${one} is missing`),
  ...[...there].filter((one) => !due.has(one)).map((one) => `${step}: ${one} is too many`),
]

const contentsOf = (folder) =>
  new Map(
    (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )

/** The record says by which call a file was made, in the order of the making: it differs where a run was killed. */
const record = '.gongkai/manifest.jsonl'

/** What is said of work an earlier run did. */
const withoutKept = (out, output) =>
  out
    .replaceAll(output, '')
    .replace(/（其中 \d+ 份上次已经写出，没有变化）/u, '')
    .replace(/^写出 .*$/mu, '')

/** One step: killed on the way, run again, it is as if never killed, with nothing half or left over. */
function proveStep({ name, whole, killed, again }) {
  const wrong = []
  const must = (holds, what) => holds || wrong.push(`${name}: ${what}`)
  must(killed.signal === 'SIGKILL', `was not killed, but ended with ${killed.code}`)
  // Files that cannot be read: 2.
  for (const { code } of [whole, again]) must(code === 2, `ended with ${code}`)
  must(withoutKept(whole.out, whole.output) === withoutKept(again.out, again.output), 'prints another text')
  const [once, twice] = [contentsOf(whole.output), contentsOf(again.output)]
  for (const file of new Set([...once.keys(), ...twice.keys()])) {
    must(file === record || !/(?:^|\/)\.|\.tmp$/u.test(file), `leaves ${file}`)
    if (file !== record) must(once.get(file) === twice.get(file), `${file} is not as in a run never killed`)
  }
  for (const { peak } of [whole, again]) must(peak <= mostMemory, `took ${peak.toFixed(0)} MB`)
  return wrong
}

/** A run after a kill makes what is missing, and that only. */
function proveCompletion({ name, whole, again }) {
  const number = (text, { out }) => Number(out.match(text)?.[1] ?? 0)
  const kept = number(/(?:其中|另有) (\d+) 份上次已经写出/u, again)
  if (name === 'review') return kept > 0 ? [] : ['review: made every notice again']
  if (name !== 'export') return []
  const all = number(/写出 (\d+) 个文件/u, whole)
  const made = number(/写出 (\d+) 个文件/u, again)
  return kept > 0 && made + kept === all ? [] : [`export: made ${made} and kept ${kept} of ${all}`]
}

/** `check` speaks of every file once, names the fault of each that has one in itself, and no error of the others. */
function proveCheck({ files }, { whole }) {
  const told = grouped(JSON.parse(whole.out).files, ({ file }) => file)
  return files.flatMap(({ path, unit }) => {
    const [of, ...more] = told.get(path) ?? []
    if (!of || more.length > 0) return [`check: tells ${path} ${more.length + (of ? 1 : 0)} times`]
    const errors =
      of.error ??
      (of.findings ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code)
        .join(' ')
    const named = unit.fault && faults[unit.fault].file
    const holds = named ? new RegExp(named, 'u').test(errors) : errors === ''
    return holds ? [] : [`check: says of ${path} (${unit.fault}) “${errors}”`]
  })
}

/** Every unit is accounted for once, as it stands; every fault is said; each file that goes back has its notice. */
async function proveReview({ units, strangers }, { whole, name }) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(readFileSync(join(whole.output, '总览.xlsx')))
  const rows = book.getWorksheet('单位').getSheetValues().slice(4)
  const standings = grouped(rows, ([, unit]) => unit.trim())
  const wrong = units.flatMap((unit) => {
    const stands = (standings.get(unit.name) ?? []).map((row) => row[4]).join(' and ')
    const due = unit.fault ? faults[unit.fault].standing : '已计入'
    return stands === due ? [] : [`${name}: ${unit.name} (${unit.fault}) stands as “${stands}”`]
  })
  if (rows.length !== units.length) wrong.push(`${name}: ${rows.length} units of ${units.length}`)
  const back = new Set(readdirSync(join(whole.output, '退回')).filter((file) => file.endsWith('.docx')))
  const due = new Set(
    [...units, ...strangers]
      .filter(({ fault }) => isReturned(fault))
      .map((unit) => `${unit.name} 退回修改单.docx`),
  )
  return [...wrong, ...differing(name, due, back)]
}

function proveSaid({ units, strangers }, { whole, name }) {
  const lines = whole.out.split('\n')
  const faulty = [...units, ...strangers].filter(({ fault }) => fault)
  return faulty.flatMap((unit) => {
    const said = saidOf(unit)
    return lines.some((line) => said.test(line))
      ? []
      : [`${name}: does not say that ${unit.name} is ${unit.fault}`]
  })
}

/** The roll-up's figures are those the generator added up itself, in both of its forms. */
function proveSums(sums, { whole }) {
  const values = JSON.parse(readFileSync(join(whole.output, '汇总.json'), 'utf8')).values
  const read = readWorkbook(readFileSync(join(whole.output, '汇总.xlsx'))).report.values
  return [...sums].flatMap(([id, sum]) =>
    [values[id], read[id]].every((value) => value === sum)
      ? []
      : [`rollup: ${id} is ${values[id]} and ${read[id]}, not ${sum}`],
  )
}

/** `export` writes the report of every file without errors, names every other, and of two with one name the second. */
function proveExport({ files, year }, { whole }) {
  const wrong = []
  const due = new Set()
  for (const { path, unit } of files) {
    const report = { agency: { name: unit.name }, year: unit.fault === 'otherYear' ? year - 1 : year }
    const title = `${titleOf(report, editions['2021'])}.docx`
    const refused = due.has(title) || faults[unit.fault]?.file !== undefined
    if (refused !== whole.out.includes(`${path}  `))
      wrong.push(`export: ${basename(path)} is ${refused ? 'not ' : ''}named`)
    if (!refused) due.add(title)
  }
  const there = new Set(readdirSync(whole.output).filter((file) => !file.startsWith('.')))
  return [...wrong, ...differing('export', due, there)]
}

/** Everything that does not hold, in sentences. */
export async function prove(plan, { files, sums }, steps) {
  const {
    check,
    review,
    rollup,
    export: exported,
  } = Object.fromEntries(steps.map((step) => [step.name, step]))
  return [
    ...steps.flatMap(proveStep),
    ...steps.flatMap(proveCompletion),
    ...proveCheck({ files }, check),
    ...(await proveReview(plan, review)),
    ...proveSaid(plan, review),
    ...proveSaid(plan, rollup),
    ...proveSums(sums, rollup),
    ...proveExport({ files, year: plan.year }, exported),
  ]
}
