import { exampleReports } from '@gongkai/fixtures'
import { identityOf } from '@gongkai/schema'
import { judgeClaims } from '@gongkai/schema/claims'
import { diagnose } from '@gongkai/schema/diagnose'
import { readWorkbook } from '@gongkai/workbook'
import { describe, expect, test } from 'vitest'
import { savedBytes } from '../../src/hosts/browser/workbook.ts'
import { HostError } from '../../src/port.ts'
import { explainPlan } from '../../src/session/explain-plan.ts'
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

async function opened(bytes: Uint8Array, addSheet?: () => Promise<void>) {
  const { desk, host } = hostOf(bytes)
  const session = startSession(
    { ...host, ...(addSheet && { addSheet }) },
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
    // 撤回 clears the words; the sheet stays, and the next explanation goes there.
    await session.undo()
    expect(warning().explanation).toBeUndefined()
    expect(desk.book()!.sheets).toHaveLength(2)
    expect(explainPlan(seen(), warning(), why)).toMatchObject({ changes: plan.changes })
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
    const { session, desk, seen, warning } = await opened(foreignOf(report), () =>
      Promise.reject(new HostError('protected')),
    )
    const before = desk.book()
    const plan = explainSheetPlan(seen(), warning(), why)!
    expect(await session.run(plan)).toEqual({ state: 'trouble', code: 'protected' })
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
