import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wpsHost } from '../../src/hosts/wps/host.ts'
import { jsapiIn } from '../../src/hosts/wps/jsapi.ts'
import type { CellState, Content, Edit } from '../../src/port.ts'
import { builds } from './facade.ts'
import { fakeWps } from './fake.ts'
import { cellAt, type ModelBook, type ModelCell, sheetIn } from './model.ts'

const addresses = ['A1', 'B1', 'C1', 'A2', 'B2', 'C2']
const sheet = '表'

const cell: fc.Arbitrary<ModelCell> = fc.oneof(
  fc.record({
    value: fc.oneof(
      fc.integer(),
      fc.constant(null),
      fc.constantFrom('１２', '=x', "'5", '5', '无', 'TRUE'),
      fc.boolean(),
    ),
    format: fc.constantFrom('General', '@'),
    unlocked: fc.boolean(),
  }),
  fc.constant({ value: 0, formula: '=SUM(A1:B1)' }),
)
const content: fc.Arbitrary<Content> = fc.oneof(
  fc.integer(),
  fc.constant(null),
  fc.constantFrom('', '=1+1', '12', "'", "'12", '2024-1-1', 'true', ' 5 ', '说明'),
  fc.constant({ formula: '=SUM(A2:B2)' }),
)
const some = fc.subarray(addresses, { maxLength: 1 })
const told = fc.record({
  cells: fc.tuple(...addresses.map(() => cell)),
  edits: fc.uniqueArray(fc.record({ address: fc.constantFrom(...addresses), content }), {
    selector: ({ address }) => address,
    minLength: 1,
  }),
  protected: fc.boolean(),
  stale: some,
  refusing: some,
  losing: some,
  editing: fc.nat(9).map((n) => n === 0),
  build: fc.constantFrom(...Object.values(builds)),
})

const stateOf = ({ value, formula }: ModelCell): CellState => (formula ? { value, formula } : { value })

test('whatever WPS refuses or loses, all edits are written or none', async () => {
  const states = new Set<string>()
  await fc.assert(
    fc.asyncProperty(told, async ({ cells, edits, build, ...given }) => {
      const book: ModelBook = {
        fullName: '年报.xlsx',
        sheets: [{ name: sheet, cells: {}, conditions: [], protected: given.protected }],
        names: {},
      }
      addresses.forEach((address, index) => {
        sheetIn(book, sheet).cells[address] = { ...cells[index]! }
      })
      const wps = fakeWps([book], build)
      const host = wpsHost(jsapiIn({ wps: wps.application })!, () => false)
      await host.read()
      const seen = (address: string) =>
        given.stale.includes(address) ? { value: 'another' } : stateOf(cellAt(sheetIn(book, sheet), address))
      const wanted = edits.map(
        ({ address, content }): Edit => ({ at: { sheet, address }, expect: seen(address), set: content }),
      )
      const before = structuredClone(book)
      for (const address of given.refusing) wps.state.refusing.add(address)
      for (const address of given.losing) wps.state.losing.add(address)
      wps.state.editing = given.editing
      const done = await host.apply(wanted)
      states.add(done.state)
      expect(wps.violations).toEqual([])
      const now = (address: string) => stateOf(cellAt(sheetIn(book, sheet), address))
      if (done.state === 'applied') {
        for (const { at, set } of wanted) {
          const state = now(at.address)
          if (typeof set === 'object' && set !== null) expect(state.formula).toBe(set.formula)
          else expect({ ...state, value: state.value ?? '' }).toEqual({ value: set ?? '' })
        }
        expect(done.before.map(({ state }) => state)).toEqual(wanted.map(({ expect }) => expect))
      } else {
        for (const address of addresses) {
          const { formula, value } = stateOf(cellAt(sheetIn(before, sheet), address))
          expect(now(address).formula, address).toBe(formula)
          if (formula === undefined) expect(now(address).value, address).toBe(value)
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(states).toEqual(new Set(['applied', 'stale', 'protected', 'editing', 'failed']))
})
