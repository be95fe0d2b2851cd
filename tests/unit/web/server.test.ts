import { mkdirSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { EventListener, Host } from '../../../src/main/services/host-parts.ts'
import { CONTENT_SECURITY_POLICY, startWebServer, type WebServer } from '../../../src/main/web/server.ts'
import { temporaryFolder } from '../outbox/fixtures.ts'

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let server: WebServer
let origin: string
let token: string
let handled: [string, unknown][]
let listeners: Set<EventListener>
let root: string

/** The program behind the server: it notes what it is asked and answers with it. */
function notingHost(): Pick<Host, 'handle' | 'subscribe'> {
  return {
    async handle(channel, request) {
      handled.push([channel, request])
      if (channel === 'rusak') throw new Error('bug dengan rahasia')
      return { ok: true, value: channel }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

beforeEach(async () => {
  handled = []
  listeners = new Set()
  root = join(temporaryFolder(), 'renderer')
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  server = await startWebServer({ host: notingHost(), root, port: 0 })
  onTestFinished(() => server.close())
  const url = new URL(server.url)
  origin = url.origin
  token = url.searchParams.get('token') ?? ''
})

function open(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, resolve)
    request.on('error', reject)
    request.end(body)
  })
}

async function ask(path: string, asked?: Asked): Promise<Answer> {
  const response = await open(path, asked)
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) body += chunk
  return { status: response.statusCode ?? 0, headers: response.headers, body }
}

async function cookie(): Promise<string> {
  const { headers } = await ask(`/?token=${token}`)
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

async function invoke(channel: string, request: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(`/ipc/${channel}`, {
    method: 'POST',
    headers: { Cookie: await cookie(), 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ request }),
  })
}

describe('the door', () => {
  it('is shut without the token, whatever is asked for', async () => {
    for (const path of ['/', '/index.html', '/peristiwa', '/tidak-ada']) expect((await ask(path)).status).toBe(401)
    const headers = { 'Content-Type': 'application/json' }
    expect((await ask('/ipc/keadaan:baca', { method: 'POST', headers, body: '{}' })).status).toBe(401)
    expect(handled).toEqual([])
  })

  it('opens by the token in the address, which leaves it at once', async () => {
    const entered = await ask(`/?token=${token}`)
    expect(entered.status).toBe(302)
    expect(entered.headers.location).toBe('/')
    const [set = ''] = entered.headers['set-cookie'] ?? []
    expect(set).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    const window = await ask('/', { headers: { Cookie: await cookie() } })
    expect([window.status, window.body]).toEqual([200, '<!doctype html>'])
  })

  it.each(['salah', ''])('stays shut for the wrong token "%s", in the address or in the cookie', async (wrong) => {
    const answer = await ask(`/?token=${wrong}`)
    expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined])
    const [name = ''] = (await cookie()).split('=')
    expect((await ask('/', { headers: { Cookie: `${name}=${wrong}` } })).status).toBe(401)
  })

  it('tells two programs on one computer apart', async () => {
    const other = await startWebServer({ host: notingHost(), root, port: 0 })
    onTestFinished(() => other.close())
    const mine = await cookie()
    origin = new URL(other.url).origin
    token = new URL(other.url).searchParams.get('token') ?? ''
    const theirs = await cookie()
    expect(mine.split('=')[0]).not.toBe(theirs.split('=')[0])
    expect((await ask('/', { headers: { Cookie: `${mine}; ${theirs}` } })).status).toBe(200)
  })

  it('knows one name only, so that no other web page can reach it by a name of its own', async () => {
    const { port } = new URL(origin)
    for (const host of ['penyerang.example', `penyerang.example:${port}`, `localhost:${port}`, '127.0.0.1:1']) {
      const answer = await ask('/', { headers: { Host: host, Cookie: await cookie() } })
      expect(answer.status).toBe(421)
    }
  })

  it('is shut to the pages of others', async () => {
    for (const foreign of ['https://penyerang.example', 'null', 'http://127.0.0.1:1']) {
      expect((await invoke('keadaan:baca', undefined, { Origin: foreign })).status).toBe(403)
    }
    expect(handled).toEqual([])
    expect((await invoke('keadaan:baca', undefined, { Origin: origin })).status).toBe(200)
  })

  it('has a new token at every start, long enough not to be guessed', async () => {
    const other = await startWebServer({ host: notingHost(), root, port: 0 })
    onTestFinished(() => other.close())
    expect(new URL(other.url).searchParams.get('token')).not.toBe(token)
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
  })
})

