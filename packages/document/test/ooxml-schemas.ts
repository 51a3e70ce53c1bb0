import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML, type XMLFileInfo } from 'xmllint-wasm'

/** The folder of the ECMA-376 transitional schemas, which are no part of the project. */
const folder = process.env.OOXML_SCHEMAS

/** Why parts cannot be validated here. */
export const lackingSchemas = folder
  ? undefined
  : 'needs the ECMA-376 schemas: set OOXML_SCHEMAS to their folder'

const schema = (fileName: string, namespace: string, content: string): XMLFileInfo => ({
  fileName,
  contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}">${content}</xs:schema>`,
})
const elements = (type: string, ...names: readonly string[]) =>
  names.map((name) => `<xs:element name="${name}" type="${type}"/>`).join('')

const dublinCore: readonly XMLFileInfo[] = [
  schema(
    'dc.xsd',
    'http://purl.org/dc/elements/1.1/',
    elements('xs:string', 'creator', 'description', 'identifier', 'language', 'subject', 'title'),
  ),
  schema(
    'dcterms.xsd',
    'http://purl.org/dc/terms/',
    '<xs:simpleType name="W3CDTF"><xs:restriction base="xs:dateTime"/></xs:simpleType>' +
      elements('xs:anyType', 'created', 'modified'),
  ),
]

/** The packaging schemas refer to Dublin Core on the web; small local ones stand in, the package's own are as published. */
function local(fileName: string): XMLFileInfo {
  const text = readFileSync(join(folder!, fileName), 'utf8')
  const contents = text
    .replace(/schemaLocation="[^"]*\/dc\.xsd"/, 'schemaLocation="dc.xsd"')
    .replace(/schemaLocation="[^"]*\/dcterms\.xsd"/, 'schemaLocation="dcterms.xsd"')
    .replace(/(<xs:import id="xml" [^>]*)\/>/, '$1 schemaLocation="xml.xsd"/>')
  return { fileName, contents }
}

/** What xmllint finds wrong with the parts by one of the schemas; nothing when they are valid. */
export async function schemaErrors(parts: readonly XMLFileInfo[], name: string): Promise<readonly string[]> {
  const schemas = readdirSync(folder!)
    .filter((name) => name.endsWith('.xsd'))
    .map(local)
  const { errors } = await validateXML({
    xml: parts,
    schema: schemas.find(({ fileName }) => fileName === name)!,
    preload: [...schemas.filter(({ fileName }) => fileName !== name), ...dublinCore],
    initialMemoryPages: 1024,
    maxMemoryPages: 4096,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}
