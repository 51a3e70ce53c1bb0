import { exampleReports } from '@gongkai/fixtures'
import { standsAt } from '@gongkai/schema'
import { expect, onTestFinished, test } from 'vitest'
import { startSession } from '../../src/session/session.ts'
import { foreignOf, hostOf, workbookOf } from '../workbooks.ts'
import { fakeClock } from './fake-clock.ts'

const report = exampleReports['suqian-2024']
const row = 'requests.notProcessedRepeated'

async function opened(bytes: Uint8Array) {
  const { desk, host } = hostOf(bytes)
  const session = startSession(host, { clock: fakeClock(), loadInsight: () => new Promise(() => {}) })
  onTestFinished(session.dispose)
  await session.look()
  const faults = () =>
    session.state().seen!.told.flatMap(({ finding }) => (finding.severity === 'error' ? finding : []))
  return { desk, session, faults }
}

test('a row whose label is gone is told as missing, and not again as blank', async () => {
  const { desk, session, faults } = await opened(foreignOf(report, '年报'))
  expect(faults()).toEqual([])
  const { sheet, address } = session.state().seen!.where(`${row}.natural`)!
  desk.set([{ at: { sheet, address: address.replace(/^[A-Z]+/, 'C') }, set: '另一行' }])
  await session.look()
  const codes = faults().map(({ code }) => code)
  expect(codes).toContain('table/cell-missing')
  expect(codes).not.toContain('cell/blank')
})

test('one blank cell is shown where it is, not as its table', async () => {
  const { desk, session, faults } = await opened(await workbookOf(report))
  const at = session.state().seen!.where(`${row}.natural`)!
  desk.set([{ at, set: null }])
  session.setStage('final')
  await session.look()
  const blank = faults().find(({ code }) => code === 'cell/blank')!
  expect(session.state().seen!.where(standsAt(blank))).toEqual(at)
})
