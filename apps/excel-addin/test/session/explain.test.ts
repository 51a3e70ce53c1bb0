import { exampleReports } from '@gongkai/fixtures'
import { identityOf } from '@gongkai/schema'
import { judgeClaims } from '@gongkai/schema/claims'
import { diagnose } from '@gongkai/schema/diagnose'
import { readWorkbook } from '@gongkai/workbook'
import { describe, expect, test } from 'vitest'
import { savedBytes } from '../../src/hosts/browser/workbook.ts'
import { type Host, HostError } from '../../src/port.ts'
import { explainPlan, unexplainPlan } from '../../src/session/explain-plan.ts'
import { explainSheetPlan } from '../../src/session/explain-sheet-plan.ts'
import { startSession } from '../../src/session/session.ts'
import { foreignOf, hostOf, workbookOf } from '../workbooks.ts'
import { fakeClock } from './fake-clock.ts'

const example = exampleReports['suqian-2024']
const report = {
  ...example,
  values: { ...example.values, 'proactive.normativeDocuments.issued': 9999 },
}
const code = 'proactive/in-force-short'
const why = '经核对原始台账，数字无误。'

async function opened(bytes: Uint8Array, change: (host: Host) => Partial<Host> = () => ({})) {
  const { desk, host } = hostOf(bytes)
  const session = startSession(
    { ...host, ...change(host) },
    {
      clock: fakeClock(),
      loadInsight: async () => ({ judgeClaims, diagnose }),
      fail: (error) => expect.fail(String(error)),
    },
  )
  await session.look()
  const seen = () => session.state().seen!
  const warning = () => seen().told.find(({ finding }) => finding.code === code)!
  return { session, desk, seen, warning }
}

