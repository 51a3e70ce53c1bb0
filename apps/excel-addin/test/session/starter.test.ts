import { exampleReports } from '@gongkai/fixtures'
import { type Report, starterText } from '@gongkai/schema'
import { judgeClaims } from '@gongkai/schema/claims'
import { diagnose } from '@gongkai/schema/diagnose'
import type { OpenBook } from '@gongkai/workbook/sheets'
import { describe, expect, test } from 'vitest'
import { startSession } from '../../src/session/session.ts'
import { starterOf } from '../../src/session/starter-plan.ts'
import { hostOf, workbookOf } from '../workbooks.ts'
import { fakeClock } from './fake-clock.ts'

const report: Report = { ...exampleReports['suqian-2024'], sections: { overview: ['已有的一段。'] } }
const { sections } = starterText(report, { fee: 0 })
const made = [sections.overview![0]!, sections.disputes![0]!, sections.other![0]!]

async function opened(given = report, change = (book: OpenBook) => book) {
  const { desk, host } = hostOf(await workbookOf(given))
  const read = async () => {
    const snapshot = await host.read()
    return { ...snapshot, book: change(snapshot.book) }
  }
  const session = startSession(
    { ...host, read },
    {
      clock: fakeClock(),
      loadInsight: async () => ({ judgeClaims, diagnose }),
      fail: (error) => expect.fail(String(error)),
    },
  )
  await session.look()
  return { session, desk, seen: () => session.state().seen! }
}

describe('starter text', () => {
  test('goes into blank rows below what is written, contradicts no table, and is taken back', async () => {
    const { session, seen, desk } = await opened()
    const { paragraphs, missing, plan } = starterOf(seen(), 0)
    expect([paragraphs.map(({ text }) => text), missing]).toEqual([made, []])
    expect(plan!.changes.map(({ at }) => at)).toEqual(['overview', 'disputes', 'other'])
    expect(plan!.changes.every(({ edit }) => edit.expect.value === null)).toBe(true)
    expect(desk.edits()).toEqual([])
    expect(await session.run(plan!)).toEqual({ state: 'applied', cells: 3 })
    expect(seen().report.sections).toMatchObject({
      overview: ['已有的一段。', made[0]],
      disputes: [made[1]],
      other: [made[2]],
    })
    expect(seen().complete).toBe(true)
    expect(seen().told.filter(({ finding }) => finding.code.startsWith('text/'))).toEqual([])
    const again = starterOf(seen(), 0)
    expect(again.paragraphs.map(({ state }) => state)).toEqual(['present', 'present', 'present'])
    expect(again.plan).toBeUndefined()
    await session.undo()
    expect(desk.edits()).toEqual([])
  })

  test('does not say what no figure says, and says why', async () => {
    const values = {
      ...report.values,
      'requests.received.total': '约３０件',
      'requests.carriedIn.total': null,
    }
    const { seen } = await opened({ ...report, values })
    const { paragraphs, missing } = starterOf(seen(), undefined)
    expect(paragraphs.map(({ section }) => section)).toEqual(['disputes'])
    expect(missing).toEqual(['requests.received.total', 'requests.carriedIn.total'])
    expect(starterOf((await opened()).seen(), undefined).missing).toEqual(['fee'])
  })

  test('without a year says nothing at all', async () => {
    const blank = ({ names, ...book }: OpenBook): OpenBook => ({
      ...book,
      names: Object.fromEntries(Object.entries(names).filter(([name]) => name !== 'gk_year')),
    })
    const { seen } = await opened({ ...report, sections: {} }, blank)
    expect(seen().report.year).toBe(0)
    expect(starterOf(seen(), 0)).toEqual({ paragraphs: [], missing: ['year'], plan: undefined })
  })

  test('in a workbook without the template’s sections writes nothing: there is no place for it', async () => {
    const { seen } = await opened(report, (book) => ({ ...book, names: {} }))
    const { paragraphs, plan } = starterOf(seen(), 0)
    expect(paragraphs.map(({ state }) => state)).toEqual(['no-room', 'no-room', 'no-room'])
    expect(plan).toBeUndefined()
  })

  test('leaves a block alone whose rows are all taken, and writes the others', async () => {
    const overview = Array.from({ length: 25 }, (_, i) => `第 ${i} 段。`)
    const { seen } = await opened({ ...report, sections: { overview } })
    const full = (book: OpenBook): OpenBook => ({
      ...book,
      names: { ...book.names, gk_text_overview: "='一、总体情况'!$A$2:$A$28" },
    })
    const { snapshot } = seen()
    const { paragraphs, plan } = starterOf(
      { ...seen(), snapshot: { ...snapshot, book: full(snapshot.book) } },
      0,
    )
    expect(paragraphs.map(({ state }) => state)).toEqual(['no-room', 'added', 'added'])
    expect(plan!.changes.map(({ at }) => at)).toEqual(['disputes', 'other'])
  })

  test('writes nothing where the row has been filled since', async () => {
    const { session, seen, desk } = await opened()
    const plan = starterOf(seen(), 0).plan!
    const { at } = plan.changes[2]!.edit
    desk.set([{ at, set: '本年无其他事项。' }])
    expect(await session.run(plan)).toEqual({ state: 'stale', cells: [at] })
    expect(desk.edits()).toHaveLength(1)
  })
})
