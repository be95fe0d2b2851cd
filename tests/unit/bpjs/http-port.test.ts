import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseAnswer } from '../../../src/main/bpjs/answer.ts'
import { createFetchPort, type HttpRequest } from '../../../src/main/bpjs/http-port.ts'

/** A bare server for answers the simulator does not give. Returns its URL. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** A port nobody listens on: one that was free a moment ago. */
async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return `http://127.0.0.1:${port}/`
}

const request = (url: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5_000,
  ...rest,
})

describe('an answer', () => {
  it('comes back whole: status, headers and body', async () => {
    const url = await serve((_req, res) => res.writeHead(418, { 'X-Asal': 'uji' }).end('teko'))
    const result = await createFetchPort()(request(url))
    expect(result).toMatchObject({ ok: true, value: { status: 418, body: 'teko' } })
    expect(result.ok && result.value.headers.get('x-asal')).toBe('uji')
  })

  it('may be empty', async () => {
    const url = await serve((_req, res) => res.writeHead(204).end())
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: true, value: { status: 204, body: '' } })
  })

  it('is read as UTF-8 even where a character falls between two chunks', async () => {
    const bytes = Buffer.from('ꦲꦤ 😀')
    const url = await serve((_req, res) => {
      res.write(bytes.subarray(0, 2))
      res.write(bytes.subarray(2, 9))
      res.end(bytes.subarray(9))
    })
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: true, value: { body: 'ꦲꦤ 😀' } })
  })

  it('may hold 8 MB', async () => {
    const response = 'x'.repeat(8 * 1024 * 1024)
    const body = JSON.stringify({ metadata: { code: 200, message: 'Ok.' }, response })
    const url = await serve((_req, res) => res.end(body))
    const result = await createFetchPort()(request(url))
    expect(result.ok && parseAnswer(200, result.value.body)).toMatchObject({ kind: 'metadata', code: 200, response })
  })

  it('of more than 64 MiB is given up as too large', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    const endless: typeof fetch = async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }))
    const result = await createFetchPort(endless)(request('http://besar.invalid/'))
    expect(result).toMatchObject({ ok: false, error: { kind: 'too-large' } })
  })

  it('that redirects is not followed: a signature belongs to one address', async () => {
    const url = await serve((req, res) => {
      if (req.url === '/') res.writeHead(302, { Location: '/lain' }).end()
      else res.end('lain')
    })
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: true, value: { status: 302, body: '' } })
  })
})

describe('requests to one host', () => {
  it('one after another share their connections', async () => {
    const connections = new Set<object>()
    const url = await serve((req, res) => {
      connections.add(req.socket)
      res.end('{}')
    })
    const port = createFetchPort()
    for (let call = 0; call < 20; call++) await port(request(url, { method: 'POST', body: '{}' }))
    // One may still be closing its books on the last answer.
    expect(connections.size).toBeLessThanOrEqual(2)
  })

  it('side by side take two connections for each at most', async () => {
    const connections = new Set<object>()
    const url = await serve((req, res) => {
      connections.add(req.socket)
      res.end('{}')
    })
    const port = createFetchPort()
    const worker = async () => {
      for (let call = 0; call < 10; call++) await port(request(url))
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    expect(connections.size).toBeLessThanOrEqual(8)
  })
})

describe('no complete answer', () => {
  it('in time is a timeout', async () => {
    const url = await serve(() => undefined)
    const result = await createFetchPort()(request(url, { timeoutMs: 30 }))
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout', detail: expect.stringContaining('30 ms') } })
  })

  it('in time is a timeout although the headers came', async () => {
    const url = await serve((_req, res) => res.writeHead(200, { 'Content-Length': '100' }).write('{'))
    expect(await createFetchPort()(request(url, { timeoutMs: 200 }))).toMatchObject({
      ok: false,
      error: { kind: 'timeout' },
    })
  })

  it('because the connection broke is a reset', async () => {
    const url = await serve((req) => req.socket.resetAndDestroy())
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: false, error: { kind: 'reset' } })
  })

  it('because the connection broke within the body is a reset', async () => {
    const url = await serve((req, res) => {
      res.writeHead(200, { 'Content-Length': '100' })
      res.write('{', () => req.socket.destroy())
    })
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: false, error: { kind: 'reset' } })
  })

  it('because nobody listens is refused', async () => {
    const result = await createFetchPort()(request(await closedPort()))
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  it('because localhost is refused on both address families is refused', async () => {
    const url = (await closedPort()).replace('127.0.0.1', 'localhost')
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  it('because the program gave up is aborted, whatever reason it gave', async () => {
    const url = await serve(() => undefined)
    for (const reason of [undefined, new Error('berhenti'), 'berhenti']) {
      const result = await createFetchPort()(request(url, { signal: AbortSignal.abort(reason) }))
      expect(result).toMatchObject({ ok: false, error: { kind: 'aborted' } })
    }
  })

  it('because the program gave up in the middle is aborted', async () => {
    const controller = new AbortController()
    const url = await serve(() => controller.abort())
    const result = await createFetchPort()(request(url, { signal: controller.signal }))
    expect(result).toMatchObject({ ok: false, error: { kind: 'aborted' } })
  })

  it('because the other side speaks no TLS is a TLS failure', async () => {
    const url = (await serve((_req, res) => res.end())).replace('http:', 'https:')
    expect(await createFetchPort()(request(url))).toMatchObject({ ok: false, error: { kind: 'tls' } })
  })
})

describe('the kind of a failure', () => {
  /** What Node's fetch throws: a TypeError with the system error as its cause. */
  const failing =
    (code: string): typeof fetch =>
    async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(`sebab ${code}`), { code }) })
    }

  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENETDOWN', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['EAPA_INI', 'reset'],
  ])('%s is %s, and its detail names it', async (code, kind) => {
    expect(await createFetchPort(failing(code))(request('http://contoh.invalid/'))).toEqual({
      ok: false,
      error: { kind, detail: `${code}: sebab ${code}` },
    })
  })

  it('is taken from the first address where several were tried', async () => {
    const port = createFetchPort(async () => {
      const causes = ['ECONNREFUSED', 'ENETUNREACH'].map((code) => Object.assign(new Error(code), { code }))
      throw new TypeError('fetch failed', { cause: new AggregateError(causes) })
    })
    expect(await port(request('http://contoh.invalid/'))).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  it('exists for anything that is thrown', async () => {
    for (const thrown of ['teks', null, undefined, 5, new Error('polos'), new TypeError('x', { cause: 'teks' })]) {
      const port = createFetchPort(async () => {
        throw thrown
      })
      expect(await port(request('http://contoh.invalid/'))).toMatchObject({ ok: false, error: { kind: 'reset' } })
    }
  })

  it('an address or a header that cannot be sent is a value too', async () => {
    expect(await createFetchPort()(request('bukan alamat'))).toMatchObject({ ok: false })
    expect(await createFetchPort()(request(await closedPort(), { headers: { user_key: 'a\nb' } }))).toMatchObject({
      ok: false,
    })
  })
})