describe('核实说明 in a workbook without a place for it', () => {
  test('is written on a sheet of its own, shown beside the warning, and read from the file', async () => {
    const { session, desk, seen, warning } = await opened(foreignOf(report))
    expect(explainPlan(seen(), warning(), why)).toBe('none')
    const plan = explainSheetPlan(seen(), warning(), why)!
    expect(plan.sheet?.name).toBe('核实说明')
    expect(plan.changes.map(({ edit }) => edit)).toEqual([
      {
        at: { sheet: '核实说明', address: 'A3' },
        expect: { value: null },
        set: identityOf(warning().finding),
      },
      { at: { sheet: '核实说明', address: 'B3' }, expect: { value: null }, set: why },
    ])
    const before = seen()
    expect(desk.book()!.sheets).toHaveLength(1)
    expect(await session.run(plan)).toEqual({ state: 'applied', cells: 2 })
    expect(warning().explanation).toBe(why)
    const { explanations, ...rest } = seen().report
    expect({ ...rest, explanations: [] }).toEqual(before.report)
    const saved = readWorkbook(await savedBytes(desk.file()!, desk.edits())).report
    expect(saved).toEqual({ ...before.report, explanations })
    expect(await session.undo()).toMatchObject({ told: { what: 'removed', sheets: ['核实说明'] } })
    expect(warning().explanation).toBeUndefined()
    expect(seen().snapshot.book).toEqual(before.snapshot.book)
  })

  test('taken back where more was written on its sheet, only its words go; the next one is written there', async () => {
    const { session, desk, seen, warning } = await opened(foreignOf(report))
    const plan = explainSheetPlan(seen(), warning(), why)!
    await session.run(plan)
    desk.set([{ at: { sheet: '核实说明', address: 'B9' }, set: '另记一笔' }])
    expect(await session.undo()).toMatchObject({
      state: 'applied',
      told: { what: 'kept', kept: { state: 'typed', cells: [{ now: { value: '另记一笔' } }] } },
    })
    expect(warning().explanation).toBeUndefined()
    expect(desk.book()!.sheets).toHaveLength(2)
    expect(explainPlan(seen(), warning(), why)).toMatchObject({ changes: plan.changes })
    expect(session.state().undo).toBeUndefined()
  })

  test('leaves no sheet behind where its words cannot be written', async () => {
    const { session, desk, seen, warning } = await opened(foreignOf(report), (host) => ({
      apply: async (edits) => ({ state: 'failed', cells: edits.map(({ at }) => at) }),
      addSheet: host.addSheet,
    }))
    const before = desk.book()
    expect(await session.run(explainSheetPlan(seen(), warning(), why)!)).toMatchObject({ state: 'failed' })
    expect(desk.book()).toBe(before)
  })

  test('where a cell is opened for typing right after it, only its words are taken back, and that is said', async () => {
    let editing = false
    const { session, desk, warning, seen } = await opened(foreignOf(report), (host) => ({
      read: () => (editing ? Promise.reject(new HostError('editing')) : host.read()),
      async apply(edits) {
        const applied = await host.apply(edits)
        editing = true
        return applied
      },
    }))
    const plan = explainSheetPlan(seen(), warning(), why)!
    expect(await session.run(plan)).toEqual({ state: 'applied', cells: 2 })
    editing = false
    await session.look()
    expect(warning().explanation).toBe(why)
    expect(session.state().undo).toBe(plan)
    expect(await session.undo()).toMatchObject({
      state: 'applied',
      told: { what: 'left', sheets: ['核实说明'] },
    })
    editing = false
    await session.look()
    expect(warning().explanation).toBeUndefined()
    expect(desk.book()!.sheets).toHaveLength(2)
    expect(session.state().undo).toBeUndefined()
  })

  test('says that its sheet stays where its words cannot be written and it cannot be taken out', async () => {
    const { session, desk, warning, seen } = await opened(foreignOf(report), () => ({
      apply: async (edits) => ({ state: 'failed', cells: edits.map(({ at }) => at) }),
      removeSheets: () => Promise.reject(new HostError('refused')),
    }))
    expect(await session.run(explainSheetPlan(seen(), warning(), why)!)).toEqual({
      state: 'sheets',
      told: { what: 'bare', sheets: ['核实说明'] },
    })
    expect(desk.book()!.sheets).toHaveLength(2)
  })

  test('does not touch what was typed and is not saved yet', async () => {
    const { session, desk, seen, warning } = await opened(foreignOf(report))
    const id = 'requests.received.natural'
    desk.set([{ at: seen().where(id)!, set: 7 }])
    await session.look()
    await session.run(explainSheetPlan(seen(), warning(), why)!)
    expect(seen().report.values[id]).toBe(7)
    expect(desk.edits()).toHaveLength(3)
  })

  test('writes nothing where the sheet cannot be put in', async () => {
    const { session, desk, seen, warning } = await opened(foreignOf(report), () => ({
      addSheet: () => Promise.reject(new HostError('protected')),
    }))
    const before = desk.book()
    const plan = explainSheetPlan(seen(), warning(), why)!
    expect(await session.run(plan)).toEqual({ state: 'sheets', told: { what: 'locked' } })
    expect(desk.book()).toBe(before)
    expect(session.state().undo).toBeUndefined()
  })

  test('says nothing where nothing was said; the template’s own sheet is used where there is one', async () => {
    const { seen, warning } = await opened(foreignOf(report))
    expect(explainSheetPlan(seen(), warning(), '  ')).toBeUndefined()
    const own = await opened(await workbookOf(report))
    expect(explainPlan(own.seen(), own.warning(), why)).toMatchObject({ kind: 'explain' })
    expect(explainPlan(own.seen(), own.warning(), why)).not.toHaveProperty('sheet')
  })
})

describe('核实说明 that belongs to no warning', () => {
  test.each([
    ['source/explanation-needless', '三、申请!D6', -1],
    ['source/explanation-unmatched', '请看附件', 5],
    ['source/explanation-unmatched', '', 5],
  ])('%s: its row is blanked, and comes back on 撤回', async (told, named, figure) => {
    const explanations = [
      { for: named, text: why },
      { for: code, text: '数字无误。' },
    ]
    const values = { ...report.values, 'requests.received.natural': figure }
    const { session, desk, seen, warning } = await opened(
      await workbookOf({ ...report, values, explanations }),
    )
    const needless = () => seen().told.find(({ finding }) => finding.code === told)
    const before = desk.book()
    const plan = unexplainPlan(seen(), needless()!)!
    expect(plan.kind).toBe('unexplain')
    expect(plan.changes.map(({ edit }) => [edit.at.address, edit.expect.value, edit.set])).toEqual([
      ...(named === '' ? [] : [['A3', named, null]]),
      ['B3', why, null],
    ])
    expect(await session.run(plan)).toMatchObject({ state: 'applied' })
    expect(needless()).toBeUndefined()
    expect(warning().explanation).toBe('数字无误。')
    expect(unexplainPlan(seen(), warning())).toBeUndefined()
    await session.undo()
    expect(needless()).toBeDefined()
    expect(desk.book()).toEqual(before)
  })
})
