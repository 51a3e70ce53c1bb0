/** A file by its bytes: in memory, or read where it lies because it is too large to hold. */
export interface ByteSource {
  readonly length: number
  /** The bytes from `from` up to, not including, `to`; both lie within the file. */
  readonly read: (from: number, to: number) => Uint8Array
}

export const inMemory = (bytes: Uint8Array): ByteSource => ({
  length: bytes.length,
  read: (from, to) => bytes.subarray(from, to),
})
