import { OoxmlError } from './error.ts'
import { ns, transitional } from './namespaces.ts'
import { malformed } from './xml-characters.ts'

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
  /** The names of elements, and of attributes with a prefix, that were resolved in this scope so far. */
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

/**
 * The scope inside an element with attributes that have prefixes or declare namespaces; the outer one, if it
 * declares nothing.
 *
 * @throws OoxmlError `xml` for what Namespaces in XML 1.0 forbids
 */
export function scopeWithin(outer: Scope, attributes: XmlAttributes): Scope {
  let prefixes: Map<string, string> | undefined
  const prefixed: string[] = []
  for (const name in attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      prefixes ??= new Map(outer.prefixes)
      declare(prefixes, name, attributes[name]!)
      if (prefixes.size > maxPrefixes) throw new OoxmlError('too-large', undefined, 'namespace prefixes')
    } else if (name.includes(':')) prefixed.push(name)
  }
  const scope = prefixes ? { prefixes, names: new Map() } : outer
  const expanded = prefixed.map((name) => {
    const { uri, local } = resolveName(scope, name)
    return `${local} ${uri}`
  })
  if (expanded.length > 1 && new Set(expanded).size < expanded.length) malformed('one attribute twice')
  return scope
}

/** In force at once; each element that declares one has a list of all. */
const maxPrefixes = 256

const xmlnsUri = 'http://www.w3.org/2000/xmlns/'

function declare(prefixes: Map<string, string>, attribute: string, uri: string): void {
  const prefix = attribute.slice(6)
  const reserved = prefix === 'xmlns' || uri === xmlnsUri || (prefix === 'xml') !== (uri === ns.xml)
  if (reserved || /:.*:|:$/.test(attribute) || (prefix !== '' && uri === '')) malformed(attribute)
  prefixes.set(prefix, transitional(uri))
}

/** Resolves the name of an element, or one of an attribute that has a prefix. */
export function resolveName(scope: Scope, name: string): ResolvedName {
  let resolved = scope.names.get(name)
  if (!resolved) {
    const colon = name.indexOf(':')
    const prefix = colon < 0 ? '' : name.slice(0, colon)
    const local = name.slice(colon + 1)
    const uri = scope.prefixes.get(prefix) ?? ''
    if (colon >= 0 && (uri === '' || prefix === '' || local === '' || local.includes(':'))) {
      malformed(`prefix of ${name}`)
    }
    resolved = { uri, local }
    scope.names.set(name, resolved)
  }
  return resolved
}

/** The value of an attribute that stands in a namespace, such as `r:id`; unprefixed ones are `node.attributes.id`. */
export function attribute(node: XmlNode, uri: string, local: string): string | undefined {
  for (const name in node.attributes) {
    if (!name.includes(':')) continue
    const resolved = node.scope.names.get(name)
    if (resolved?.local === local && resolved.uri === uri) return node.attributes[name]
  }
  return undefined
}
