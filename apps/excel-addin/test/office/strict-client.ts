import type { OfficeApi } from '../../src/hosts/office/excel.ts'
import { type Client, type Context, type Handler, objectIn } from './client-object.ts'
import { OfficeFault } from './fault.ts'
import { delayForCellEdit, pathTypes, processor } from './process-query.ts'
import type { SimulatedWorkbook } from './workbook.ts'

export interface Version {
  /** The highest set of ExcelApi: `1.9`. */
  readonly excelApi: string
  readonly delayForCellEdit: boolean
}

/**
 * Office.js in memory, stricter than Microsoft's: nothing can be read but what was loaded by name and has arrived, nothing
 * used after its `Excel.run` is over, nothing asked for that the version does not have.
 */
export function strictClient(sim: SimulatedWorkbook, version: Version) {
  const { process, statistics } = processor(sim)
  const handlers = new Map<number, Set<Handler>>()
  sim.onEvent((event) => {
    for (const handler of handlers.get(event) ?? []) queueMicrotask(() => void handler())
  })
  let ids = 0

  const atLeast = (since: string) => numberOf(version.excelApi) >= numberOf(since)
  const client: Client = {
    handlers,
    nextId: () => ++ids,
    need(since, what) {
      if (!atLeast(since)) throw new OfficeFault('ApiNotFound', `${what} needs ExcelApi ${since}`)
    },
  }

  function newContext(): Context {
    const context: Context = {
      actions: [],
      paths: new Map(),
      answers: new Map(),
      flags: 0,
      open: true,
      get workbook() {
        return root
      },
      async sync() {
        const { actions, paths, answers } = context
        if (actions.length === 0) return
        context.actions = []
        context.answers = new Map()
        const ObjectPaths = Object.fromEntries([...paths].map(([id, path]) => [id, { ...path }]))
        const answer = await process(overWire({ Actions: actions, ObjectPaths }), context.flags)
        for (const { ActionId, Value } of answer.Results) answers.get(ActionId)?.(overWire(Value))
        if (answer.Error) throw new OfficeFault(answer.Error.Code, answer.Error.Message)
      },
    }
    const root = objectIn(client, context, 'Workbook', {
      Id: client.nextId(),
      ObjectPathType: pathTypes.root,
      Name: '',
    })
    return context
  }

  async function run(first: unknown, second?: unknown): Promise<unknown> {
    const batch = (second ?? first) as (context: Context) => Promise<unknown>
    const again = second === undefined ? undefined : contexts.get(first as object)
    const context = again ?? newContext()
    contexts.set(context, context)
    context.open = true
    const waits = second !== undefined && (first as { delayForCellEdit?: boolean }).delayForCellEdit === true
    context.flags = waits && version.delayForCellEdit ? delayForCellEdit : 0
    try {
      const result = await batch(context)
      await context.sync()
      return result
    } finally {
      context.open = false
      context.actions = []
    }
  }

  return {
    Excel: { run } as unknown as OfficeApi['Excel'],
    supports: (set: string, since = '1.1') =>
      set === 'ExcelApi' ? atLeast(since) : set === 'DelayForCellEdit' && version.delayForCellEdit,
    /** Requests so far. */
    trips: () => statistics.trips,
    listening: () => [...handlers.values()].reduce((sum, { size }) => sum + size, 0),
  }
}

const contexts = new WeakMap<object, Context>()

/** What was sent cannot change afterwards, and what is undefined arrives as nothing. */
const overWire = <T>(sent: T): T => JSON.parse(JSON.stringify(sent)) as T

/** 1.14 is later than 1.9. */
const numberOf = (set: string) => Number(set.split('.')[0]) * 1000 + Number(set.split('.')[1])
