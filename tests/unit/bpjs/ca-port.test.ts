import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCaPort, openHttpPort } from '../../../src/main/bpjs/ca-port.ts'
import type { HttpRequest } from '../../../src/main/bpjs/http-port.ts'

/** Made for these tests, good until 2119; the authority's own key was thrown away. */
const certificate = (name: string) => new URL(`../../support/certificates/${name}`, import.meta.url).pathname
const CA = certificate('ca.pem')

/** A server with a certificate that only the tests' authority vouches for, for `localhost` and 127.0.0.1. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(
    { key: readFileSync(certificate('server-key.pem')), cert: readFileSync(certificate('server.pem')) },
    listener,
  )
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'jkn-ca-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const request = (url: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5_000,
  ...rest,
})

const echo: RequestListener = (req, res) => {
  let body = ''
  req.on('data', (chunk) => {
    body += chunk
  })
  req.on('end', () => res.writeHead(201, { 'X-Asal': 'uji' }).end(`${req.method} ${req.headers['x-cons-id']} ${body}`))
}

describe('a server that the hospital’s own authority vouches for', () => {
  it('is not trusted without the authority’s file', async () => {
    const result = await openHttpPort({})(request(await serve(echo)))
    expect(result).toMatchObject({ ok: false, error: { kind: 'tls' } })
  })

  it('is trusted with it, and gets the request whole', async () => {
    const post = { method: 'POST', headers: { 'x-cons-id': '12345' }, body: '{"a":"ä"}' } as const
    const result = await openHttpPort({ caFile: CA })(request(await serve(echo), post))
    expect(result).toMatchObject({ ok: true, value: { status: 201, body: 'POST 12345 {"a":"ä"}' } })
    expect(result.ok && result.value.headers.get('X-ASAL')).toBe('uji')
    expect(result.ok && result.value.headers.get('x-lain')).toBeNull()
  })

  it('is trusted by a file in the other form that Windows hands out', async () => {
    const file = join(folder(), 'ca.cer')
    writeFileSync(file, new X509Certificate(readFileSync(CA)).raw)
    expect(await createCaPort(file)(request(await serve(echo)))).toMatchObject({ ok: true })
  })

  it('is still refused under a name that is not its own', async () => {
    const url = (await serve(echo)).replace('127.0.0.1', '127.0.0.2')
    expect(await createCaPort(CA)(request(url))).toMatchObject({ ok: false, error: { kind: 'tls' } })
  })
})

describe('the authority’s file', () => {
  it('lets nothing through while it is missing or holds no certificate, and works once it does', async () => {
    const url = await serve(echo)
    const file = join(folder(), 'ca.pem')
    const port = createCaPort(file)
    expect(await port(request(url))).toMatchObject({
      ok: false,
      error: { kind: 'tls', detail: expect.stringContaining(file) },
    })
    writeFileSync(file, 'bukan sertifikat')
    expect(await port(request(url))).toMatchObject({ ok: false, error: { kind: 'tls' } })
    writeFileSync(file, readFileSync(CA))
    expect(await port(request(url))).toMatchObject({ ok: true })
  })
})

describe('no complete answer', () => {
  it('in time is a timeout, although the headers came', async () => {
    const url = await serve((_req, res) => res.writeHead(200, { 'Content-Length': '100' }).write('{'))
    expect(await createCaPort(CA)(request(url, { timeoutMs: 300 }))).toMatchObject({
      ok: false,
      error: { kind: 'timeout' },
    })
  })

  it('because the connection broke within the body is a reset', async () => {
    const url = await serve((req, res) => {
      res.writeHead(200, { 'Content-Length': '100' })
      res.write('{', () => req.socket.destroy())
    })
    expect(await createCaPort(CA)(request(url))).toMatchObject({ ok: false, error: { kind: 'reset' } })
  })

  it('because the program gave up is aborted', async () => {
    const controller = new AbortController()
    const url = await serve(() => controller.abort())
    const result = await createCaPort(CA)(request(url, { signal: controller.signal }))
    expect(result).toMatchObject({ ok: false, error: { kind: 'aborted' } })
  })
})
