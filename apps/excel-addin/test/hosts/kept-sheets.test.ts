import type { OpenBook, OpenSheet, OpenValue } from '@gongkai/workbook/sheets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptBy, namesToRemove } from '../../src/hosts/kept-sheets.ts'
import type { Inserted } from '../../src/port.ts'

const sheet = (name: string, cells: readonly (readonly OpenValue[])[], more = {}): OpenSheet => ({
  name,
  ranges: [
    {
      row: 1,
      column: 1,
      values: cells.map((line) =>
        line.map((cell) => (typeof cell === 'string' && cell.startsWith('=') ? 1 : cell)),
      ),
      formulas: cells,
    },
  ],
  ...more,
})
const came = sheet('三、申请', [
  ['总计', 5],
  ['', '=SUM(B1:B1)'],
])
const inserted: Inserted = { sheets: [came], names: { gk_requests: "='三、申请'!$A$1:$B$2" } }
const own = sheet('台账', [['一月', 3]])
const book = (sheets: readonly OpenSheet[], names: OpenBook['names'] = inserted.names): OpenBook => ({
  sheets,
  names,
})

describe('what keeps sheets from being taken out', () => {
  test('nothing, where they are as they came, wherever their tabs are and whatever formulas come to', () => {
    const values = [
      ['总计', 5],
      ['', 77],
    ]
    const calculated = { ...came, ranges: [{ ...came.ranges[0]!, values }] }
    expect(keptBy(book([calculated, own]), inserted)).toBeUndefined()
  })

  test('any cell that holds something else, be it beyond all that came', () => {
    const cell = fc.record({
      row: fc.integer({ min: 1, max: 9 }),
      column: fc.integer({ min: 1, max: 9 }),
      value: fc.oneof(fc.integer(), fc.constantFrom('另记', '=B1', '总计', '')),
    })
    fc.assert(
      fc.property(cell, ({ row, column, value }) => {
        const then = came.ranges[0]!.formulas![row - 1]?.[column - 1] ?? ''
        const lines = Array.from({ length: 9 }, (_, down) =>
          Array.from({ length: 9 }, (_, right) =>
            down === row - 1 && right === column - 1
              ? value
              : (came.ranges[0]!.formulas![down]?.[right] ?? ''),
          ),
        )
        const kept = keptBy(book([own, sheet('三、申请', lines)]), inserted)
        expect(kept?.state).toBe(value === then ? undefined : 'typed')
      }),
    )
  })

  test('more on them than is read', () => {
    expect(keptBy(book([own, { ...came, cut: true }]), inserted)).toEqual({
      state: 'cut',
      sheets: ['三、申请'],
    })
  })

  test.each(['=三、申请!B1', "='三、申请'!B1+1", '=INDIRECT("\'三、申请\'!B1")', '=SUM(GK_Requests)'])(
    'a formula elsewhere that means them: %s',
    (formula) => {
      expect(keptBy(book([sheet('台账', [['一月', formula]]), came]), inserted)).toEqual({
        state: 'used',
        cells: [{ sheet: '台账', address: 'B1' }],
        names: [],
      })
    },
  )

  test.each(["='[去年.xlsx]三、申请'!B1", '=SUM(gk_requests2)', "='三、申请3'!B1", '三、申请!B1'])(
    'no formula that means others, and no text: %s',
    (formula) => {
      expect(keptBy(book([sheet('台账', [['一月', formula]]), came]), inserted)).toBeUndefined()
    },
  )

  test('a name that means them and did not come with them', () => {
    const names = { ...inserted.names, 合计: "='三、申请'!$B$2" }
    expect(keptBy(book([own, came], names), inserted)).toEqual({ state: 'used', cells: [], names: ['合计'] })
  })

  test('that no other sheet could be seen', () => {
    expect(keptBy(book([{ ...own, hidden: true }, came]), inserted)).toEqual({ state: 'alone' })
  })
})

test('a name that was given another meaning is the official’s, and stays', () => {
  expect(namesToRemove(book([own, came]), inserted)).toEqual(['gk_requests'])
  expect(namesToRemove(book([own, came], { gk_requests: "='台账'!$A$1" }), inserted)).toEqual([])
})
