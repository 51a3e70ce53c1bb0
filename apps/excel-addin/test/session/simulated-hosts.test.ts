import { exampleReports } from '@gongkai/fixtures'
import type { Report } from '@gongkai/schema'
import { judgeClaims } from '@gongkai/schema/claims'
import { diagnose } from '@gongkai/schema/diagnose'
import { afterEach, describe, expect, test } from 'vitest'
import { officeHost } from '../../src/hosts/office/host.ts'
import { wpsHost } from '../../src/hosts/wps/host.ts'
import { jsapiIn } from '../../src/hosts/wps/jsapi.ts'
import type { Host } from '../../src/port.ts'
import { unexplainPlan } from '../../src/session/explain-plan.ts'
import { explainSheetPlan } from '../../src/session/explain-sheet-plan.ts'
import { startSession } from '../../src/session/session.ts'
import { starterOf } from '../../src/session/starter-plan.ts'
import { fakeOffice, newest, oldest } from '../office/fake.ts'
import { foreignOf, workbookOf } from '../workbooks.ts'
import { builds } from '../wps/facade.ts'
import { fakeWps } from '../wps/fake.ts'
import { modelOf, templateWith } from '../wps/models.ts'
import { fakeClock } from './fake-clock.ts'

const report: Report = { ...exampleReports['suqian-2024'], sections: { overview: ['已有的一段。'] } }
const violations: string[][] = []
afterEach(() => {
  expect(violations.splice(0).flat(), 'asked for what WPS does not have').toEqual([])
})

type Begin = (given: Report, from: 'template' | 'foreign') => Promise<Host>

const hosts: readonly (readonly [string, Begin])[] = [
  ...Object.entries(builds).map(([kind, build]): readonly [string, Begin] => [
    `WPS, a build of kind ${kind}`,
    async (given, from) => {
      const model = from === 'template' ? await templateWith(given) : modelOf(foreignOf(given))
      const wps = fakeWps([model], build)
      violations.push(wps.violations)
      return wpsHost(jsapiIn({ wps: wps.application })!, () => false)
    },
  ]),
  ...[oldest, newest].map((version): readonly [string, Begin] => [
    `Excel, ExcelApi ${version.excelApi}`,
    async (given, from) =>
      officeHost(fakeOffice(from === 'template' ? await workbookOf(given) : foreignOf(given), version).api),
  ]),
]

async function opened(host: Host) {
  const session = startSession(host, {
    clock: fakeClock(),
    loadInsight: async () => ({ judgeClaims, diagnose }),
    fail: (error) => expect.fail(String(error)),
  })
  await session.look()
  return { session, seen: () => session.state().seen! }
}

describe.each(hosts)('in a simulated %s', (_, begin) => {
  test('starter text goes into blank rows and is taken back', async () => {
    const { session, seen } = await opened(await begin(report, 'template'))
    const { plan, paragraphs } = starterOf(seen(), 0)
    expect(await session.run(plan!)).toEqual({ state: 'applied', cells: 3 })
    const [overview, disputes, other] = paragraphs.map(({ text }) => text)
    expect(seen().report.sections).toMatchObject({
      overview: ['已有的一段。', overview],
      disputes: [disputes],
      other: [other],
    })
    expect(await session.undo()).toMatchObject({ state: 'applied' })
    expect(seen().report.sections.overview).toEqual(['已有的一段。'])
  })

  test('核实说明 comes with its sheet where there is none, and is taken back', async () => {
    const values = { ...report.values, 'proactive.normativeDocuments.issued': 9999 }
    const { session, seen } = await opened(await begin({ ...report, values }, 'foreign'))
    const warning = () => seen().told.find(({ finding }) => finding.code === 'proactive/in-force-short')!
    expect(await session.run(explainSheetPlan(seen(), warning(), '数字无误。')!)).toMatchObject({
      state: 'applied',
    })
    expect(warning().explanation).toBe('数字无误。')
    expect(seen().report.values).toEqual(values)
    expect(await session.undo()).toMatchObject({ state: 'applied' })
    expect(warning().explanation).toBeUndefined()
  })

  test('核实说明 that belongs to nothing is deleted, and is taken back', async () => {
    const explanations = [{ for: '请看附件', text: '数字无误。' }]
    const { session, seen } = await opened(await begin({ ...report, explanations }, 'template'))
    const needless = () => seen().told.find(({ finding }) => finding.code === 'source/explanation-unmatched')
    expect(await session.run(unexplainPlan(seen(), needless()!)!)).toEqual({ state: 'applied', cells: 2 })
    expect(seen().report.explanations ?? []).toEqual([])
    expect(await session.undo()).toMatchObject({ state: 'applied' })
    expect(needless()?.finding.actual).toBe('请看附件')
  })
})
