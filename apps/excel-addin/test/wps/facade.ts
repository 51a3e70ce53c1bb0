/** How a build of WPS tells things; each was seen in some build, and no build says which. */
export interface Build {
  /** Whether members without arguments are properties or methods. */
  readonly members: 'property' | 'method'
  /** A range of several cells: rows of cells; a single row or column as a plain list; lists that begin at index 1. */
  readonly lists: 'rows' | 'lines' | 'from-one'
  /** What is thrown: an error, a plain object, a text. */
  readonly throws: 'error' | 'object' | 'text'
  /** Truth is told as -1, lies as 0. */
  readonly numericTruth?: boolean
  /** Members that this build does not have. */
  readonly lacks?: readonly string[]
  /** Events that this build does not know. */
  readonly unknownEvents?: readonly string[]
  /** An apostrophe before a text in a cell of the text format stays in the cell. */
  readonly keepsApostrophe?: boolean
  /** What becomes of the names of a workbook whose sheets are copied into another: names of the workbook, of the sheets, none. */
  readonly copiedNames: 'workbook' | 'sheet' | 'none'
  /** `writeAsBinaryString` writes into a folder of its own only, and throws at a path. */
  readonly ownFolderOnly?: boolean
}

export const builds: Readonly<Record<string, Build>> = {
  plain: { members: 'property', lists: 'rows', throws: 'error', copiedNames: 'workbook' },
  methods: { members: 'method', lists: 'lines', throws: 'object', numericTruth: true, copiedNames: 'sheet' },
  odd: {
    members: 'property',
    lists: 'from-one',
    throws: 'text',
    lacks: ['AllowEdit', 'GetSaveAsFilename'],
    unknownEvents: ['AfterCalculate', 'SheetBeforeDelete'],
    keepsApostrophe: true,
    copiedNames: 'none',
  },
}

/** Thrown as the build throws. */
export function thrown(build: Build, message: string): unknown {
  if (build.throws === 'error') return new Error(message)
  return build.throws === 'object' ? { number: -2146827284, description: message } : message
}

export interface Member {
  readonly read: () => unknown
  readonly write?: (value: unknown) => void
}
type Method = (...args: never[]) => unknown

/**
 * An object as a page gets it: members that WPS has, and nothing else. Asking for anything else is written into `violations`:
 * an adapter that takes errors for refusals would hide it.
 */
export function facade(
  build: Build,
  violations: string[],
  kind: string,
  members: Readonly<Record<string, Member>>,
  methods: Readonly<Record<string, Method>> = {},
): object {
  const truth = (value: unknown) =>
    build.numericTruth && typeof value === 'boolean' ? (value ? -1 : 0) : value
  return new Proxy(
    {},
    {
      get(_target, name) {
        if (typeof name === 'symbol') return undefined
        if (build.lacks?.includes(name)) return undefined
        const method = methods[name]
        if (method) return (...args: never[]) => truth(method(...args))
        const member = members[name]
        if (!member) return violate(name)
        if (build.members === 'property') return truth(member.read())
        return (...args: readonly unknown[]) =>
          args.length === 0 ? truth(member.read()) : writeTo(member, name, args[0])
      },
      set(_target, name, value) {
        const member = members[String(name)]
        if (!member) return violate(String(name))
        writeTo(member, String(name), value)
        return true
      },
    },
  )

  function violate(name: string): never {
    violations.push(`${kind}.${name}`)
    throw new TypeError(`the fake's ${kind} has no member ${name}`)
  }

  function writeTo(member: Member, name: string, value: unknown): void {
    if (!member.write) throw thrown(build, `${kind}.${name} cannot be written`)
    member.write(value)
  }
}
