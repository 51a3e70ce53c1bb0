import { exampleReports } from '@gongkai/fixtures'
import { describe, expect, test } from 'vitest'
import { wpsHost } from '../../src/hosts/wps/host.ts'
import { jsapiIn } from '../../src/hosts/wps/jsapi.ts'
import { saveQuestion } from '../../src/hosts/wps/save-question.ts'
import { builds } from './facade.ts'
import { fakeWps } from './fake.ts'
import type { ModelBook } from './model.ts'
import { smallBook, templateWith } from './models.ts'

const read = async (model: ModelBook) => {
  const wps = fakeWps([model], builds.plain!)
  const { book } = await wpsHost(jsapiIn({ wps: wps.application })!, () => false).read()
  return book
}

describe('before a workbook is saved', () => {
  test('nothing is asked of one that is no report', async () => {
    expect(saveQuestion(await read(smallBook()), 'zh-CN')).toBeUndefined()
  })

  test('each error is told by its place, the first of many only, and the same errors are one question', async () => {
    const report = Object.values(exampleReports).find(({ edition }) => edition === '2021')!
    const total = report.values['requests.received.total'] as number
    const faulty = { ...report, values: { ...report.values, 'requests.received.total': total + 3 } }
    const question = saveQuestion(await read(await templateWith(faulty)), 'zh-CN')!
    expect(question.text).toContain(`应为 ${total}，填的是 ${total + 3}`)
    expect(question.text).toMatch(/三、申请!J\d+/)
    expect(saveQuestion(await read(await templateWith(faulty)), 'en')!.key).toBe(question.key)
    const worse = { ...report, values: { ...report.values, 'requests.received.total': total + 4 } }
    expect(saveQuestion(await read(await templateWith(worse)), 'zh-CN')!.key).not.toBe(question.key)
  })

  test('a half-filled form is saved without a question', async () => {
    const report = Object.values(exampleReports).find(({ edition }) => edition === '2021')!
    const empty = {
      ...report,
      values: Object.fromEntries(Object.keys(report.values).map((id) => [id, null])),
    }
    expect(saveQuestion(await read(await templateWith(empty)), 'zh-CN')?.text).toBeUndefined()
  })
})
