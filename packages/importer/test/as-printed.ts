import { editions, type Report, titleOf } from '@gongkai/schema'

/** The report as far as it is printed: what rules need to know of the agency and explanations are not. */
export function asPrinted({
  agency,
  title,
  preface = [],
  headings = {},
  explanations: _,
  ...report
}: Report): Report {
  const { name, signature } = agency
  const words = title ?? titleOf({ ...report, agency }, editions[report.edition])
  // Where the title names the agency otherwise, its full name is printed nowhere.
  const named = words.includes(name) ? name : words.slice(0, words.indexOf(String(report.year)))
  const official = words === titleOf({ ...report, agency: { name: named } }, editions[report.edition])
  return {
    ...report,
    agency: { name: named, ...(signature !== undefined && signature !== named && { signature }) },
    preface,
    headings,
    ...(!official && { title: words }),
  }
}
