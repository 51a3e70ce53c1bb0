import { exampleReports } from '@gongkai/fixtures'
import { editions, identityOf } from '@gongkai/schema'
import { judgeClaims } from '@gongkai/schema/claims'
import { diagnose } from '@gongkai/schema/diagnose'
import type { OpenBook } from '@gongkai/workbook/sheets'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Host, HostError } from '../../src/port.ts'
import { type Assessment, glanceOf, type Insight } from '../../src/session/assess.ts'
import { fillZeroPlan, repairPlan } from '../../src/session/plans.ts'
import { type Session, startSession, times } from '../../src/session/session.ts'
import { totalFormulasPlan } from '../../src/session/total-plans.ts'
import { fileOf, hostOf, placeOf, workbookOf } from '../workbooks.ts'
import { fakeClock } from './fake-clock.ts'

const report = exampleReports['suqian-2024']
const edition = editions['2021']
const at = (id: string) => placeOf(edition, id)
const total = 'requests.received.total'
const right = Number(report.values[total])

let typed: Uint8Array
let formulas: Uint8Array
beforeAll(async () => {
  typed = await workbookOf(report, 'typed')
  formulas = await workbookOf(report, 'formula')
})

function open(bytes = typed, change: (host: Host) => Partial<Host> = () => ({})) {
  const clock = fakeClock()
  const { desk, host, revealed } = hostOf(bytes)
  const read = vi.spyOn(host, 'read')
  const apply = vi.spyOn(host, 'apply')
  const failed: unknown[] = []
  const session = startSession(
    { ...host, ...change(host) },
    { clock, loadInsight: async () => ({ judgeClaims, diagnose }), fail: (error) => failed.push(error) },
  )
  const type = (id: string, set: number | string | null) => desk.set([{ at: at(id), set }])
  return { clock, desk, host, read, apply, session, type, failed, revealed }
}
const seen = (session: Session): Assessment => {
  const { seen: assessment } = session.state()
  if (!assessment) throw new Error('nothing was seen')
  return assessment
}
const codes = (session: Session) => seen(session).told.map(({ finding }) => identityOf(finding))

