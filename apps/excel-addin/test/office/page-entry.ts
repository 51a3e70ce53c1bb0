import { officeHost } from '../../src/hosts/office/host.ts'
import { officeApi } from '../../src/hosts/office/page.ts'
import { type Host, HostError } from '../../src/port.ts'
import { misuses } from './strictness.ts'

// In the page, beside Microsoft's client: the host, to be used from outside.

let host: Host | undefined

const page = {
  begin() {
    host = officeHost(officeApi())
    host.onDirty(() => void tellDirty())
    return host.can
  },
  end: () => host?.dispose(),
  async call(name: keyof Host, args: readonly unknown[]) {
    const method = host![name] as (...args: readonly unknown[]) => Promise<unknown>
    try {
      return { value: await method(...args.map((arg) => (isBytes(arg) ? Uint8Array.from(arg.bytes) : arg))) }
    } catch (error) {
      if (error instanceof HostError) return { code: error.code, cause: String(error.cause) }
      throw error
    }
  },
  async misuse(use: string) {
    try {
      return { result: String(await misuses[use]!(Excel.run)) }
    } catch (error) {
      const { name, code } = error as { name: string; code: string }
      return { name, code }
    }
  },
}

const isBytes = (arg: unknown): arg is { bytes: readonly number[] } =>
  typeof arg === 'object' && arg !== null && 'bytes' in arg

declare global {
  var hostPage: typeof page
  var tellDirty: () => Promise<void>
}
globalThis.hostPage = page
