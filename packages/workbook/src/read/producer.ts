import { ns, readXmlTree, relationshipsOf, textOf, type Zip } from '@gongkai/ooxml'

const extendedProperties = `${ns.relationships}/extended-properties`

/** The program that wrote the file, as its properties say: `Microsoft Excel`, `WPS 表格`. */
export function producerOf(zip: Zip): string | undefined {
  const part = relationshipsOf(zip, '').find(({ type }) => type === extendedProperties)?.target
  if (part === undefined || !zip.has(part)) return undefined
  const application = readXmlTree(zip.bytes(part)).children.find(
    (child) => typeof child !== 'string' && child.local === 'Application',
  )
  return application && typeof application !== 'string' ? textOf(application) : undefined
}
