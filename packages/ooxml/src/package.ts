import { type Element, el } from './element.ts'
import { ns, transitional } from './namespaces.ts'
import { remembering } from './remembered.ts'
import { childrenOf, readXmlTree } from './xml-tree.ts'
import type { Zip } from './zip-read.ts'

/** A link from a part, or from the package as a whole, to another part or out of the package. */
export interface Relationship {
  readonly id: string
  /** In its transitional form: `…/officeDocument/2006/relationships/worksheet`. */
  readonly type: string
  /** The part's name from the root of the package, without a leading slash; if external, the URI as written. */
  readonly target: string
  /** External targets are told of and never followed. */
  readonly external: boolean
}

export const contentTypesPart = '[Content_Types].xml'

/** The name of the part that holds the relationships of `part`; of the package itself for ''. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** As written, whatever the package has. What is kept is this and no tree, whose elements would keep all prefixes of a hostile part. */
const linksAt = remembering((zip, name): readonly Relationship[] =>
  childrenOf(readXmlTree(zip.bytes(name)), ns.packageRelationships, 'Relationship').map(({ attributes }) => {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes
    return { id: Id, type: transitional(Type), target: Target, external: TargetMode === 'External' }
  }),
)

/**
 * The relationships of `part`, of the package itself for ''; none where it has no such part.
 *
 * @throws OoxmlError as `zip.bytes` and `readXml` do
 */
export function relationshipsOf(zip: Zip, part: string): readonly Relationship[] {
  const name = zip.find(relationshipsPart(part))
  if (name === undefined) return []
  return linksAt(zip, name).map((link) =>
    link.external ? link : { ...link, target: resolvePart(zip, part, link.target) },
  )
}

/**
 * The part that a target written in `source` ('' for the package) means, from the root of the package and as the
 * zip writes its name where it is there. A target that climbs above the root stays at the root, as in any URI.
 */
export function resolvePart(zip: Zip, source: string, target: string): string {
  const path = target.split(/[?#]/, 1)[0]!.replaceAll('\\', '/')
  if (path === '') return source
  const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  const name = segments.join('/')
  return zip.find(name) ?? zip.find(unescaped(name)) ?? name
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The part that holds the document: the target of the package's officeDocument relationship. */
export function mainPart(zip: Zip): string | undefined {
  return relationshipsOf(zip, '').find(({ type }) => type === `${ns.relationships}/officeDocument`)?.target
}

/**
 * The content type of a part, by its own entry or by its extension; `undefined` where the package gives none.
 *
 * @throws OoxmlError `missing-entry` where the package has no `[Content_Types].xml`, and as `readXml` does
 */
export function contentTypesOf(zip: Zip): (part: string) => string | undefined {
  const root = readXmlTree(zip.bytes(contentTypesPart))
  const defaults = new Map<string, string>()
  const overrides = new Map<string, string>()
  for (const { attributes } of childrenOf(root, ns.contentTypes, 'Default')) {
    defaults.set((attributes.Extension ?? '').toLowerCase(), attributes.ContentType ?? '')
  }
  for (const { attributes } of childrenOf(root, ns.contentTypes, 'Override')) {
    overrides.set((attributes.PartName ?? '').toLowerCase(), attributes.ContentType ?? '')
  }
  return (part) => {
    const name = part.toLowerCase()
    return overrides.get(`/${name}`) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1))
  }
}

/** The root of `[Content_Types].xml`: types by extension, and by part name (without a leading slash). */
export function contentTypes(
  byExtension: Readonly<Record<string, string>>,
  byPart: Readonly<Record<string, string>>,
): Element {
  return el(
    'Types',
    { xmlns: ns.contentTypes },
    Object.entries(byExtension).map(([Extension, ContentType]) => el('Default', { Extension, ContentType })),
    Object.entries(byPart).map(([name, ContentType]) =>
      el('Override', { PartName: `/${name}`, ContentType }),
    ),
  )
}

/** The root of a relationships part. Targets are written as given: relative to the folder of the source part. */
export function relationships(items: readonly Relationship[]): Element {
  return el(
    'Relationships',
    { xmlns: ns.packageRelationships },
    items.map(({ id, type, target, external }) =>
      el('Relationship', {
        Id: id,
        Type: type,
        Target: target,
        TargetMode: external ? 'External' : undefined,
      }),
    ),
  )
}
