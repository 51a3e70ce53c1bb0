import type { OfficeApi } from '../../src/hosts/office/excel.ts'
import { OfficeFault } from './fault.ts'
import {
  type Action,
  actionTypes,
  delayForCellEdit,
  type ObjectPath,
  pathTypes,
  processor,
} from './process-query.ts'
import { shapes } from './shapes.ts'
import type { SimulatedWorkbook } from './workbook.ts'

type Handler = () => Promise<void>

/** What belongs to one `Excel.run`: what is waiting to be sent, and what to do with the answers. */
interface Context {
  actions: Action[]
  paths: Map<number, ObjectPath>
  answers: Map<number, (value: unknown) => void>
  flags: number
  open: boolean
  readonly workbook: object
  sync(): Promise<void>
}

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
  const need = (since: string, what: string) => {
    if (!atLeast(since)) throw new OfficeFault('ApiNotFound', `${what} needs ExcelApi ${since}`)
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
    const root = objectIn(context, 'Workbook', { Id: ++ids, ObjectPathType: pathTypes.root, Name: '' })
    return context
  }

  function push(context: Context, action: Omit<Action, 'Id'>, answer?: (value: unknown) => void): void {
    if (!context.open) throw new OfficeFault('InvalidObjectPath', 'this Excel.run is over')
    const Id = ++ids
    context.actions.push({ Id, ...action })
    if (answer) context.answers.set(Id, answer)
  }

  function objectIn(context: Context, kind: string, path: ObjectPath, known = false): object {
    const shape = shapes[kind]!
    const loaded = new Map<string, unknown>()
    const children = new Map<string, object>()
    const state = { isNull: known ? false : (undefined as boolean | undefined) }
    context.paths.set(path.Id, path)
    const on = { ObjectPathId: path.Id, Name: '' }

    function identified(value: unknown): void {
      state.isNull = value === null
      const { Id, _Id, _ReferenceId } = (value ?? {}) as Record<string, string | undefined>
      const change = (now: Partial<ObjectPath>) => context.paths.set(path.Id, { ...path, ...now })
      if (value === null) change({ ObjectPathType: pathTypes.nothing })
      else if (_ReferenceId) change({ ObjectPathType: pathTypes.reference, Name: _ReferenceId })
      else if (Id ?? _Id)
        change({ ObjectPathType: pathTypes.indexer, Name: '', ArgumentInfo: { Arguments: [Id ?? _Id] } })
    }
    if (!known) push(context, { ...on, ActionType: actionTypes.instantiate }, identified)

    function arrived(value: unknown): void {
      if (value === null) return
      const told = value as Record<string, unknown>
      const items = told._Items as Record<string, unknown>[] | undefined
      if (items) {
        const made = items.map((item) => {
          const Arguments = [item.Id ?? item._Id]
          const at = { Id: ++ids, ObjectPathType: pathTypes.indexer, Name: '', ParentObjectPathId: path.Id }
          const object = objectIn(context, shape.items!, { ...at, ArgumentInfo: { Arguments } }, true)
          arrivals.get(object)!(item)
          return object
        })
        loaded.set('items', made)
      }
      for (const [key, value] of Object.entries(told)) {
        const name = key[0]!.toLowerCase() + key.slice(1)
        if (shape.scalars?.[name]) loaded.set(name, value)
        else if (shape.objects?.[name]) arrivals.get(child(name))!(value)
      }
    }

    function child(name: string): object {
      const [kindOfChild] = shape.objects![name]!
      const Name = name[0]!.toUpperCase() + name.slice(1)
      const at = { Id: ++ids, ObjectPathType: pathTypes.property, Name, ParentObjectPathId: path.Id }
      const made = children.get(name) ?? objectIn(context, kindOfChild, at, !context.open || known)
      children.set(name, made)
      return made
    }

    function load(properties: unknown): void {
      if (typeof properties !== 'string' || properties === '')
        throw new TypeError('load() names its properties')
      const Select = properties.split(',').map((property) => {
        checkPath(kind, property)
        return property.replace(/^items\//, '')
      })
      push(context, { ...on, ActionType: actionTypes.query, QueryInfo: { Select } }, arrived)
    }

    function checkPath(kindAt: string, property: string): void {
      const at = shapes[kindAt]!
      const [first = '', ...rest] = property.split('/')
      if (first === 'items' && at.items) {
        checkPath(at.items, rest.join('/'))
        return
      }
      const since = rest.length === 0 ? at.scalars?.[first] : at.objects?.[first]?.[1]
      if (since === undefined) throw new TypeError(`Excel.${kindAt} has no ${property} to load`)
      need(since, property)
      if (rest.length > 0) checkPath(at.objects![first]![0], rest.join('/'))
    }

    function method(name: string, since: string, answer?: (value: unknown) => void) {
      return (...Arguments: readonly unknown[]) => {
        need(since, name)
        const Name = name.startsWith('_') ? name : name[0]!.toUpperCase() + name.slice(1)
        push(context, { ...on, Name, ActionType: actionTypes.method, ArgumentInfo: { Arguments } }, answer)
      }
    }

    function member(name: string): unknown {
      if (name === 'load') return load
      if (name === 'context') return context
      if (name === 'isNullObject') {
        if (state.isNull === undefined) throw notLoaded(name)
        return state.isNull
      }
      if (name in (shape.scalars ?? {}) || (name === 'items' && shape.items)) {
        if (!loaded.has(name)) throw notLoaded(`${kind}.${name}`)
        return loaded.get(name)
      }
      const leads = shape.objects?.[name]
      if (leads) {
        need(leads[1], name)
        if (!/^(get|add)/.test(name)) return child(name)
        return (...Arguments: readonly unknown[]) => {
          const indexer = name === 'getItem'
          return objectIn(context, leads[0], {
            Id: ++ids,
            ObjectPathType: indexer ? pathTypes.indexer : pathTypes.method,
            Name: indexer ? '' : name[0]!.toUpperCase() + name.slice(1),
            ParentObjectPathId: path.Id,
            ArgumentInfo: { Arguments },
          })
        }
      }
      if (shape.methods?.[name]) return method(name, shape.methods[name])
      if (shape.results?.[name]) return resultOf(name, shape.results[name])
      const event = shape.events?.[name]
      if (event) return eventOf(...event)
      throw new TypeError(`Excel.${kind} has no ${name}`)
    }

    function resultOf(name: string, since: string) {
      return (...args: readonly unknown[]) => {
        const result: { value?: unknown } = {}
        method(name, since, (value) => Object.defineProperty(result, 'value', { value }))(...args)
        return {
          get value() {
            if (!('value' in result)) throw new OfficeFault('ValueNotLoaded')
            return result.value
          },
        }
      }
    }

    function eventOf(name: string, event: number, since: string) {
      need(since, name)
      return {
        add(handler: Handler) {
          method(`_Register${name}Event`, since, () =>
            handlers.set(event, new Set([...(handlers.get(event) ?? []), handler])),
          )()
          const remove = () =>
            method(`_Unregister${name}Event`, since, () => handlers.get(event)!.delete(handler))()
          return { context, remove }
        },
      }
    }

    const proxy = new Proxy(
      {},
      {
        get: (_, name) => (typeof name === 'symbol' || name === 'then' ? undefined : member(name)),
        set(_, name, value) {
          if (typeof name === 'symbol' || !shape.settable?.includes(name)) {
            throw new TypeError(`Excel.${kind}.${String(name)} cannot be set`)
          }
          const Name = name[0]!.toUpperCase() + name.slice(1)
          push(context, { ...on, Name, ActionType: actionTypes.set, ArgumentInfo: { Arguments: [value] } })
          return true
        },
      },
    )
    arrivals.set(proxy, arrived)
    return proxy
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
const arrivals = new WeakMap<object, (value: unknown) => void>()

/** What was sent cannot change afterwards, and what is undefined arrives as nothing. */
const overWire = <T>(sent: T): T => JSON.parse(JSON.stringify(sent)) as T

const notLoaded = (name: string) =>
  new OfficeFault('PropertyNotLoaded', `${name} was not loaded, or has not arrived`)

/** 1.14 is later than 1.9. */
const numberOf = (set: string) => Number(set.split('.')[0]) * 1000 + Number(set.split('.')[1])