describe('a request of the window', () => {
  it('reaches the program and is answered', async () => {
    const answer = await invoke('registrasi:baca', { dari: 'x' })
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'registrasi:baca' })
    expect(handled).toEqual([['registrasi:baca', { dari: 'x' }]])
  })

  it('may have its channel encoded in the address, and no body of its own', async () => {
    await invoke('keadaan%3Abaca', undefined)
    expect(handled).toEqual([['keadaan:baca', undefined]])
  })

  it('must be JSON, said and done', async () => {
    const type = 'application/x-www-form-urlencoded'
    expect((await invoke('keadaan:baca', undefined, { 'Content-Type': type })).status).toBe(415)
    const headers = { Cookie: await cookie(), 'Content-Type': 'application/json' }
    expect((await ask('/ipc/keadaan:baca', { method: 'POST', headers, body: '{"a' })).status).toBe(400)
    expect(handled).toEqual([])
  })

  it('that is too large is refused with a sentence', async () => {
    const answer = await invoke('pengaturan:impor', 'x'.repeat(5 * 1024 * 1024))
    expect(answer.status).toBe(413)
    expect(answer.body).toBe('Permintaan terlalu besar.\n')
    expect(handled).toEqual([])
    expect((await invoke('keadaan:baca', undefined)).status).toBe(200)
  })

  it('comes by POST and nothing else does', async () => {
    const headers = { Cookie: await cookie() }
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'POST']) {
      expect((await ask('/index.html', { method, headers })).status).toBe(405)
    }
    expect((await ask('/ipc/keadaan:baca', { headers })).status).toBe(404)
  })

  it('whose address is broken is refused', async () => {
    expect((await invoke('%zz', undefined)).status).toBe(400)
    expect((await ask('//', { headers: { Cookie: await cookie() } })).status).toBe(400)
  })
})

it('every answer carries the policy, refusals and failures included, and tells nothing of a bug', async () => {
  const headers = { Cookie: await cookie() }
  const answers = [
    await ask('/'),
    await ask('/', { headers }),
    await ask(`/?token=${token}`),
    await ask('/tidak-ada', { headers }),
    await ask('/', { headers: { Host: 'penyerang.example' } }),
    await ask('/', { headers: { Origin: 'null' } }),
    await invoke('keadaan:baca', undefined),
    await invoke('rusak', undefined),
    await invoke('%zz', undefined),
    await invoke('pengaturan:impor', 'x'.repeat(5 * 1024 * 1024)),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 200, 302, 404, 421, 403, 200, 500, 400, 413])
  for (const answer of answers) {
    expect(answer.headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(answer.body).not.toContain('rahasia')
  }
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';")
})

describe('the stream of events', () => {
  /** A window that follows; `text` grows as events arrive. */
  async function follow() {
    const response = await open('/peristiwa', { headers: { Cookie: await cookie() } })
    const seen = { text: '', ended: false }
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      seen.text += chunk
    })
    response.on('close', () => {
      seen.ended = true
    })
    await vi.waitFor(() => expect(seen.text).toContain(': tersambung'))
    return { response, seen }
  }

  const push: EventListener = (event, payload) => {
    for (const listener of listeners) listener(event, payload)
  }

  it('carries what the program pushes to every window that follows', async () => {
    const [first, second] = [await follow(), await follow()]
    expect(first.response.headers['content-type']).toBe('text/event-stream')
    push('registrasi-berubah', { no_rawat: ['2025/10/06/000001'] })
    push('antrian-berubah', null)
    for (const { seen } of [first, second]) {
      await vi.waitFor(() =>
        expect(seen.text).toContain(
          'event: registrasi-berubah\ndata: {"no_rawat":["2025/10/06/000001"]}\n\nevent: antrian-berubah\ndata: null\n\n',
        ),
      )
    }
  })

  it('of a window that was closed does not disturb the others', async () => {
    const [gone, stays] = [await follow(), await follow()]
    gone.response.destroy()
    push('antrian-berubah', null)
    await vi.waitFor(() => expect(stays.seen.text).toContain('event: antrian-berubah'))
  })

  it('ends with the server, which leaves the program and frees its port', async () => {
    const { seen } = await follow()
    expect(listeners.size).toBe(1)
    await server.close()
    await vi.waitFor(() => expect(seen.ended).toBe(true))
    expect(listeners.size).toBe(0)
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
  })
})

it('a wanted port that is taken gives way to a free one', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const address = taken.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const other = await startWebServer({ host: notingHost(), root, port: address.port })
  onTestFinished(() => other.close())
  expect(new URL(other.url).port).not.toBe(String(address.port))
  origin = new URL(other.url).origin
  expect((await ask('/')).status).toBe(401)
})
