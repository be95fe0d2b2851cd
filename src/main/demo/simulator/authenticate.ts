import type { IncomingHttpHeaders } from 'node:http'
import { type BpjsCredentials, type SignatureEncoding, signedHeaders } from '../../bpjs/signature.ts'

export interface Doorkeeper {
  readonly credentials: BpjsCredentials
  readonly signatureEncoding: SignatureEncoding
  /** How far `x-timestamp` may be from the server's clock, milliseconds. */
  readonly maxClockSkewMs: number
}

/**
 * Judges the four signature headers.
 * @param serverNow the server's clock as the client sees it, epoch milliseconds
 * @returns the sentence of the refusal, or null when the headers are good
 */
export function refuseHeaders(headers: IncomingHttpHeaders, keeper: Doorkeeper, serverNow: number): string | null {
  const text = headers['x-timestamp']
  if (headers['x-cons-id'] !== keeper.credentials.consId) return 'Consumer ID tidak terdaftar'
  if (typeof text !== 'string' || !/^\d{1,12}$/.test(text)) return 'x-timestamp tidak valid'
  const timestamp = Number(text)
  if (Math.abs(timestamp * 1000 - serverNow) > keeper.maxClockSkewMs) return 'x-timestamp kedaluwarsa'
  const expected = signedHeaders(keeper.credentials, timestamp, keeper.signatureEncoding)
  if (headers['x-signature'] !== expected['x-signature']) return 'Signature tidak sesuai'
  return headers.user_key === expected.user_key ? null : 'User key tidak valid'
}