describe('a change', () => {
  test('is looked at once typing has paused, and the finding says what appeared', async () => {
    const { clock, session, type, read } = open()
    await session.look()
    expect(glanceOf(seen(session))).toMatchObject({ errors: 0 })
    type(total, right + 27)
    await clock.advance(times.quiet - 1)
    expect(read).toHaveBeenCalledTimes(1)
    await clock.advance(1)
    expect(read).toHaveBeenCalledTimes(2)
    expect(glanceOf(seen(session))).toMatchObject({ kind: 'faults', errors: 2 })
    expect(session.state().change?.appeared.map(({ key }) => key)).toContain(
      `requests/row-total@requests.received.total`,
    )
    type(total, right)
    await clock.advance(times.quiet)
    expect(session.state().change?.gone.map(({ key }) => key)).toContain(
      `requests/row-total@requests.received.total`,
    )
    expect(session.state().change?.appeared).toEqual([])
  })

  test('steady typing is looked at all the same, after 1.5 s at the latest', async () => {
    const { clock, session, type, read } = open()
    await session.look()
    for (let i = 0; i < 10; i++) {
      type(total, i)
      await clock.advance(200)
    }
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('that no event told of is found by the slow timer', async () => {
    const { clock, session, type } = open(typed, () => ({ onDirty: () => () => {} }))
    await session.look()
    type(total, right + 1)
    await clock.advance(times.slow - 1)
    expect(glanceOf(seen(session)).errors).toBe(0)
    await clock.advance(1)
    expect(glanceOf(seen(session)).errors).toBe(2)
  })

  test('is looked at at once when the official comes back', async () => {
    const { clock, session, type } = open(typed, () => ({ onDirty: () => () => {} }))
    await session.look()
    type(total, right + 1)
    session.attend()
    await clock.advance(0)
    expect(glanceOf(seen(session)).errors).toBe(2)
  })

  test('during a look is looked at after it; never two looks at a time', async () => {
    let running = 0
    let most = 0
    const { session, type } = open(typed, (host) => ({
      async read() {
        most = Math.max(most, ++running)
        const snapshot = await host.read()
        await Promise.resolve()
        running--
        return snapshot
      },
    }))
    const first = session.look()
    type(total, right + 1)
    await Promise.all([first, session.look(), session.look()])
    expect(most).toBe(1)
    expect(glanceOf(seen(session)).errors).toBe(2)
  })

  test('is never answered by a write', async () => {
    const { clock, session, type, apply } = open()
    await session.look()
    for (const value of [right + 1, null, '３', right]) {
      type(total, value)
      await clock.advance(times.slow)
    }
    session.setStage('final')
    expect(apply).not.toHaveBeenCalled()
  })

  test('leaves findings that say the same the same objects', async () => {
    const { session, type } = open()
    type(total, right + 1)
    await session.look()
    const before = new Map(seen(session).told.map((told) => [told.key, told]))
    type('disputes.review.upheld', 99)
    await session.look()
    const kept = seen(session).told.filter(({ key }) => before.has(key))
    expect(kept.length).toBeGreaterThan(2)
    for (const told of kept) expect(told).toBe(before.get(told.key))
  })
})

describe('the text', () => {
  test('is judged once its rules are loaded, without another reading; until then nothing is called right', async () => {
    const clock = fakeClock()
    const sections = {
      ...report.sections,
      overview: ['本年度，共受理政府信息公开申请2件，都在法定期限内予以答复。'],
    }
    const { host } = hostOf(await workbookOf({ ...report, sections }, 'typed'))
    const read = vi.spyOn(host, 'read')
    let arrive: (insight: Insight) => void = () => {}
    const arrival = new Promise<Insight>((resolve) => {
      arrive = resolve
    })
    const session = startSession(host, { clock, loadInsight: () => arrival })
    await session.look()
    expect(seen(session).complete).toBe(false)
    expect(codes(session).filter((code) => code.startsWith('text/received'))).toEqual([])
    arrive({ judgeClaims, diagnose })
    await clock.advance(0)
    expect(seen(session).complete).toBe(true)
    expect(codes(session)).toContain('text/received@overview#1')
    expect(read).toHaveBeenCalledTimes(1)
  })

  test('is judged as soon as its rules come, where they did not come at first; that is no fault of ours', async () => {
    const clock = fakeClock()
    const { host } = hostOf(typed)
    const fail = vi.fn()
    const loadInsight = vi
      .fn(async () => ({ judgeClaims, diagnose }))
      .mockRejectedValueOnce(new HostError('unloaded'))
    const session = startSession(host, { clock, loadInsight, fail })
    await session.look()
    await clock.advance(0)
    expect(session.state().trouble).toBe('unloaded')
    expect(seen(session).complete).toBe(false)
    await session.look()
    await clock.advance(0)
    expect(session.state().trouble).toBeUndefined()
    expect(seen(session).complete).toBe(true)
    expect(loadInsight).toHaveBeenCalledTimes(2)
    expect(fail).not.toHaveBeenCalled()
  })
})

describe('the state', () => {
  test('a blank is to be verified while filling, and an error in the final check', async () => {
    const { session, type } = open()
    type('disputes.directSuit.corrected', null)
    await session.look()
    expect(glanceOf(seen(session))).toMatchObject({ errors: 0, kind: 'faults' })
    session.setStage('final')
    expect(glanceOf(seen(session)).errors).toBeGreaterThan(0)
  })

  test('an empty form is not right but not assessable; so is a workbook without the tables', async () => {
    const { values: _, ...rest } = report
    const { session } = open(await workbookOf({ ...rest, values: {} }, 'formula'))
    await session.look()
    expect(glanceOf(seen(session))).toMatchObject({ kind: 'unassessable', why: 'empty' })
    const book: OpenBook = { sheets: [{ name: '表', ranges: [] }], names: {} }
    const other = open(typed, () => ({ read: async () => ({ workbook: 'x', book, protectedSheets: [] }) }))
    await other.session.look()
    expect(glanceOf(seen(other.session))).toMatchObject({ kind: 'unassessable', why: 'no-table' })
    expect(codes(other.session)).toContain('table/missing@requests')
  })

  test.each(['editing', 'refused', 'unsupported', 'gone'] as const)(
    'while the host says %s, what was seen stays in view',
    async (code) => {
      let refuses = false
      const { clock, session, type } = open(typed, (host) => ({
        read: () => (refuses ? Promise.reject(new HostError(code)) : host.read()),
      }))
      await session.look()
      refuses = true
      type(total, right + 1)
      await session.look()
      expect(session.state().trouble).toBe(code)
      expect(glanceOf(seen(session)).errors).toBe(0)
      refuses = false
      await clock.advance(times.slow)
      expect(session.state().trouble).toBeUndefined()
      expect(glanceOf(seen(session)).errors).toBe(2)
    },
  )

  test('a cell open for typing is waited for by short steps, not by the slow timer', async () => {
    let editing = true
    const { clock, session } = open(typed, (host) => ({
      read: () => (editing ? Promise.reject(new HostError('editing')) : host.read()),
    }))
    await session.look()
    editing = false
    await clock.advance(times.quiet)
    expect(session.state().trouble).toBeUndefined()
  })

  test('without a workbook nothing of the last one is shown', async () => {
    const { session, desk } = open()
    await session.look()
    desk.close()
    await session.look()
    expect(session.state()).toMatchObject({ trouble: 'no-workbook' })
    expect(session.state().seen).toBeUndefined()
  })

  test('a fault of ours is said and thrown, never passed over', async () => {
    const { session, failed } = open(typed, () => ({ read: () => Promise.reject(new RangeError('ours')) }))
    await session.look()
    expect(session.state().trouble).toBe('bug')
    expect(failed).toEqual([new RangeError('ours')])
  })

  test('nothing is told after disposal', async () => {
    const { clock, session, type, read } = open()
    await session.look()
    const listener = vi.fn()
    session.subscribe(listener)
    session.dispose()
    type(total, 1)
    await clock.advance(60_000)
    expect(listener).not.toHaveBeenCalled()
    expect(read).toHaveBeenCalledTimes(1)
  })
})

describe('the workbook under it', () => {
  test('another workbook in front is read anew; its 撤回 and last year are its own', async () => {
    const { session, desk, type } = open()
    type(total, right + 27)
    await session.look()
    const plan = repairPlan(seen(session), seen(session).diagnosis.repairs[0]!)!
    await session.run(plan)
    session.setPrevious(exampleReports['suqian-2023'])
    expect(session.state()).toMatchObject({ undo: plan, previous: { year: 2023 } })
    const first = desk.file()!
    desk.open(fileOf(typed))
    await session.look()
    expect(session.state().undo).toBeUndefined()
    expect(session.state().previous).toBeUndefined()
    expect(await session.run(plan)).toEqual({ state: 'other-workbook' })
    desk.open(first)
    await session.look()
    expect(session.state().undo).toBe(plan)
  })

  /** What a program tells after its user renamed a sheet, deleted it, or put a row in. */
  const renamed = (book: OpenBook, from: string, to: string): OpenBook => ({
    ...book,
    sheets: book.sheets.map((sheet) => (sheet.name === from ? { ...sheet, name: to } : sheet)),
    names: Object.fromEntries(
      Object.entries(book.names).map(([name, formula]) => [name, formula.replace(`'${from}'!`, `'${to}'!`)]),
    ),
  })
  const deleted = (book: OpenBook, name: string): OpenBook => ({
    ...book,
    sheets: book.sheets.filter((sheet) => sheet.name !== name),
    names: Object.fromEntries(
      Object.entries(book.names).map(([key, formula]) => [
        key,
        formula.includes(`'${name}'!`) ? '=#REF!$A$1' : formula,
      ]),
    ),
  })
  const withRow = (book: OpenBook, name: string, below: number): OpenBook => ({
    ...book,
    sheets: book.sheets.map((sheet) => {
      if (sheet.name !== name) return sheet
      const insert = <T>(rows: readonly (readonly T[])[], blank: T) => [
        ...rows.slice(0, below),
        rows[0]!.map(() => blank),
        ...rows.slice(below),
      ]
      const shift = (row: string) => (Number(row) > below ? String(Number(row) + 1) : row)
      return {
        ...sheet,
        merges: (sheet.merges ?? []).map((merge) => merge.replace(/\d+/g, shift)),
        ranges: sheet.ranges.map((range) => ({
          ...range,
          values: insert(range.values, ''),
          ...(range.formulas && { formulas: insert(range.formulas, '') }),
          ...(range.formats && { formats: insert(range.formats, '') }),
        })),
      }
    }),
    names: Object.fromEntries(
      Object.entries(book.names).map(([key, formula]) => [
        key,
        formula.includes(`'${name}'!`)
          ? formula.replace(/\$(\d+)/g, (_, row: string) => `$${Number(row) > below ? Number(row) + 1 : row}`)
          : formula,
      ]),
    ),
  })

  const lookAt = async (change: (book: OpenBook) => OpenBook) => {
    const { session } = open(typed, (host) => ({
      read: async () => {
        const snapshot = await host.read()
        return { ...snapshot, book: change(snapshot.book) }
      },
    }))
    await session.look()
    return session
  }

  test('a renamed sheet is found by its name in the workbook, and jumps go there', async () => {
    const session = await lookAt((book) => renamed(book, '三、申请', '表3'))
    expect(glanceOf(seen(session)).errors).toBe(0)
    expect(seen(session).where(total)).toEqual({ sheet: '表3', address: at(total).address })
  })

  test('a deleted sheet is a finding of its own, and the other tables are still judged', async () => {
    const session = await lookAt((book) => deleted(book, '三、申请'))
    expect(codes(session)).toContain('table/missing@requests')
    expect(seen(session).report.values['disputes.review.total']).toBe(report.values['disputes.review.total'])
  })

  test('a row put into the table moves the cells below it and changes no figure', async () => {
    const below = Number(at(total).address.replace(/\D/g, ''))
    const session = await lookAt((book) => withRow(book, '三、申请', below))
    expect(seen(session).report.values).toEqual(report.values)
    const id = 'requests.carriedOut.natural'
    expect(seen(session).where(id)?.address).toBe(
      at(id).address.replace(/\d+/, (row) => String(Number(row) + 1)),
    )
  })

  test('the year that a workbook does not say can be given, for this workbook only', async () => {
    const session = await lookAt((book) => deleted(book, '单位信息'))
    expect(codes(session)).toContain('source/year-missing@year')
    session.setFacts({ year: 2024, agency: '某局' })
    expect(codes(session)).not.toContain('source/year-missing@year')
    expect(seen(session).report).toMatchObject({ year: 2024, agency: { name: '某局' } })
  })
})

describe('a plan', () => {
  const faulty = async () => {
    const parts = open()
    parts.type(total, right + 27)
    await parts.session.look()
    return parts
  }

  test('is written on the click, read back, and taken back', async () => {
    const { session, desk } = await faulty()
    const plan = repairPlan(seen(session), seen(session).diagnosis.repairs[0]!)!
    expect(plan.changes).toMatchObject([
      { at: total, edit: { at: at(total), expect: { value: right + 27 }, set: right } },
    ])
    expect(await session.run(plan)).toEqual({ state: 'applied', cells: 1 })
    expect(glanceOf(seen(session)).errors).toBe(0)
    expect(desk.edits()).toEqual([])
    expect(await session.undo()).toEqual({ state: 'applied', cells: 1 })
    expect(glanceOf(seen(session)).errors).toBe(2)
    expect(session.state().undo).toBeUndefined()
    expect(await session.undo()).toEqual({ state: 'nothing' })
  })

  test('writes nothing where a cell has changed since it was shown', async () => {
    const { session, type, desk } = await faulty()
    const plan = repairPlan(seen(session), seen(session).diagnosis.repairs[0]!)!
    type(total, 7)
    const before = desk.book()
    expect(await session.run(plan)).toEqual({ state: 'stale', cells: [at(total)] })
    expect(desk.book()).toBe(before)
    expect(session.state().undo).toBeUndefined()
  })

  test('is not taken back over what was typed since, until it is given up; then the one before it is next', async () => {
    const { session, type } = await faulty()
    type('disputes.directSuit.corrected', null)
    await session.look()
    const zeros = fillZeroPlan(seen(session), 'disputes')!
    await session.run(zeros)
    await session.run(repairPlan(seen(session), seen(session).diagnosis.repairs[0]!)!)
    type(total, 7)
    expect(await session.undo()).toMatchObject({ state: 'stale' })
    expect(session.state().undo?.kind).toBe('repair')
    session.forgetUndo()
    expect(session.state().undo).toBe(zeros)
    expect(await session.undo()).toEqual({ state: 'applied', cells: 1 })
    expect(seen(session).report.values).toMatchObject({ [total]: 7, 'disputes.directSuit.corrected': null })
    session.forgetUndo()
    expect(session.state().undo).toBeUndefined()
  })

  /** A cell is opened for typing in the moment after a plan was written. */
  const thenEditing = (bytes: Uint8Array) => {
    let editing = false
    const parts = open(bytes, (host) => ({
      read: () => (editing ? Promise.reject(new HostError('editing')) : host.read()),
      async apply(edits) {
        const applied = await host.apply(edits)
        editing = true
        return applied
      },
    }))
    return {
      ...parts,
      async close() {
        editing = false
        await parts.session.look()
      },
    }
  }

  test('is done where a cell is opened for typing right after it, and taken back later', async () => {
    const { session, type, close } = thenEditing(typed)
    type(total, right + 27)
    await session.look()
    const plan = repairPlan(seen(session), seen(session).diagnosis.repairs[0]!)!
    expect(await session.run(plan)).toEqual({ state: 'applied', cells: 1 })
    expect(session.state()).toMatchObject({ trouble: 'editing', undo: plan })
    await close()
    expect(seen(session).report.values[total]).toBe(right)
    expect(await session.undo()).toEqual({ state: 'applied', cells: 1 })
    await close()
    expect(seen(session).report.values[total]).toBe(right + 27)
    expect(session.state().undo).toBeUndefined()
  })

  test('of formulas is done, too, and says that it cannot be taken back: what they show is not known', async () => {
    const { session, close } = thenEditing(typed)
    await session.look()
    const plan = totalFormulasPlan(seen(session))!
    expect(await session.run(plan)).toEqual({
      state: 'applied',
      cells: plan.changes.length,
      unread: true,
    })
    await close()
    expect(seen(session).computed.size).toBe(plan.changes.length)
    expect(session.state().undo).toBeUndefined()
  })

  test('over locked cells of a protected sheet is refused as a whole', async () => {
    const { session, desk } = open(formulas)
    await session.look()
    const label = { sheet: '三、申请', address: 'A3' }
    const plan = {
      kind: 'repair' as const,
      workbook: seen(session).snapshot.workbook,
      changes: [
        {
          at: total,
          edit: {
            at: at('requests.received.natural'),
            expect: { value: report.values['requests.received.natural'] },
            set: 1,
          },
        },
        { at: total, edit: { at: label, expect: { value: 'x' }, set: 1 } },
      ],
      follows: [],
      left: [],
    }
    expect(await session.run(plan)).toEqual({ state: 'protected', cells: [label] })
    expect(desk.edits()).toEqual([])
  })

  test('that the host cannot carry out says why', async () => {
    const { session, type } = open(typed, () => ({ apply: () => Promise.reject(new HostError('editing')) }))
    type(total, null)
    type('disputes.directSuit.corrected', null)
    await session.look()
    expect(await session.run(fillZeroPlan(seen(session), 'disputes')!)).toEqual({
      state: 'trouble',
      code: 'editing',
    })
  })

  test('one at a time', async () => {
    const { session } = await faulty()
    const plan = repairPlan(seen(session), seen(session).diagnosis.repairs[0]!)!
    const [first, second] = await Promise.all([session.run(plan), session.run(plan)])
    expect([first.state, second.state]).toEqual(['applied', 'busy'])
  })
})
