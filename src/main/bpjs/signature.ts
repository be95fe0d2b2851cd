import { createHmac } from 'node:crypto'

export type SignatureEncoding = 'base64' | 'hex'

export interface BpjsCredentials {
  /** Consumer id (`BPJS_API_KEY`). */
  readonly consId: string
  /** Consumer secret (`BPJS_SECRET_KEY`). */
  readonly secret: string
  /** User key of the Antrean service; empty means the secret is sent in its place, as the customer's brief does. */
  readonly userKey: string
}

/**
 * HMAC-SHA256 over `consid&timestamp` with the consumer secret.
 * @param timestamp UNIX seconds, UTC: the same value that goes into the `x-timestamp` header.
 */
export function sign(credentials: BpjsCredentials, timestamp: number, encoding: SignatureEncoding): string {
  return createHmac('sha256', credentials.secret).update(`${credentials.consId}&${timestamp}`).digest(encoding)
}

/** The headers of one request. A signature is accepted for a few minutes only, so build them for each request. */
export function signedHeaders(
  credentials: BpjsCredentials,
  timestamp: number,
  encoding: SignatureEncoding,
): Record<string, string> {
  return {
    'x-cons-id': credentials.consId,
    'x-timestamp': String(timestamp),
    'x-signature': sign(credentials, timestamp, encoding),
    user_key: credentials.userKey === '' ? credentials.secret : credentials.userKey,
  }
}
