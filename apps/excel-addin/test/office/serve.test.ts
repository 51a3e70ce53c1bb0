import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certificateIn } from '../../office/certificate.ts'
import { copyOfficeJs, officeJsFolder } from '../../office/office-js.ts'
import { serve } from '../../office/serve.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-serve-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the certificate', () => {
  const at = new Date('2026-11-24T00:00:00Z')
  const later = (days: number) => new Date(at.getTime() + days * 24 * 60 * 60 * 1000)

  test('is kept, so that it has to be trusted once, and made anew before it ends', async () => {
    const kept = join(folder, 'kept')
    const first = await certificateIn(kept, at)
    expect(await certificateIn(kept, later(300))).toEqual(first)
    const next = await certificateIn(kept, later(360))
    expect(next.cert).not.toBe(first.cert)
    expect(await readFile(next.file, 'utf8')).toBe(next.cert)
  })

  test('has a key that nobody else can read', async () => {
    await certificateIn(join(folder, 'key'), at)
    expect((await stat(join(folder, 'key', 'localhost.key'))).mode & 0o077).toBe(0)
  })
})

describe('npm run addin:serve', () => {
  let server: Awaited<ReturnType<typeof serve>>
  let port: number
  let ca: string
  beforeAll(async () => {
    const certificate = await certificateIn(join(folder, 'served'))
    ca = certificate.cert
    const app = join(folder, 'app')
    await mkdir(join(app, 'dist', 'web'), { recursive: true })
    await writeFile(join(app, 'dist', 'web', 'office.html'), '<title>年报校验</title>')
    server = await serve({ app, port: 0, certificate, officeJs: officeJsFolder() })
    port = (server.httpServer.address() as AddressInfo).port
  })
  afterAll(() => server.close())

  /** As Excel asks: over HTTPS, with this certificate trusted and no other. */
  const get = (path: string) =>
    new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
      request({ host: 'localhost', port, path, ca }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (part) => {
          body += part
        })
        response.on('end', () =>
          resolve({ status: response.statusCode!, type: response.headers['content-type'] ?? '', body }),
        )
      })
        .on('error', reject)
        .end()
    })

  test('offers the page and Office.js, trusted for localhost', async () => {
    expect(await get('/office.html')).toMatchObject({
      status: 200,
      body: expect.stringContaining('年报校验'),
    })
    const office = await get('/office-js/office.js')
    expect(office).toMatchObject({ status: 200, type: 'text/javascript' })
    expect(office.body).toContain('Office')
  })

  test('offers no other file of the machine', async () => {
    const other = await readFile(join(officeJsFolder(), '..', '..', 'selfsigned', 'index.js'), 'utf8')
    for (const up of ['../../../', '%2e%2e/%2e%2e/%2e%2e/', '..%2f..%2f..%2f']) {
      expect((await get(`/office-js/${up}selfsigned/index.js`)).body).not.toBe(other)
    }
  })
})

describe('npm run office-js', () => {
  test('copies what Excel asks for, its licence too, and nothing for debugging', async () => {
    const to = join(folder, 'web', 'office-js')
    await copyOfficeJs(officeJsFolder(), to)
    const count = await copyOfficeJs(officeJsFolder(), to)
    const files = (await readdir(to, { recursive: true })).map((name) => name.replaceAll('\\', '/'))
    expect(files).toEqual(
      expect.arrayContaining([
        'office.js',
        'excel-win32-16.01.js',
        'excel-mac-16.00.js',
        'excel-web-16.00.js',
        'zh-cn/office_strings.js',
        'en-us/office_strings.js',
        'telemetry/oteljs_agave.js',
        'LICENSE.md',
      ]),
    )
    expect(files.filter((name) => /debug|^word|^outlook/.test(name))).toEqual([])
    expect(count).toBeGreaterThan(files.length / 2)
    expect(await readdir(join(folder, 'web'))).toEqual(['office-js'])
    const copied = await readFile(join(to, 'office.js'))
    expect(copied.equals(await readFile(join(officeJsFolder(), 'dist', 'office.js')))).toBe(true)
  })
})
