import { corpusReports, dressings, judge } from '@gongkai/fixtures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importReport } from '../src/index.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Where a dressing's cells can be cut: what separates them, so that one more or one fewer can stand there. */
const cuts: Readonly<Record<string, RegExp>> = {
  'clean HTML': /(?=<td)/,
  'tables split in two': /(?=<td)/,
  'merged cells taken apart': /(?=<td)/,
  'text, a cell per line': /(?=\n\t)/,
  'text with bars': /(?= \|)/,
  'text with bars, merged cells repeated': /(?= \|)/,
  'bare lines': /(?=\n)/,
}

/** Every figure of these is a number of its own: one that stands elsewhere shows. */
const reports = ['distinct-2019', 'distinct-2021'].map((name) => corpusReports[name]!)

describe.each(dressings.filter(({ name }) => name in cuts))('$name', ({ name, dress, extension }) => {
  describe.each(reports)('of edition $edition', (report) => {
    const pieces = decoder.decode(dress(report)).split(cuts[name]!)
    // Before the first cell stands the rest of the page.
    const place = fc.integer({ min: 1, max: pieces.length - 2 })

    test.each(['lost', 'doubled'])('a cell %s: no figure is wrong in silence', (how) => {
      fc.assert(
        fc.property(place, (at) => {
          const altered = pieces.toSpliced(
            at,
            how === 'lost' ? 1 : 0,
            ...(how === 'lost' ? [] : [pieces[at]!]),
          )
          const page = encoder.encode(altered.join(''))
          expect(judge(report, importReport(page, { name: `a.${extension}` })).silent).toEqual([])
        }),
        { numRuns: 20 },
      )
    })
  })
})
