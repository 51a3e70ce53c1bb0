import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML, type XMLFileInfo } from 'xmllint-wasm'

/** The folder of the ECMA-376 transitional schemas, which are no part of the project. */
const folder = process.env.OOXML_SCHEMAS

/** Why parts cannot be validated here. */
export const lackingSchemas = folder
  ? undefined
  : 'needs the ECMA-376 schemas: set OOXML_SCHEMAS to their folder'

/** What Markup Compatibility lets a reader skip: the prefixes that `mc:Ignorable` names, with all that bears them. */
function withoutIgnorable(xml: string): string {
  const prefixes = /mc:Ignorable="([^"]*)"/u.exec(xml)?.[1]?.split(/\s+/u) ?? []
  const names = [...prefixes, 'mc'].join('|')
  return xml.replace(new RegExp(`\\s(?:xmlns:)?(?:${names})(?::\\w+)?="[^"]*"`, 'gu'), '')
}

/** What xmllint finds wrong with parts of SpreadsheetML; nothing when they are valid. */
export async function sheetErrors(parts: readonly XMLFileInfo[]): Promise<readonly string[]> {
  const schemas = readdirSync(folder!)
    .filter((fileName) => /^(?:sml|shared|dml|xml).*\.xsd$/u.test(fileName))
    .map((fileName) => ({ fileName, contents: readFileSync(join(folder!, fileName), 'utf8') }))
  const { errors } = await validateXML({
    xml: parts.map(({ fileName, contents }) => ({ fileName, contents: withoutIgnorable(String(contents)) })),
    schema: schemas.find(({ fileName }) => fileName === 'sml.xsd')!,
    preload: schemas.filter(({ fileName }) => fileName !== 'sml.xsd'),
    initialMemoryPages: 1024,
    maxMemoryPages: 4096,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}
