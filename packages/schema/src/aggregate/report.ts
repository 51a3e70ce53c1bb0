import { type Report, reportFormat } from '../report.ts'
import { type Aggregate, summedValues } from './aggregate.ts'
import type { Unit } from './unit.ts'

/**
 * The government's report: the sums in its tables; its text, date and signature from its own (本级) report where there is
 * one, since no text can be added up. Without one, the sections are there and empty.
 */
export function summedReport(sums: Aggregate, year: number, government: Unit, own?: Report): Report {
  const { edition } = sums
  return {
    format: reportFormat,
    edition: edition.id,
    year,
    agency: { ...own?.agency, ...government.profile, name: government.name },
    ...(own?.title !== undefined && { title: own.title }),
    ...(own?.date !== undefined && { date: own.date }),
    ...(own?.preface && { preface: own.preface }),
    ...(own?.headings && { headings: own.headings }),
    sections: own?.sections ?? Object.fromEntries(edition.sections.map(({ id }) => [id, []])),
    values: summedValues(sums),
  }
}
