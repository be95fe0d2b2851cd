/**
 * What came back from one HTTP request, read as defensively as the field needs: gateways answer with HTML, bodies
 * arrive empty or cut off, `metaData` is spelled two ways and codes are numbers or strings.
 */
export type Answer =
  /** No answer at all: the request may or may not have been processed. */
  | { readonly kind: 'tanpa-jawaban'; readonly failure: HttpFailureKind; readonly detail: string }
  /** An HTTP answer that is not BPJS's JSON. */
  | { readonly kind: 'bukan-json'; readonly status: number; readonly shape: BodyShape; readonly raw: string }
  | {
      readonly kind: 'metadata'
      readonly status: number
      readonly code: number | null
      readonly message: string
      readonly response: unknown
      readonly raw: string
    }

export type HttpFailureKind = 'timeout' | 'reset' | 'refused' | 'dns' | 'unreachable' | 'tls' | 'aborted' | 'too-large'

export type BodyShape = 'kosong' | 'html' | 'terpotong' | 'tanpa-metadata'

/** Reads a body whatever its content type says, since gateways label JSON as HTML and the other way round. */
export function parseAnswer(status: number, body: string): Answer {
  const text = body.replace(/^\uFEFF/, '').trim()
  if (text === '') return { kind: 'bukan-json', status, shape: 'kosong', raw: body }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { kind: 'bukan-json', status, shape: text.startsWith('<') ? 'html' : 'terpotong', raw: body }
  }
  const envelope = asRecord(parsed)
  const metadata = asRecord(envelope?.metadata) ?? asRecord(envelope?.metaData)
  if (!envelope || !metadata) return { kind: 'bukan-json', status, shape: 'tanpa-metadata', raw: body }
  return {
    kind: 'metadata',
    status,
    code: readCode(metadata.code),
    message: readMessage(metadata.message),
    response: envelope.response ?? null,
    raw: body,
  }
}

/**
 * BPJS answers a day or month of which it has nothing with a refusal of its own. Behind other codes something else is
 * missing: a user key, a service at its gateway.
 */
export function saysEmpty(answer: Answer): boolean {
  if (answer.kind !== 'metadata' || answer.status >= 400) return false
  return (answer.code === null || (answer.code >= 200 && answer.code < 300)) && EMPTY.test(answer.message)
}

const EMPTY = /tidak (ada|ditemukan)|belum ada|kosong|no content/i

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

function readCode(code: unknown): number | null {
  if (typeof code === 'number' && Number.isFinite(code)) return code
  if (typeof code === 'string' && /^\s*\d+\s*$/.test(code)) return Number(code)
  return null
}

function readMessage(message: unknown): string {
  if (typeof message === 'string') return message.trim()
  if (message === null || message === undefined) return ''
  try {
    return JSON.stringify(message)
  } catch {
    // Nested deeper than can be written: JSON.parse has no such limit.
    return ''
  }
}
