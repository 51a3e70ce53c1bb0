import { OoxmlError } from './error.ts'
import { ns, transitional } from './namespaces.ts'

/** A name with its prefix resolved. Strict namespaces are given in their transitional form. */
export interface ResolvedName {
  /** '' where no namespace applies. */
  readonly uri: string
  readonly local: string
}

/** The prefixes in force at an element. One scope is shared by all elements that declare nothing anew. */
export interface Scope {
  /** Namespace by prefix; the default namespace under ''. */
  readonly prefixes: ReadonlyMap<string, string>
  /** Element names resolved in this scope so far. */
  readonly names: Map<string, ResolvedName>
}

/** Attributes by their written names, prefix included; an unprefixed attribute is in no namespace. */
export type XmlAttributes = Readonly<Record<string, string>>

/** An element as it was written, with its name resolved. */
export interface XmlNode extends ResolvedName {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly scope: Scope
}

export const outermost: Scope = { prefixes: new Map([['xml', ns.xml]]), names: new Map() }

/** The scope inside an element: the same one, unless the element declares a prefix. */
export function scopeWith(outer: Scope, attributes: XmlAttributes): Scope {
  let prefixes: Map<string, string> | undefined
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    const prefix = name === 'xmlns' ? '' : name[5] === ':' ? name.slice(6) : undefined
    if (prefix === undefined) continue
    prefixes ??= new Map(outer.prefixes)
    prefixes.set(prefix, transitional(attributes[name]!))
  }
  return prefixes ? { prefixes, names: new Map() } : outer
}

/** @throws OoxmlError `xml` for a prefix that nothing declares */
export function resolveName(scope: Scope, name: string): ResolvedName {
  let resolved = scope.names.get(name)
  if (!resolved) {
    const colon = name.indexOf(':')
    const prefix = colon < 0 ? '' : name.slice(0, colon)
    const uri = scope.prefixes.get(prefix)
    if (uri === undefined && prefix !== '')
      throw new OoxmlError('xml', undefined, `undeclared prefix ${prefix}`)
    resolved = { uri: uri ?? '', local: name.slice(colon + 1) }
    scope.names.set(name, resolved)
  }
  return resolved
}

/** The value of an attribute that stands in a namespace, such as `r:id`; unprefixed ones are `node.attributes.id`. */
export function attribute(node: XmlNode, uri: string, local: string): string | undefined {
  for (const name in node.attributes) {
    const colon = name.indexOf(':')
    if (
      colon > 0 &&
      name.slice(colon + 1) === local &&
      node.scope.prefixes.get(name.slice(0, colon)) === uri
    ) {
      return node.attributes[name]
    }
  }
  return undefined
}
