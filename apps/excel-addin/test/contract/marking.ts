import { describe, expect, test } from 'vitest'
import { at, type Setting, table } from './setting.ts'

/** What marks promise. */
export function markContract({ opened, can }: Setting): void {
  describe.runIf(can('marks', 'addOthersMark'))('marks', () => {
    const marked = [
      { at: at('B1'), severity: 'error' },
      { at: at('B2'), severity: 'warning' },
    ] as const

    test('come, are replaced and go; those of others stay', async () => {
      const { host, marks, addOthersMark } = await opened()
      await host.read()
      await addOthersMark(table, 'A1:B2', 'B1>0')
      const theirs = await marks(table)
      await host.mark(marked)
      expect((await marks(table)).map(({ area }) => area)).toEqual(['A1:B2', 'B1', 'B2'])
      await host.mark([{ at: at('A1', '2024'), severity: 'note' }])
      expect(await marks(table)).toEqual(theirs)
      expect((await marks('2024')).map(({ area }) => area)).toEqual(['A1'])
      expect(await host.clearMarks()).toBe(1)
      expect(await host.clearMarks()).toBe(0)
      expect([await marks(table), await marks('2024')]).toEqual([theirs, []])
    })

    test('contents stay', async () => {
      const { host } = await opened()
      const before = await host.read()
      await host.mark(marked)
      expect((await host.read()).book.sheets).toEqual(before.book.sheets)
    })

    test.runIf(can('protect'))('a protected sheet is not marked, and nothing else changes', async () => {
      const { host, marks, protect } = await opened()
      await host.read()
      await host.mark(marked.slice(0, 1))
      const before = await marks(table)
      await protect('2024', [])
      const both = [...marked, { at: at('B1', '2024'), severity: 'error' }] as const
      await expect(host.mark(both)).rejects.toMatchObject({ name: 'HostError', code: 'protected' })
      expect(await marks(table)).toEqual(before)
    })

    test.runIf(can('protect'))('marks of a protected sheet stay, and all others with them', async () => {
      const { host, marks, protect } = await opened()
      await host.read()
      await host.mark([...marked, { at: at('B1', '2024'), severity: 'error' }])
      const before = [await marks(table), await marks('2024')]
      await protect('2024', [])
      await expect(host.clearMarks()).rejects.toMatchObject({ name: 'HostError', code: 'protected' })
      expect([await marks(table), await marks('2024')]).toEqual(before)
    })

    test('on a sheet that is not there are refused, and none is left', async () => {
      const { host, marks } = await opened()
      await host.read()
      await expect(host.mark([...marked, { at: at('A1', '不在'), severity: 'error' }])).rejects.toMatchObject(
        { name: 'HostError', code: 'gone' },
      )
      expect(await marks(table)).toEqual([])
    })
  })
}
