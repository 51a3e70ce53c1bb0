import {
  contentTypes,
  contentTypesPart,
  type Element,
  encodeUtf8,
  ns,
  type PackedEntry,
  type PackOptions,
  packEntry,
  relationships,
  relationshipsPart,
  serialize,
  writeZip,
} from '@gongkai/ooxml'
import type { Report } from '@gongkai/schema'
import { outline } from '../outline.ts'
import { defaultProfile, type Profile } from '../profile.ts'
import { documentXml, type MarginParts, type WordBlock } from './document.ts'
import { draftHeader, footer } from './margins.ts'
import { type About, aboutReport, appProperties, coreProperties } from './properties.ts'
import { fontTable, settings } from './settings.ts'
import { styles } from './styles.ts'

export interface DocxOptions extends PackOptions {
  readonly profile?: Profile | undefined
  /** 草稿 at the head of each page. */
  readonly draft?: boolean | undefined
}

interface Part {
  readonly name: string
  readonly contentType: string
  /** The last step of the relationship type that leads to it. */
  readonly relation: string
  readonly root: Element
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const documentPart = 'word/document.xml'
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml'
const coreRelation = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
const extendedType = 'application/vnd.openxmlformats-officedocument.extended-properties+xml'

/** The parts beside the document itself: they depend on the profile only. */
function partsOf(profile: Profile, draft: boolean): readonly Part[] {
  const part = (file: string, kind: string, root: Element): Part => ({
    name: `word/${file}.xml`,
    contentType: `${word}${kind}+xml`,
    relation: kind,
    root,
  })
  return [
    part('styles', 'styles', styles(profile)),
    part('settings', 'settings', settings()),
    part('fontTable', 'fontTable', fontTable(profile)),
    part('footer1', 'footer', footer(profile, 'odd')),
    part('footer2', 'footer', footer(profile, 'even')),
    ...(draft ? [part('header1', 'header', draftHeader()), part('header2', 'header', draftHeader())] : []),
  ]
}

interface Skeleton {
  readonly before: readonly PackedEntry[]
  readonly after: readonly PackedEntry[]
  readonly margins: MarginParts
}

const idOf = (index: number) => `rId${index + 1}`

/** Everything of the package that is the same for all reports, compressed. */
function buildSkeleton(profile: Profile, draft: boolean): Skeleton {
  const parts = partsOf(profile, draft)
  const pack = (name: string, root: Element) =>
    packEntry({ name, content: serialize(root, { declaration: true }) })
  const types = contentTypes(
    { rels: 'application/vnd.openxmlformats-package.relationships+xml', xml: 'application/xml' },
    {
      [documentPart]: `${word}document.main+xml`,
      ...Object.fromEntries(parts.map(({ name, contentType }) => [name, contentType])),
      'docProps/core.xml': coreType,
      'docProps/app.xml': extendedType,
    },
  )
  const packageLinks = [
    [`${ns.relationships}/officeDocument`, documentPart],
    [coreRelation, 'docProps/core.xml'],
    [`${ns.relationships}/extended-properties`, 'docProps/app.xml'],
  ] as const
  const link = (id: string, type: string, target: string) => ({ id, type, target, external: false })
  const marginParts = (relation: string) =>
    parts
      .map((part, index) => ({ part, id: idOf(index) }))
      .filter(({ part }) => part.relation === relation)
      .map(({ id }, index) => ({ id, pages: index === 0 ? ('default' as const) : ('even' as const) }))
  return {
    before: [
      pack(contentTypesPart, types),
      pack(
        relationshipsPart(''),
        relationships(packageLinks.map(([type, target], index) => link(idOf(index), type, target))),
      ),
    ],
    after: [
      pack(
        relationshipsPart(documentPart),
        relationships(
          parts.map(({ name, relation }, index) =>
            link(idOf(index), `${ns.relationships}/${relation}`, name.slice('word/'.length)),
          ),
        ),
      ),
      ...parts.map(({ name, root }) => pack(name, root)),
      pack('docProps/app.xml', appProperties()),
    ],
    margins: { headers: marginParts('header'), footers: marginParts('footer') },
  }
}

const skeletons = { final: new WeakMap<Profile, Skeleton>(), draft: new WeakMap<Profile, Skeleton>() }

function skeletonOf(profile: Profile, draft: boolean): Skeleton {
  const known = skeletons[draft ? 'draft' : 'final']
  const made = known.get(profile) ?? buildSkeleton(profile, draft)
  known.set(profile, made)
  return made
}

/**
 * The official report as a Word file by GB/T 9704. The same report with the same options gives the same bytes.
 *
 * @throws RangeError on a figure that is NaN or infinite
 */
export const toDocx = (report: Report, options?: DocxOptions): Uint8Array<ArrayBuffer> =>
  writeDocx(outline(report), aboutReport(report), options)

/** A document of the same looks as a Word file. The same blocks with the same options give the same bytes. */
export function writeDocx(
  blocks: readonly WordBlock[],
  about: About,
  options: DocxOptions = {},
): Uint8Array<ArrayBuffer> {
  const { profile = defaultProfile, draft = false, deflateRaw, crc32 } = options
  const { before, after, margins } = skeletonOf(profile, draft)
  const document = documentXml(blocks, profile, margins)
  const core = serialize(coreProperties(about), { declaration: true })
  return writeZip(
    [
      ...before,
      { name: documentPart, content: encodeUtf8(document) },
      ...after,
      { name: 'docProps/core.xml', content: core },
    ],
    { deflateRaw, crc32 },
  )
}
