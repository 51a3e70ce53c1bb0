export { oneAlternative } from './alternate-content.ts'
export { type ArchiveLimits, type Member, readArchive } from './archive.ts'
export { type ByteSource, inMemory } from './byte-source.ts'
export {
  type Attributes,
  type Child,
  type Element,
  el,
  serialize,
  type Xml,
  xmlSafe,
} from './element.ts'
export { OoxmlError, type OoxmlErrorCode } from './error.ts'
export { ns, strictToTransitional, transitional } from './namespaces.ts'
export {
  contentTypes,
  contentTypesOf,
  contentTypesPart,
  mainPart,
  type Relationship,
  relationships,
  relationshipsOf,
  relationshipsPart,
  resolvePart,
} from './package.ts'
export { remembering } from './remembered.ts'
export { encodingOf, type FileKind, sniff } from './sniff.ts'
export { encodeUtf8 } from './text.ts'
export { predefined, resolveReferences } from './xml-characters.ts'
export { readXml, readXmlText, type XmlHandlers } from './xml-events.ts'
export { attribute, type ResolvedName, type Scope, type XmlAttributes, type XmlNode } from './xml-names.ts'
export { childOf, childrenOf, readXmlTree, textOf, type XmlElement } from './xml-tree.ts'
export type { InflateRaw, NativeZip } from './zip-entry.ts'
export { patchZip } from './zip-patch.ts'
export { defaultZipLimits, openZip, type Zip, type ZipLimits, type ZipOptions } from './zip-read.ts'
export { type PackedEntry, type PackOptions, packEntry, writeZip, type ZipSource } from './zip-write.ts'
