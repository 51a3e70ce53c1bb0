import { el, serialize, type Zip, type ZipSource } from '@gongkai/ooxml'
import { columnLetters } from '../a1.ts'
import { type PartText, partText } from '../patch/part-text.ts'
import type { BulkValue, Formula, Sheet } from './model.ts'
import { storedText } from './stored-text.ts'

// exceljs keeps about a kilobyte for every cell: the figures of four thousand units took it 3.4 GB and 90 s. So it writes
// the first row of such a list, and the others are written here after its pattern, into the file it made.

const stringsPart = 'xl/sharedStrings.xml'

/** The file's shared strings, with room for more. */
function stringsOf(part: string) {
  const before = Number(/ uniqueCount="(\d+)"/u.exec(part)?.[1] ?? 0)
  const added = new Map<string, number>()
  let uses = 0
  return {
    indexOf(text: string): number {
      uses++
      const index = added.get(text) ?? before + added.size
      added.set(text, index)
      return index
    },
    /** The part with what was asked for. */
    grown(): string {
      const items = [...added.keys()].map((text) => {
        const space = /^\s|\s$|\n/u.test(text) ? 'preserve' : undefined
        return serialize(el('si', undefined, el('t', { 'xml:space': space }, text)))
      })
      return part
        .replace(/ count="(\d+)"/u, (_, count: string) => ` count="${Number(count) + uses}"`)
        .replace(/ uniqueCount="\d+"/u, ` uniqueCount="${before + added.size}"`)
        .replace('</sst>', `${items.join('')}</sst>`)
    },
  }
}

type Strings = ReturnType<typeof stringsOf>

function cellXml(
  value: BulkValue,
  reference: string,
  style: string,
  strings: Strings,
  where: string,
): string {
  const start = `<c r="${reference}" s="${style}"`
  if (value === null) return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  if (typeof value === 'object') return formulaXml(value, start)
  return `${start} t="s"><v>${strings.indexOf(storedText(value, where))}</v></c>`
}

function formulaXml({ formula, result }: Formula, start: string): string {
  const content = [el('f', undefined, formula), el('v', undefined, String(result))].map((part) =>
    serialize(part),
  )
  return `${start}${typeof result === 'string' ? ' t="str"' : ''}>${content.join('')}</c>`
}

/**
 * Rows that are made into bytes at a time. All of them would be a hundred megabytes, and with thousands so many outlive the
 * collector’s first rounds that a quarter of a gigabyte waits for its last.
 */
const piece = 250

/** The sheet's part with the rows after its last one, whose styles they take, in pieces. */
function* withRows(
  part: PartText,
  { name, bulk = [] }: Sheet,
  strings: Strings,
): Generator<Uint8Array, void, void> {
  const { text, encode } = part
  const end = text.lastIndexOf('</sheetData>')
  const last = text.slice(text.lastIndexOf('<row ', end), end)
  const first = Number(/^<row r="(\d+)"/u.exec(last)?.[1]) + 1
  const styles = [...last.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/gu)].map(([, style = '0']) => style)
  const letters = styles.map((_, i) => columnLetters(i + 1))
  const rowXml = (values: readonly BulkValue[], row: number) => {
    const cells = values.map((value, i) => {
      const reference = `${letters[i]}${row}`
      return cellXml(value, reference, styles[i] ?? '0', strings, `${name}!${reference}`)
    })
    return `<row r="${row}">${cells.join('')}</row>`
  }
  const corner = `${letters.at(-1)}${first + bulk.length - 1}`
  yield encode(text.slice(0, end).replace(/<dimension ref="[^"]*"\/>/u, `<dimension ref="A1:${corner}"/>`))
  let row = first
  let rows: string[] = []
  for (const values of bulk) {
    rows.push(rowXml(values, row++))
    if (rows.length === piece) {
      yield encode(rows.join(''))
      rows = []
    }
  }
  yield encode(rows.join('') + text.slice(end))
}

/**
 * The parts of the file that exceljs made, with the rows it was spared. The shared texts come last, for they are known when the
 * rows are written.
 */
export function withBulkRows(zip: Zip, sheets: readonly Sheet[]): readonly ZipSource[] {
  const read = (part: string) => partText(zip.bytes(part))
  const parts = zip.names.map((name): ZipSource => ({ name, content: zip.bytes(name) }))
  if (!sheets.some(({ bulk }) => bulk?.length)) return parts
  const { text, encode } = read(stringsPart)
  const strings = stringsOf(text)
  // exceljs numbers the parts in the order of the sheets.
  const bulk = new Map(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet]))
  const grown = function* () {
    yield encode(strings.grown())
  }
  return [
    ...parts
      .filter(({ name }) => name !== stringsPart)
      .map((part): ZipSource => {
        const sheet = bulk.get(part.name)
        return sheet?.bulk?.length ? { ...part, content: withRows(read(part.name), sheet, strings) } : part
      }),
    { name: stringsPart, content: grown() },
  ]
}
