import { deflateSync } from 'fflate'
import { crc32 } from '../src/crc32.ts'

/** One entry of a forged zip: what is not given is told truthfully. */
export interface Forged {
  readonly name: string
  readonly content?: Uint8Array | string
  /** The compressed bytes, instead of those that `content` gives. */
  readonly data?: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  readonly size?: number
  readonly packedSize?: number
  /** Where the directory says that the local header is. */
  readonly offset?: number
  /** Sizes and offset only in zip64 fields. */
  readonly zip64?: boolean
  /** Zeros in the local header, the sizes after the data. */
  readonly descriptor?: boolean
}

export interface ForgedEnd {
  readonly count?: number
  readonly offset?: number
  readonly size?: number
  readonly zip64?: boolean
  readonly comment?: string
}

/** Writes a zip that says of itself whatever the test wants it to say. */
export function forge(entries: readonly Forged[], end: ForgedEnd = {}): Uint8Array {
  const out: Uint8Array[] = []
  let at = 0
  const push = (...pieces: Uint8Array[]) => {
    for (const piece of pieces) {
      out.push(piece)
      at += piece.length
    }
  }
  const directory = entries.map((entry) => {
    const content = bytesOf(entry.content ?? '')
    const data = entry.data ?? (entry.method === 0 ? content : deflateSync(content))
    const name = bytesOf(entry.name)
    const flags = (entry.flags ?? 0x800) | (entry.descriptor ? 8 : 0)
    const method = entry.method ?? 8
    const crc = entry.crc ?? crc32(content)
    const size = entry.size ?? content.length
    const packedSize = entry.packedSize ?? data.length
    const offset = entry.offset ?? at
    const told = entry.descriptor ? [0, 0, 0] : [crc, packedSize, size]
    push(numbers('IHHHIIIIHH', 0x04034b50, 20, flags, method, 0x210000, ...told, name.length, 0), name, data)
    if (entry.descriptor) push(numbers('IIII', 0x08074b50, crc, packedSize, size))
    const all = 0xffff_ffff
    // Another field first: the reader must look for the right one.
    const timestamp = numbers('HHBB', 0x5455, 2, 1, 0)
    const sizes64 = numbers('HHLLL', 1, 24, size, packedSize, offset)
    const extra = entry.zip64 ? join([timestamp, sizes64]) : new Uint8Array(0)
    const sizes = entry.zip64 ? [all, all] : [packedSize, size]
    return join([
      numbers(
        'IHHHHIIIIHHHHHII',
        0x02014b50,
        20,
        20,
        flags,
        method,
        0x210000,
        crc,
        ...sizes,
        name.length,
        extra.length,
        0,
        0,
        0,
        0,
        entry.zip64 ? all : offset,
      ),
      name,
      extra,
    ])
  })
  const start = end.offset ?? at
  const size = end.size ?? directory.reduce((sum, { length }) => sum + length, 0)
  const count = end.count ?? entries.length
  push(...directory)
  if (end.zip64) {
    const record = at
    push(numbers('ILHHIILLLL', 0x06064b50, 44, 45, 45, 0, 0, count, count, size, start))
    push(numbers('IILI', 0x07064b50, 0, record, 1))
  }
  const comment = bytesOf(end.comment ?? '')
  const short = end.zip64
    ? [0xffff, 0xffff, 0xffff_ffff, 0xffff_ffff]
    : [count & 0xffff, count & 0xffff, size, start]
  push(numbers('IHHHHIIH', 0x06054b50, 0, 0, ...short, comment.length), comment)
  return join(out)
}

export function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

export function join(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

const widths = { B: 1, H: 2, I: 4, L: 8 } as const

/** Little-endian numbers, one letter each for its width. */
function numbers(format: string, ...values: number[]): Uint8Array {
  const out = Buffer.alloc(format.length * 8)
  let at = 0
  for (const [index, letter] of [...format].entries()) {
    const value = values[index] ?? 0
    const width = widths[letter as keyof typeof widths]
    out.writeUIntLE(value % 2 ** 32, at, Math.min(width, 4))
    if (width === 8) out.writeUInt32LE(Math.floor(value / 2 ** 32), at + 4)
    at += width
  }
  return out.subarray(0, at)
}
