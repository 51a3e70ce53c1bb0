// Published reports read back: how many figures come back right, how many are reported, how many are wrong without a word,
// over the corpus of dressings; and the time a report takes, beside mammoth for Word files.
import { machine, measure, tableOf } from './table.mjs'

const { convertAll, corpusReports, dressings, judge, lacking } = await import('@gongkai/fixtures')
const { importReport } = await import('@gongkai/importer')
const { writers } = await import('@gongkai/document')
const { default: mammoth } = await import('mammoth')

const reports = Object.entries(corpusReports)
const docx = reports.map(([, report]) => writers.docx.write(report, {}))

const corpus = dressings.map(({ name, extension, dress }) => ({
  name,
  extension,
  files: reports.map(([, report]) => dress(report)),
}))
corpus.push({ name: 'Word file by gongkai', extension: 'docx', files: docx })
if (!lacking('soffice')) {
  for (const [name, filter] of [
    ['Word file saved by LibreOffice', 'docx'],
    ['HTML saved by LibreOffice', 'html'],
    ['text saved by LibreOffice', 'txt:Text (encoded):UTF8'],
  ]) {
    const extension = filter.split(':')[0]
    corpus.push({ name, extension, files: await convertAll(docx, 'docx', filter) })
  }
}

const read = (bytes, extension) => importReport(bytes, { name: `report.${extension}` })

const accuracy = corpus.map(({ name, extension, files }) => {
  const verdicts = files.map((bytes, index) => judge(reports[index][1], read(bytes, extension)))
  const sum = (of) => verdicts.reduce((total, verdict) => total + of(verdict), 0)
  const start = performance.now()
  let rounds = 0
  while (performance.now() - start < 500) {
    for (const bytes of files) read(bytes, extension)
    rounds++
  }
  const ms = (performance.now() - start) / (rounds * files.length)
  return {
    name,
    cells: sum((verdict) => verdict.cells),
    right: sum((verdict) => verdict.right),
    reported: sum((verdict) => verdict.reported),
    silent: sum((verdict) => verdict.silent.length),
    ms,
  }
})

const share = (part, whole) => `${((100 * part) / whole).toFixed(part === whole ? 0 : 1)} %`
console.log(`Figures read back from ${reports.length} reports in ${corpus.length} dressings (${machine}):\n`)
console.log('| dressing | figures | right | reported | wrong in silence | ms per report |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const { name, cells, right, reported, silent, ms } of accuracy)
  console.log(`| ${name} | ${cells} | ${share(right, cells)} | ${reported} | ${silent} | ${ms.toFixed(1)} |`)
const total = (key) => accuracy.reduce((sum, one) => sum + one[key], 0)
console.log(
  `| all | ${total('cells')} | ${share(total('right'), total('cells'))} | ${total('reported')} | ${total('silent')} | |\n`,
)

const [word] = docx
console.log(
  tableOf(
    await measure('Word file of a report', {
      'gongkai: report and findings': () => read(word, 'docx'),
      'mammoth: HTML only': () => mammoth.convertToHtml({ buffer: Buffer.from(word) }),
    }),
  ),
)
