/** An error of Excel, by the code under which the client tells it. */
export class OfficeFault extends Error {
  override readonly name = 'RichApi.Error'
  readonly code: string
  constructor(code: string, message = `(${code})`) {
    super(message)
    this.code = code
  }
}
