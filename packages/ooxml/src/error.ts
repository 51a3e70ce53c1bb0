/** Why a package could not be read. The edges word the sentence; this package speaks no user language. */
export type OoxmlErrorCode =
  /** No zip signature at the start of the file. */
  | 'not-a-zip'
  /** The file begins as a zip, but its directory, or data that the directory points to, is missing. */
  | 'truncated'
  | 'too-many-entries'
  /** More inflated bytes, or one longer name or text, than the limits allow. */
  | 'too-large'
  /** Absolute name, `..`, a drive letter or a control character. */
  | 'bad-name'
  /** Two entries whose names differ at most in case. */
  | 'duplicate-entry'
  | 'overlapping-entries'
  | 'encrypted-entry'
  /** A compression method other than stored and deflate. */
  | 'unknown-method'
  /** A header that contradicts itself, or data that does not inflate to what the directory promises. */
  | 'bad-entry'
  | 'crc'
  | 'missing-entry'
  /** Not well-formed, or a namespace prefix that nothing declares. */
  | 'xml'
  /** A document type declaration: refused, so that no entity is ever expanded. */
  | 'doctype'
  /** Neither UTF-8 nor UTF-16, or bytes that are not valid in it. */
  | 'encoding'
  /** Elements nested deeper than the limit. */
  | 'too-deep'

/** The one error of this package that is about the file and not about the program. */
export class OoxmlError extends Error {
  override readonly name = 'OoxmlError'
  readonly code: OoxmlErrorCode
  /** The zip entry concerned, where there is one. */
  readonly entry: string | undefined

  constructor(code: OoxmlErrorCode, entry?: string, detail?: string) {
    super([code, entry, detail].filter((part) => part !== undefined).join(': '))
    this.code = code
    this.entry = entry
  }
}
