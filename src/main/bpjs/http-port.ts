import { err, ok, type Result } from '../../shared/result.ts'
import type { HttpFailureKind } from './answer.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Record<string, string>
  readonly body?: string
  /** Milliseconds for the whole exchange, body included. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: string
}

export interface HttpFailure {
  readonly kind: HttpFailureKind
  /** Technical text for the log. */
  readonly detail: string
}

/** One HTTP exchange. Never throws: a request that gets no complete answer is a value. */
export type HttpPort = (request: HttpRequest) => Promise<Result<HttpResponse, HttpFailure>>

/** A day's queue of the largest hospitals is a few megabytes; anything far beyond is not an answer. */
const MAX_BODY_BYTES = 64 * 1024 * 1024

/** Node's own fetch: keep-alive, verified TLS. `NODE_EXTRA_CA_CERTS` adds a hospital's own certificate authority. */
export function createFetchPort(fetchImpl: typeof fetch = fetch): HttpPort {
  return async (request) => {
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout
    try {
      const response = await fetchImpl(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body !== undefined && { body: request.body }),
        redirect: 'manual',
        signal,
      })
      const body = response.body ? await readText(response.body) : ''
      if (body === null) return err(tooLarge)
      return ok({ status: response.status, headers: response.headers, body })
    } catch (error) {
      return err(describeFailure(error, timeout.aborted, request))
    }
  }
}

export const tooLarge: HttpFailure = { kind: 'too-large', detail: `body over ${MAX_BODY_BYTES} bytes` }

/** A body as text; null for one that is far too large to be an answer. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const FAILURE_BY_CODE: Record<string, HttpFailureKind> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
}

/** OpenSSL's names for a certificate it cannot trust have no common form. */
const TLS_CODE = /^ERR_TLS|^UNABLE_TO_|CERT|SELF_SIGNED|SSL|HOSTNAME_MISMATCH|^EPROTO$/

/** What went wrong with an exchange, whichever client threw it. */
export function describeFailure(error: unknown, timedOut: boolean, request: HttpRequest): HttpFailure {
  if (timedOut) return { kind: 'timeout', detail: `no complete answer within ${request.timeoutMs} ms` }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const inner = cause instanceof AggregateError && cause.errors[0] instanceof Error ? cause.errors[0] : cause
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : ''
  const detail = inner instanceof Error ? `${code || inner.name}: ${inner.message}` : String(inner)
  // Asked of the signal, since what is thrown is whatever reason it was aborted with.
  if (request.signal?.aborted) return { kind: 'aborted', detail }
  if (TLS_CODE.test(code)) return { kind: 'tls', detail }
  return { kind: FAILURE_BY_CODE[code] ?? 'reset', detail }
}
