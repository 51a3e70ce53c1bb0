import { existsSync, readdirSync } from 'node:fs'
import { exampleReports, hostileValues } from '@gongkai/fixtures'
import { cellsOf, editions, type Report } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import ExcelJS from 'exceljs'
import { parse } from 'parse5'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gongkai, workFolder } from './call.ts'

let folder: ReturnType<typeof workFolder>
beforeEach(() => {
  folder = workFolder()
})
afterEach(() => folder.remove())

const example = exampleReports['suqian-2024']
const edition = editions[example.edition]

/** The text in every place of a report that holds one. */
const filledWith = (text: string): Report => ({
  ...example,
  title: text,
  date: text,
  agency: { ...example.agency, name: text, signature: text },
  preface: [text],
  sections: Object.fromEntries(edition.sections.map(({ id }) => [id, [text, `说明${text}`]])),
  headings: { overview: text },
  explanations: [{ for: text, text }],
  values: { ...example.values, 'requests.received.natural': text, [cellsOf(edition)[0]!.id]: text },
})

interface Node {
  readonly nodeName: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Node[]
}
const nodesIn = (node: Node): readonly Node[] => [node, ...(node.childNodes ?? []).flatMap(nodesIn)]

/** Element names, and attributes that could run or load something. */
function markupOf(html: string) {
  const nodes = nodesIn(parse(html) as Node)
  return {
    names: [...new Set(nodes.map(({ nodeName }) => nodeName))].sort(),
    attributes: [...new Set(nodes.flatMap(({ attrs = [] }) => attrs.map(({ name }) => name)))].sort(),
  }
}

const texts = [
  ...hostileValues,
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<script>alert(1)</script>',
  '＝1+1',
  '\t=1+1',
]

describe.each(texts.map((text, index) => [index, text] as const))('text %i', (_, text) => {
  test('goes through every command as a text and nothing more', async () => {
    const json = folder.put('in.json', filledWith(text))
    const made = await gongkai('import', json, '-o', folder.path('book.xlsx'))
    const drafts = await gongkai(
      'export',
      json,
      '-o',
      folder.path('out'),
      '--draft',
      '--to',
      'docx,html,fragment,json,csv,txt',
    )
    for (const { code, out, err } of [made, drafts, await gongkai('check', json)]) {
      expect([0, 1, 2]).toContain(code)
      // What is printed moves no cursor and turns no line round.
      expect(out + err).not.toMatch(/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/)
    }
    if (made.code === 0) {
      const bytes = new Uint8Array(folder.bytes('book.xlsx'))
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(bytes.slice().buffer)
      const own = new Set(['校验'])
      for (const sheet of book.worksheets)
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            if (cell.formula && !own.has(sheet.name))
              expect(cell.formula).not.toMatch(/HYPERLINK|1\+1|SUM\(A1\)/)
          }),
        )
      const { report } = readWorkbook(bytes)
      expect(Object.getPrototypeOf(report.values)).toBe(Object.prototype)
    }
    const wrote = existsSync(folder.path('out'))
      ? readdirSync(folder.path('out')).filter((name) => !name.startsWith('.'))
      : []
    for (const name of wrote) {
      expect(name).not.toMatch(/[\\/:*?"<>|\0-\x1f\u202a-\u202e]/)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      const content = folder.bytes(`out/${name}`)
      if (name.endsWith('.html')) {
        const { names, attributes } = markupOf(content.toString('utf8'))
        expect(
          names.filter((name) =>
            ['script', 'img', 'iframe', 'a', 'object', 'link', 'base', 'form'].includes(name),
          ),
        ).toEqual([])
        expect(
          attributes.filter((name) => name.startsWith('on') || name === 'src' || name === 'href'),
        ).toEqual([])
      }
      if (name.endsWith('.csv'))
        for (const line of content.toString('utf8').split('\r\n'))
          for (const field of line.split(',')) expect(field).not.toMatch(/^"?[=+@\t＝＋＠]/)
    }
    // Nothing outside the folder that was named.
    expect(readdirSync(folder.path('.')).sort()).toEqual(
      ['book.xlsx', 'in.json', 'out'].filter((name) => existsSync(folder.path(name))),
    )
  })
})

describe('report files made to harm', () => {
  const refused = async (content: string | Uint8Array) => {
    const { code, err, out } = await gongkai('check', folder.put('in.json', content))
    expect(code).toBe(2)
    expect(out + err).toMatch(/[。.]\n/)
    return out + err
  }

  test('nesting without end, wrong encodings, no JSON, prototype keys', async () => {
    await refused('['.repeat(1_000_000))
    await refused(`{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`)
    await refused(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]))
    await refused(new Uint8Array([0xb5, 0xa5, 0xce, 0xbb]))
    await refused('')
    const text = JSON.stringify(example)
    const polluted = text.replace('"values":{', '"values":{"__proto__":{"polluted":1},"constructor":1,')
    await gongkai('check', folder.put('in.json', polluted))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each(['9007199254740993', '1e308', '1e400', '0.1234567', '-0', '123456789012345678901234567890'])(
    'a figure of %s is never passed as another',
    async (figure) => {
      const id = 'requests.received.natural'
      const text = JSON.stringify({ ...example, values: { ...example.values, [id]: 'FIGURE' } }).replace(
        '"FIGURE"',
        figure,
      )
      const { code, out, err } = await gongkai('check', folder.put('in.json', text))
      expect(code, out + err).toBeGreaterThan(0)
    },
  )
})
