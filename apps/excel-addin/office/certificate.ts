import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface Certificate {
  readonly key: string
  readonly cert: string
  /** The certificate's file, to be trusted on this machine. */
  readonly file: string
}

const days = 24 * 60 * 60 * 1000

/** A certificate for localhost, kept in a folder: the one that was trusted stays until a week before its end. */
export async function certificateIn(folder: string, now = new Date()): Promise<Certificate> {
  const file = join(folder, 'localhost.crt')
  const keyFile = join(folder, 'localhost.key')
  const kept = await Promise.all([readFile(keyFile, 'utf8'), readFile(file, 'utf8')]).catch(() => undefined)
  if (kept && Date.parse(new X509Certificate(kept[1]).validTo) > now.getTime() + 7 * days) {
    return { key: kept[0], cert: kept[1], file }
  }
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keySize: 2048,
    notBeforeDate: now,
    notAfterDate: new Date(now.getTime() + 365 * days),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  await mkdir(folder, { recursive: true })
  await writeFile(keyFile, key, { mode: 0o600 })
  await writeFile(file, cert)
  return { key, cert, file }
}
