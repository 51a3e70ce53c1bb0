import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Report } from '@gongkai/schema'
import { main } from '../src/main.ts'

/** What a call printed and how it ended. */
export interface Called {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command inside this process, with what it prints. */
export async function gongkai(...args: readonly string[]): Promise<Called> {
  let out = ''
  let err = ''
  const code = await main(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    interactive: false,
  })
  return { code, out, err }
}

/** A folder of a test's own, removed by `[Symbol.dispose]`-like `remove`. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), '年报 gongkai-'))
  return {
    path: (name: string) => join(folder, name),
    put: (name: string, content: string | Uint8Array | object) => {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      const raw = typeof content === 'string' || content instanceof Uint8Array
      writeFileSync(path, raw ? content : JSON.stringify(content))
      return path
    },
    bytes: (name: string) => readFileSync(join(folder, name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const withValues = (report: Report, values: Report['values']): Report => ({
  ...report,
  values: { ...report.values, ...values },
})
