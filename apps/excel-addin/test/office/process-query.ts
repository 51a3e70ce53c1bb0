import { OfficeFault } from './fault.ts'
import { workbookOf } from './objects.ts'
import type { SimulatedWorkbook } from './workbook.ts'

/**
 * What Microsoft's client sends for one `context.sync()`: objects by the paths that lead to them, and what is done with
 * them in order.
 */
export interface Query {
  readonly Actions: readonly Action[]
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>
}

export interface Action {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] }
  readonly QueryInfo?: { readonly Select?: readonly string[] }
}

export interface ObjectPath {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] }
}

export interface Answer {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[]
  readonly Error?: {
    readonly Code: string
    readonly Message: string
    readonly HttpStatusCode: 400
    readonly ActionIndex: number
  }
}

export const pathTypes = { root: 1, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const
export const actionTypes = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const

/** The flag of a request that is to wait for the end of typing. */
export const delayForCellEdit = 64

type Node = Record<string, unknown>
type Method = (...args: readonly unknown[]) => unknown

/** Carries out what the client sends, one action after the other; what was done before one that fails stays done. */
export function processor(sim: SimulatedWorkbook) {
  const kept = new Map<string, Node | null>()
  const statistics = { trips: 0 }

  async function process(query: Query, flags = 0): Promise<Answer> {
    if (releases(query)) return run(query)
    statistics.trips++
    while (sim.state.editing) {
      if ((flags & delayForCellEdit) === 0) {
        const Code = 'InvalidOperationInCellEditMode'
        return {
          Results: [],
          Error: { Code, Message: '请先退出单元格编辑', HttpStatusCode: 400, ActionIndex: 0 },
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return run(query)
  }

  function run({ Actions, ObjectPaths }: Query): Answer {
    const found = new Map<number, Node | null>()
    const Results: { ActionId: number; Value: unknown }[] = []
    for (const [ActionIndex, action] of Actions.entries()) {
      try {
        Results.push({ ActionId: action.Id, Value: done(action) })
      } catch (error) {
        if (!(error instanceof OfficeFault)) throw error
        return {
          Results,
          Error: { Code: error.code, Message: error.message, HttpStatusCode: 400, ActionIndex },
        }
      }
    }
    return { Results }

    function done({ ActionType, ObjectPathId, Name, ArgumentInfo, QueryInfo }: Action): unknown {
      if (ActionType === actionTypes.trace) return null
      const node = nodeAt(ObjectPathId)
      const args = ArgumentInfo?.Arguments ?? []
      if (ActionType === actionTypes.instantiate) return node && identityOf(node)
      if (ActionType === actionTypes.query) return node && told(node, QueryInfo?.Select ?? [])
      if (Name === '_KeepReference') return null
      if (Name === '_RemoveReference') return kept.delete(String(args[0]))
      if (node === null) throw new OfficeFault('InvalidObjectPath')
      if (ActionType === actionTypes.method) return methodOf(node, Name)(...args) ?? null
      if (ActionType !== actionTypes.set) throw new TypeError(`no action of type ${ActionType}`)
      const member = memberOf(node, Name)
      node[member] = args[0]
      return null
    }

    function nodeAt(id: number): Node | null {
      if (!found.has(id)) found.set(id, resolve(ObjectPaths[id]!))
      return found.get(id)!
    }

    function resolve({ ObjectPathType, Name, ParentObjectPathId, ArgumentInfo }: ObjectPath): Node | null {
      if (ObjectPathType === pathTypes.root) return workbookOf(sim) as unknown as Node
      if (ObjectPathType === pathTypes.nothing) return null
      if (ObjectPathType === pathTypes.reference) {
        if (!kept.has(Name)) throw new OfficeFault('InvalidObjectPath')
        return kept.get(Name)!
      }
      const parent = nodeAt(ParentObjectPathId!)
      if (parent === null) return null
      const args = ArgumentInfo?.Arguments ?? []
      if (ObjectPathType === pathTypes.property) return parent[memberOf(parent, Name)] as Node | null
      const name = ObjectPathType === pathTypes.indexer ? 'getItem' : Name
      return methodOf(parent, name)(...args) as Node | null
    }

    /** By which the client finds the object again in a later request. */
    function identityOf(node: Node): Node {
      if (node.keptByReference) {
        const id = `reference-${kept.size + 1}-${statistics.trips}`
        kept.set(id, node)
        return { _ReferenceId: id }
      }
      return idsOf(node)
    }
  }

  return { process, statistics }
}

/**
 * After each `Excel.run` Microsoft's client lets go of the ranges in a request of its own, that nobody waits for: no round
 * trip of the adapter's.
 */
const releases = ({ Actions }: Query): boolean =>
  Actions.every(
    ({ ActionType, Name }) => ActionType === actionTypes.instantiate || Name === '_RemoveReference',
  )

const camel = (name: string) => name[0]!.toLowerCase() + name.slice(1)

function memberOf(node: Node, name: string): string {
  const member = name in node ? name : camel(name)
  if (!(member in node)) throw new OfficeFault('ApiNotFound', `the simulation has no ${name}`)
  return member
}

const methodOf = (node: Node, name: string) => node[memberOf(node, name)] as Method

const idsOf = ({ id, _Id }: Node): Node => ({
  ...(id === undefined ? {} : { Id: id }),
  ...(_Id === undefined ? {} : { _Id }),
})

/** The properties asked for, of all items where it is a collection. */
function told(node: Node, select: readonly string[]): Node {
  if ('items' in node) return { _Items: (node.items as Node[]).map((item) => told(item, select)) }
  const answer = idsOf(node)
  for (const path of select) {
    const [first = '', ...rest] = path.split('/')
    const member = memberOf(node, first)
    const key = member[0]!.toUpperCase() + member.slice(1)
    const value = node[member]
    if (rest.length === 0) answer[key] = value
    else answer[key] = { ...(answer[key] as Node), ...told(value as Node, [rest.join('/')]) }
  }
  return answer
}
