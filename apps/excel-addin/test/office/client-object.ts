import { OfficeFault } from './fault.ts'
import { type Action, actionTypes, type ObjectPath, pathTypes } from './process-query.ts'
import { shapes } from './shapes.ts'

export type Handler = () => Promise<void>

type Answered = (value: unknown) => void

/** What belongs to one `Excel.run`: what is waiting to be sent, and what to do with the answers. */
export interface Context {
  actions: Action[]
  paths: Map<number, ObjectPath>
  answers: Map<number, Answered>
  flags: number
  open: boolean
  readonly workbook: object
  sync(): Promise<void>
}

/** What all objects of a client share. */
export interface Client {
  nextId(): number
  /** Throws where the version has no such set of ExcelApi. */
  need(since: string, what: string): void
  readonly handlers: Map<number, Set<Handler>>
}

function push(client: Client, context: Context, action: Omit<Action, 'Id'>, answer?: Answered): void {
  if (!context.open) throw new OfficeFault('InvalidObjectPath', 'this Excel.run is over')
  const Id = client.nextId()
  context.actions.push({ Id, ...action })
  if (answer) context.answers.set(Id, answer)
}

/** One of Excel's objects as the adapter sees it: a stand-in that sends what is asked, and tells what has arrived. */
export function objectIn(
  client: Client,
  context: Context,
  kind: string,
  path: ObjectPath,
  known = false,
): object {
  const { need, handlers } = client
  const shape = shapes[kind]!
  const loaded = new Map<string, unknown>()
  const children = new Map<string, object>()
  const state = { isNull: known ? false : (undefined as boolean | undefined) }
  context.paths.set(path.Id, path)
  const on = { ObjectPathId: path.Id, Name: '' }
  const send = (action: Omit<Action, 'Id'>, answer?: Answered) => push(client, context, action, answer)

  function identified(value: unknown): void {
    state.isNull = value === null
    const { Id, _Id, _ReferenceId } = (value ?? {}) as Record<string, string | undefined>
    const change = (now: Partial<ObjectPath>) => context.paths.set(path.Id, { ...path, ...now })
    if (value === null) change({ ObjectPathType: pathTypes.nothing })
    else if (_ReferenceId) change({ ObjectPathType: pathTypes.reference, Name: _ReferenceId })
    else if (Id ?? _Id)
      change({ ObjectPathType: pathTypes.indexer, Name: '', ArgumentInfo: { Arguments: [Id ?? _Id] } })
  }
  if (!known) send({ ...on, ActionType: actionTypes.instantiate }, identified)

  function arrived(value: unknown): void {
    if (value === null) return
    const told = value as Record<string, unknown>
    const items = told._Items as Record<string, unknown>[] | undefined
    if (items) {
      const made = items.map((item) => {
        const Arguments = [item.Id ?? item._Id]
        const at = {
          Id: client.nextId(),
          ObjectPathType: pathTypes.indexer,
          Name: '',
          ParentObjectPathId: path.Id,
        }
        const object = objectIn(client, context, shape.items!, { ...at, ArgumentInfo: { Arguments } }, true)
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
    const at = { Id: client.nextId(), ObjectPathType: pathTypes.property, Name, ParentObjectPathId: path.Id }
    const made = children.get(name) ?? objectIn(client, context, kindOfChild, at, !context.open || known)
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
    send({ ...on, ActionType: actionTypes.query, QueryInfo: { Select } }, arrived)
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
      send({ ...on, Name, ActionType: actionTypes.method, ArgumentInfo: { Arguments } }, answer)
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
        return objectIn(client, context, leads[0], {
          Id: client.nextId(),
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
        send({ ...on, Name, ActionType: actionTypes.set, ArgumentInfo: { Arguments: [value] } })
        return true
      },
    },
  )
  arrivals.set(proxy, arrived)
  return proxy
}

/** Takes in what Excel tells of an object. */
const arrivals = new WeakMap<object, Answered>()

const notLoaded = (name: string) =>
  new OfficeFault('PropertyNotLoaded', `${name} was not loaded, or has not arrived`)
