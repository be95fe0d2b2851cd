import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Host } from '../services/host-parts.ts'
import { readStatic } from './static-files.ts'

export interface WebServer {
  /** The address to open once: it carries the token, which then lives in a cookie. */
  readonly url: string
  close(): Promise<void>
}

export interface WebServerOptions {
  readonly host: Pick<Host, 'handle' | 'subscribe'>
  /** Folder of the built window. */
  readonly root: string
  /** 0: any free port. */
  readonly port: number
  /** The secret in the address; random unless a test needs to know it beforehand. */
  readonly token?: string
}

/** No script, style or connection from anywhere but this server. Inline styles: the component library sets them. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const LARGEST_REQUEST_BYTES = 4 * 1024 * 1024
/** Proxies and browsers drop a stream that says nothing for long. */
const KEEP_ALIVE_MS = 20_000

/**
 * Serves the window and the IPC contract to browsers on this computer only. Three locks: the socket listens on
 * 127.0.0.1, the Host and Origin headers must name it (so that no other web page can reach it by a name of its own),
 * and every request needs the token that only this start's address carries.
 */
export async function startWebServer({
  host,
  root,
  port,
  token = randomBytes(24).toString('base64url'),
}: WebServerOptions): Promise<WebServer> {
  const streams = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => {
      if (response.headersSent) response.end()
      else refuse(response, 500, 'Terjadi gangguan yang tidak terduga.')
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const own = `127.0.0.1:${portOf(server)}`
    if (request.headers.host !== own) return refuse(response, 421, 'Alamat ini tidak dilayani.')
    const { origin } = request.headers
    if (origin !== undefined && origin !== `http://${own}`) return refuse(response, 403, 'Asal permintaan ini ditolak.')
    if (!URL.canParse(request.url ?? '/', `http://${own}`)) return refuse(response, 400, 'Alamat ini tidak sah.')
    const url = new URL(request.url ?? '/', `http://${own}`)
    const given = url.searchParams.get('token')
    if (url.pathname === '/' && given !== null) return enter(response, given)
    if (!same(cookieOf(request, cookieName()) ?? '', token)) {
      return refuse(response, 401, 'Buka lewat alamat yang ditampilkan saat program dinyalakan.')
    }
    if (request.method === 'GET' && url.pathname === '/peristiwa') return stream(request, response)
    if (request.method === 'POST' && url.pathname.startsWith('/ipc/')) {
      const channel = decoded(url.pathname.slice('/ipc/'.length))
      if (channel === null) return refuse(response, 400, 'Alamat ini tidak sah.')
      return invoke(request, response, channel)
    }
    if (request.method !== 'GET') return refuse(response, 405, 'Cara ini tidak dilayani.')
    const file = readStatic(root, url.pathname)
    if (!file) return refuse(response, 404, 'Halaman ini tidak ada.')
    response.writeHead(200, { ...HEADERS, 'Content-Type': file.type }).end(file.body)
  }

  /** Cookies do not tell ports apart: two programs on one computer must not take each other's. */
  function cookieName(): string {
    return `mobilejkn-${portOf(server)}`
  }

  /** The token leaves the address at once, so that it is in no history and no screenshot. */
  function enter(response: ServerResponse, given: string): void {
    if (!same(given, token)) {
      refuse(response, 401, 'Alamat ini sudah tidak berlaku. Pakai yang terbaru.')
      return
    }
    response
      .writeHead(302, {
        ...HEADERS,
        Location: '/',
        'Set-Cookie': `${cookieName()}=${token}; HttpOnly; SameSite=Strict; Path=/`,
      })
      .end()
  }

  async function invoke(request: IncomingMessage, response: ServerResponse, channel: string): Promise<void> {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      return refuse(response, 415, 'Permintaan harus berupa JSON.')
    }
    const text = await readBody(request)
    if (text === null) {
      response.setHeader('Connection', 'close')
      return refuse(response, 413, 'Permintaan terlalu besar.')
    }
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      return refuse(response, 400, 'Permintaan bukan JSON.')
    }
    const wanted = typeof body === 'object' && body !== null && 'request' in body ? body.request : undefined
    const result = await host.handle(channel, wanted)
    response
      .writeHead(200, { ...HEADERS, 'Content-Type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(result))
  }

  function stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream', Connection: 'keep-alive' })
    response.write(': tersambung\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
  }

  const unsubscribe = host.subscribe((event, payload) => {
    if (streams.size === 0) return
    const message = `event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`
    for (const open of streams) open.write(message)
  })
  const keepAlive = setInterval(() => {
    for (const open of streams) open.write(': masih di sini\n\n')
  }, KEEP_ALIVE_MS)

  await listen(server, port)
  return {
    url: `http://127.0.0.1:${portOf(server)}/?token=${token}`,
    close() {
      clearInterval(keepAlive)
      unsubscribe()
      for (const open of streams) open.end()
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`)
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function cookieOf(request: IncomingMessage, wanted: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === wanted)?.[1]
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Null for a body over the limit, which is read to its end and forgotten: a client that still writes hears no answer. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LARGEST_REQUEST_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > LARGEST_REQUEST_BYTES ? null : Buffer.concat(chunks).toString('utf8')
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A wanted port that is taken gives way to any free one. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(resolve, reject)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
