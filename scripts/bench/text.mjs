// Text against tables: precision and recall over real reports and over sentences, and the time it takes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup.mjs'
import { machine, measure, tableOf } from './table.mjs'

const { cellsOf, check, claimsInText, editions, reportFormat } = await import('@gongkai/schema')
const { exampleReports } = await import('@gongkai/fixtures')

const json = (path) => JSON.parse(readFileSync(join(root, 'packages/schema/test', path), 'utf8'))

/** Codes of these areas, each once. */
const codesOf = (report, previous, areas = /^text\//u) =>
  new Set(
    check(report, { previous })
      .findings.map(({ code }) => code)
      .filter((code) => areas.test(code)),
  )

/** Right and false alarms, and contradictions that were missed. */
function tally(cases) {
  const count = { cases: cases.length, inOrder: 0, right: 0, wrong: 0, missed: 0 }
  for (const { found, expected } of cases) {
    if (expected.length === 0) count.inOrder += 1
    for (const code of found) count[expected.includes(code) ? 'right' : 'wrong'] += 1
    for (const code of expected) if (!found.has(code)) count.missed += 1
  }
  return count
}

const reportOf = ({ agency = '某县某局', year, edition, values, section = 'overview', text }, zeros) => ({
  format: reportFormat,
  edition,
  year,
  agency: { name: agency },
  ...(section === 'preface' && { preface: [text] }),
  sections: section === 'preface' ? {} : { [section]: [text] },
  values: { ...zeros, ...values },
})

const zerosOf = (edition) => Object.fromEntries(cellsOf(editions[edition]).map(({ id }) => [id, 0]))

const sentences = json('sentences.json')
const ofSentences = sentences.cases.map(({ table, text, finds }) => {
  const { agency, edition, year, values, previous } = sentences.tables[table]
  const zeros = zerosOf(edition)
  const before = previous && reportOf({ year: year - 1, edition, values: previous, text: '' }, zeros)
  return { found: codesOf(reportOf({ agency, year, edition, values, text }, zeros), before), expected: finds }
})

const ofPublished = json('published.json').map((one) => {
  const before = one.previous && reportOf({ ...one, year: one.year - 1, values: one.previous, text: '' })
  return { found: codesOf(reportOf(one), before, /^(?:text|year)\//u), expected: one.finds }
})

const examples = Object.values(exampleReports)
const ofExamples = examples.map((report) => {
  const previous = examples.find(
    ({ agency, year }) => agency.name === report.agency.name && year === report.year - 1,
  )
  return { found: codesOf(report, previous, /^(?:text|year)\//u), expected: [] }
})

// Every cell that a complete example states, made larger by one: the sentence no longer fits.
const stated = examples.flatMap((report) =>
  claimsInText(report).flatMap(({ cells }) => cells.map((at) => ({ report, at }))),
)
const ofChanges = stated.map(({ report, at }) => ({
  found: new Set(
    codesOf({ ...report, values: { ...report.values, [at]: report.values[at] + 1 } }).size > 0
      ? ['text']
      : [],
  ),
  expected: ['text'],
}))

const percent = (part, whole) => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`)
const row = (what, cases) => {
  const { cases: all, inOrder, right, wrong, missed } = tally(cases)
  return `| ${what} | ${all} | ${inOrder} | ${right} | ${wrong} | ${missed} | ${percent(right, right + wrong)} | ${percent(right, right + missed)} |`
}

console.log(
  [
    `Text against tables (${machine}):`,
    '',
    '| what | texts | in order | found | false alarms | missed | precision | recall |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    row('complete examples', ofExamples),
    row('a stated cell of an example changed', ofChanges),
    row('facts of published reports', ofPublished),
    row('sentences', ofSentences),
    '',
  ].join('\n'),
)

const report = exampleReports['municipal-aggregate-2025']
const long = {
  ...report,
  sections: {
    ...report.sections,
    problems: [...report.sections.problems, ...report.sections.overview.slice(0, 2)],
  },
}
const length = Object.values(long.sections).flat().join('').length
const tables = { ...report, preface: [], sections: {} }
console.log(
  tableOf([
    ...(await measure('tables checked', { gongkai: () => check(tables) })),
    ...(await measure(`whole check, ${length} characters`, { gongkai: () => check(long) })),
  ]),
)
