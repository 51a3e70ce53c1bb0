import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { childOf, childrenOf, readXmlTree, textOf, type XmlElement } from '@gongkai/ooxml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manifestFor } from '../../office/manifest.ts'
import { publicFile } from './built-page.ts'

const office = 'http://schemas.microsoft.com/office/appforoffice/1.1'
const overrides = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides'
const basic = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0'
const server = 'https://oa.example.gov.cn/gongkai/'

const script = fileURLToPath(new URL('../../scripts/manifest.mjs', import.meta.url))
const run = promisify(execFile)

let manifest: XmlElement
let version: XmlElement
beforeAll(async () => {
  manifest = readXmlTree(new TextEncoder().encode(await manifestFor({ url: server, version: '0.1.0' })))
  version = childOf(manifest, overrides, 'VersionOverrides')!
})

const all = (element: XmlElement): XmlElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
]
const named = (name: string) => all(manifest).filter(({ local }) => local === name)
const defaultOf = (element: XmlElement) => element.attributes.DefaultValue ?? ''

describe('the manifest', () => {
  test('holds its parts in the order that the schema asks for', () => {
    const order = (element: XmlElement) => childNames(element)
    expect(order(manifest)).toEqual([
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
      'Hosts',
      'Requirements',
      'DefaultSettings',
      'Permissions',
      'VersionOverrides',
    ])
    expect(order(version)).toEqual(['Requirements', 'Hosts', 'Resources'])
    expect(order(named('DesktopFormFactor')[0]!)).toEqual(['GetStarted', 'ExtensionPoint'])
    expect(order(named('Group')[0]!)).toEqual(['Label', 'Icon', 'Control'])
    expect(order(named('Control')[0]!)).toEqual(['Label', 'Supertip', 'Icon', 'Action'])
    expect(order(named('Action')[0]!)).toEqual(['TaskpaneId', 'SourceLocation'])
    expect(order(named('Resources')[0]!)).toEqual(['Images', 'Urls', 'ShortStrings', 'LongStrings'])
  })

  test('is an add-in with a pane, for workbooks, with one button', () => {
    expect(manifest).toMatchObject({ uri: office, local: 'OfficeApp' })
    expect(manifest.attributes['xsi:type']).toBe('TaskPaneApp')
    expect(named('Host').map(({ attributes }) => attributes.Name ?? attributes['xsi:type'])).toEqual([
      'Workbook',
      'Workbook',
    ])
    expect(named('Control').map(({ attributes }) => attributes['xsi:type'])).toEqual(['Button'])
  })

  test('has a GUID and a version of four parts, no lower than 1.0', () => {
    expect(textOf(childOf(manifest, office, 'Id')!)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
    expect(textOf(childOf(manifest, office, 'Version')!)).toBe('1.0.1.0')
  })

  test('asks for ExcelApi 1.9, in both places', () => {
    const sets = named('Set').map(({ uri, attributes }) => [uri, attributes.Name, attributes.MinVersion])
    expect(sets).toEqual([
      [office, 'ExcelApi', '1.9'],
      [basic, 'ExcelApi', '1.9'],
    ])
    expect(named('Sets').map(({ attributes }) => attributes.DefaultMinVersion)).toEqual(['1.9', '1.9'])
  })

  test('names https addresses below the one given, and pages that there are', async () => {
    const urls = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'Image', 'Url', 'SourceLocation']
      .flatMap(named)
      .map(defaultOf)
      .filter((url) => url !== '')
    expect(urls.length).toBeGreaterThan(7)
    for (const url of urls) {
      expect(url.startsWith(server)).toBe(true)
      const file = url.slice(server.length)
      const page = fileURLToPath(new URL(`../../pages/${file}`, import.meta.url))
      const there = file.endsWith('.html')
        ? await readFile(page).catch(() => undefined)
        : await publicFile(file)
      expect(there, file).toBeDefined()
    }
  })

  test('every resource is there once, used, and has an id of at most 32 characters', () => {
    const ids = ['Image', 'Url', 'String']
      .flatMap(named)
      .flatMap(({ uri, attributes }) => (uri === basic && attributes.id !== undefined ? [attributes.id] : []))
    const used = all(manifest).flatMap(({ attributes }) => attributes.resid ?? [])
    expect(ids).toEqual([...new Set(ids)])
    expect([...new Set(used)].sort()).toEqual([...ids].sort())
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(32)
  })

  test('has texts no longer than Office shows', () => {
    const lengths = (name: string) =>
      childrenOf(named(name)[0]!, basic, 'String').flatMap((text) => [
        defaultOf(text).length,
        ...childrenOf(text, basic, 'Override').map(({ attributes }) => attributes.Value!.length),
      ])
    expect(Math.max(...lengths('ShortStrings'))).toBeLessThanOrEqual(125)
    expect(Math.max(...lengths('LongStrings'))).toBeLessThanOrEqual(250)
    expect(defaultOf(named('DisplayName')[0]!).length).toBeLessThanOrEqual(125)
    expect(defaultOf(named('Description')[0]!).length).toBeLessThanOrEqual(250)
  })

  test('has icons of the sizes that it says', async () => {
    const images = new Map(
      childrenOf(named('Images')[0]!, basic, 'Image').map((image) => [image.attributes.id, defaultOf(image)]),
    )
    const shown = named('Image').flatMap(({ attributes: { size, resid } }) =>
      size === undefined ? [] : [{ size: Number(size), url: images.get(resid!)! }],
    )
    expect(shown.map(({ size }) => size)).toEqual([16, 32, 80, 16, 32, 80])
    const listed = [
      { size: 32, url: defaultOf(named('IconUrl')[0]!) },
      { size: 64, url: defaultOf(named('HighResolutionIconUrl')[0]!) },
    ]
    for (const { size, url } of [...shown, ...listed]) {
      const icon = Buffer.from((await publicFile(url.slice(server.length)))!)
      expect(icon.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size])
    }
  })
})

