import { exampleReports } from '@gongkai/fixtures'
import { editions } from '@gongkai/schema'
import { expect, test, vi } from 'vitest'
import { hostOf, placeOf, workbookOf } from '../workbooks.ts'

test('a field that is left with what was typed in it asks for no other look', async () => {
  const { desk } = hostOf(await workbookOf(exampleReports['suqian-2024']))
  const at = placeOf(editions['2021'], 'requests.received.natural')
  const told = vi.fn()
  desk.onChange(told)
  desk.set([{ at, set: 7 }])
  desk.set([{ at, set: 7 }])
  expect(told).toHaveBeenCalledTimes(1)
  desk.set([{ at, set: '7' }])
  expect(told).toHaveBeenCalledTimes(2)
})
