import { expect, describe as group, test } from 'vitest'
import {
  describe,
  editionInForce,
  editions,
  type Fault,
  findingPlace,
  type Where,
  whereWords,
} from '../src/index.ts'

group('places in words', () => {
  test.each<[Where, string, string]>([
    [{ sheet: '三、申请', address: 'J6' }, '三、申请!J6', '三、申请!J6'],
    [
      { table: 'requests', row: 7, column: 4 },
      '第三部分表格第 7 行第 4 列',
      'section 3, table, row 7, column 4',
    ],
    [{ table: 'requests', part: 2, row: 7 }, '第三部分第 2 张表第 7 行', 'section 3, table 2, row 7'],
    [{ table: 'disputes' }, '第四部分表格', 'section 4, table'],
    [{ section: 'problems', paragraph: 2 }, '第五部分第 2 段', 'section 5, paragraph 2'],
    [{ line: 123 }, '第 123 行', 'line 123'],
  ])('%j', (where, zh, en) => {
    expect([whereWords(where, 'zh-CN'), whereWords(where, 'en')]).toEqual([zh, en])
  })

  test('a section has the same number in each edition', () => {
    const ids = editionInForce.sections.map(({ id }) => id)
    for (const { sections } of Object.values(editions)) expect(sections.map(({ id }) => id)).toEqual(ids)
  })
})

group('the place of blanks', () => {
  const where = (at: string) => ({ sheet: '三、申请', address: at })
  const blanks = (...cells: readonly string[]) => ({
    code: 'cell/blank',
    severity: 'error' as const,
    at: 'requests',
    evidence: cells.map((at) => ({ at, value: null })),
  })

  test.each([
    [['requests.received.natural'], 'requests.received.natural'],
    [['requests.received.natural', 'requests.received.total'], 'requests.received'],
    [['requests.received.natural', 'requests.receivedElse.natural'], 'requests'],
    [['requests.received.natural', 'requests.carriedIn.natural'], 'requests'],
  ])('%j: %s', (cells, place) => {
    expect(findingPlace(blanks(...cells), where)).toEqual(where(place))
  })

  test('other findings keep theirs', () => {
    expect(
      findingPlace({ ...blanks('requests.received.natural'), code: 'table/cell-missing' }, where),
    ).toEqual(where('requests'))
    expect(findingPlace({ ...blanks(), where: { line: 3 } }, where)).toEqual({ line: 3 })
  })
})

group('whose fault it is', () => {
  const missing = { code: 'table/missing', severity: 'error', at: 'requests', evidence: [] } as const
  const sentence = (fault?: Fault) => describe({ ...missing, ...(fault && { fault }) }, editionInForce)

  test('is said after what was found; where it is not the source’s there is nothing to mend in it', () => {
    const plain = sentence()
    expect(sentence('source')).toEqual({ ...plain, message: `${plain.message}原件如此。` })
    for (const fault of ['reading', 'unknown'] as const) {
      const { message, todo } = sentence(fault)
      expect(message.startsWith(plain.message)).toBe(true)
      expect(todo).not.toBe(plain.todo)
    }
    expect(sentence('reading').message).not.toBe(sentence('unknown').message)
  })
})