describe('its address', () => {
  test.each([
    ['https://oa.example.gov.cn/gongkai', 'https://oa.example.gov.cn/gongkai/'],
    ['https://localhost:3443', 'https://localhost:3443/'],
    ['https://例子.cn/年报/', 'https://xn--fsqu00a.cn/%E5%B9%B4%E6%8A%A5/'],
    ['https://a.cn/a&b"c/', 'https://a.cn/a&amp;b%22c/'],
  ])('%s', async (url, folder) => {
    expect(await manifestFor({ url, version: '0.1.0' })).toContain(
      `<SourceLocation DefaultValue="${folder}office.html" />`,
    )
  })

  test.each([
    '',
    'oa.example.gov.cn',
    'http://a.cn/',
    'https://a.cn/?x=1',
    'https://a.cn/index.html',
    'https://u:p@a.cn/',
  ])('„%s“ is refused, with what is wanted', async (url) => {
    await expect(manifestFor({ url, version: '0.1.0' })).rejects.toThrow('https://oa.example.gov.cn/gongkai/')
  })
})

describe('npm run manifest', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongkai-manifest-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('writes it, and writes it again', async () => {
    const out = join(folder, 'new', 'gongkai.xml')
    await run(process.execPath, [script, '--url', 'https://a.cn/', '--out', out])
    await run(process.execPath, [script, '--url', server, '--out', out])
    expect(await readFile(out, 'utf8')).toContain(`${server}office.html`)
  })

  test('leaves a file of another kind alone', async () => {
    const out = join(folder, 'other.xml')
    await writeFile(out, '<OfficeApp/>')
    const failed = await run(process.execPath, [script, '--url', server, '--out', out]).catch(
      (error) => error,
    )
    expect(failed).toMatchObject({ code: 2 })
    expect(failed.stderr).toContain('--out')
    expect(await readFile(out, 'utf8')).toBe('<OfficeApp/>')
  })
})

const childNames = ({ children }: XmlElement) =>
  children.flatMap((child) => (typeof child === 'string' ? [] : [child.local]))
