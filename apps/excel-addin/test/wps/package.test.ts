import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { openZip, readXmlTree, type XmlElement } from '@gongkai/ooxml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildWpsPackage } from '../../wps/package.ts'
import { entryOf, publishXml } from '../../wps/texts.ts'

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
const folderName = `gongkai_${version}`
let work: string
let out: string
const inAddin = (file: string) => readFile(join(out, 'jsaddons', folderName, file), 'utf8')

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'gongkai-wps-'))
  out = join(work, 'package')
  await buildWpsPackage({ out })
})
afterAll(() => rm(work, { recursive: true }))

const xml = (text: string) => readXmlTree(new TextEncoder().encode(text))
const elements = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child))),
]

describe('the package', () => {
  test('is a folder of jsaddons, its entry in publish.xml, instructions, and all that in a zip', async () => {
    const files = (await readdir(out, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
      .sort()
    const zip = `gongkai-wps-${version}.zip`
    const addin = ['icon.svg', 'index.html', 'main.js', 'manifest.xml', 'ribbon.xml', 'wps.html']
    const others = ['jsaddons/publish.xml', '安装说明.txt']
    const expected = [...addin.map((file) => `jsaddons/${folderName}/${file}`), ...others]
    expect(files).toEqual([zip, ...expected].sort())
    expect([...openZip(await readFile(join(out, zip))).names].sort()).toEqual([...expected].sort())
  })

  test('leaves nothing beside it', async () => {
    expect(await readdir(work)).toEqual(['package'])
  })

  test('for what is no web address is not built, and the one before stays', async () => {
    const before = await readdir(out, { recursive: true })
    for (const url of ['ftp://a/', '不是地址'])
      await expect(buildWpsPackage({ out, url })).rejects.toThrow('not a web address')
    expect(await readdir(out, { recursive: true })).toEqual(before)
    expect(await readdir(work)).toEqual(['package'])
  })

  test('never replaces anything but such a package', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-wps-'))
    await writeFile(join(folder, '年报.xlsx'), 'theirs')
    for (const out of [folder, join(folder, '年报.xlsx')])
      await expect(buildWpsPackage({ out })).rejects.toThrow('was left')
    expect(await readFile(join(folder, '年报.xlsx'), 'utf8')).toBe('theirs')
    await rm(folder, { recursive: true })
  })

  test('is registered for the spreadsheet program by the name of its folder', async () => {
    const [root, entry, ...more] = elements(xml(await readFile(join(out, 'jsaddons/publish.xml'), 'utf8')))
    expect([root!.local, entry!.local, more]).toEqual(['jsplugins', 'jsplugin', []])
    expect(entry!.attributes).toMatchObject({ name: 'gongkai', type: 'et', url: folderName, version })
  })

  test('tells to add the same entry where others are registered already', async () => {
    const instructions = await readFile(join(out, '安装说明.txt'), 'utf8')
    expect(instructions).toContain(entryOf({ name: 'gongkai', version }))
    expect(instructions).toContain('试验')
    expect(instructions).toMatch(/^\uFEFF.*\r\n$/s)
    expect(instructions.replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('with a server is registered by its address, as an add-in that is loaded from there', () => {
    const entry = elements(xml(publishXml({ name: 'gongkai', version, url: 'https://a/?b&c/' })))[1]!
    expect(entry.local).toBe('jspluginonline')
    expect(entry.attributes).toMatchObject({ type: 'et', url: 'https://a/?b&c/' })
  })
})

describe('the ribbon', () => {
  test('begins with <customUI, without declaration or byte order mark, as publishing checks', async () => {
    const bytes = await readFile(join(out, 'jsaddons', folderName, 'ribbon.xml'))
    expect(bytes.subarray(0, 9).toString('latin1')).toBe('<customUI')
  })

  test('names callbacks that the entry page has as soon as its script has run', async () => {
    const index = await inAddin('index.html')
    const scripts = [...index.matchAll(/<script ([^>]*)>/g)].map(([, attributes]) => attributes)
    expect(scripts).toEqual(['src="./main.js"'])
    const named = elements(xml(await inAddin('ribbon.xml'))).flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([name, value]) => (/^on|^get/.test(name) ? [value!] : [])),
    )
    expect(new Set(named)).toEqual(new Set(['OnAddinLoad', 'OnAction', 'GetImage']))
    const page: Record<string, unknown> = { location: { href: 'file:///C:/jsaddons/index.html' } }
    page.window = page
    runInContext(await inAddin('main.js'), createContext(page))
    for (const name of named) {
      const callback = page[name] as () => unknown
      expect(callback, name).toBeTypeOf('function')
      expect(Object.prototype.toString.call(callback)).toBe('[object Function]')
      expect(Object.prototype.toString.call(callback())).not.toBe('[object Promise]')
    }
    expect((page.GetImage as () => string)()).toBe('icon.svg')
  })

  test('has controls with ids of their own', async () => {
    const ids = elements(xml(await inAddin('ribbon.xml'))).flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(3)
  })
})

describe('the pages', () => {
  test('load nothing but what lies beside them, and cannot call anyone', async () => {
    const pane = await inAddin('wps.html')
    expect(pane).not.toMatch(/<(?:script|link|img)[^>]*\s(?:src|href)=/)
    expect(pane).toContain("connect-src 'none'")
    expect(await inAddin('main.js')).not.toMatch(/\bimport\b|\bfetch\(/)
  })
})
