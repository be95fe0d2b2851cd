import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import lzString from 'lz-string'
import { err, ok, type Result } from '../../shared/result.ts'
import type { BpjsCredentials } from './signature.ts'

/**
 * The cipher of an encrypted `response`: LZ-String text in AES-256-CBC, base64. Key and iv come from the request that
 * was answered, so an answer can only be read with that request's timestamp.
 */
function keyFor(credentials: BpjsCredentials, timestamp: number): { key: Buffer; iv: Buffer } {
  const key = createHash('sha256').update(`${credentials.consId}${credentials.secret}${timestamp}`).digest()
  return { key, iv: key.subarray(0, 16) }
}

/** Decrypts and parses an encrypted `response`. The error names the layer that failed, for the log. */
export function decryptResponse(
  text: string,
  credentials: BpjsCredentials,
  timestamp: number,
): Result<unknown, string> {
  let json: string | null
  try {
    const { key, iv } = keyFor(credentials, timestamp)
    const decipher = createDecipheriv('aes-256-cbc', key, iv)
    const compressed = decipher.update(text, 'base64', 'utf8') + decipher.final('utf8')
    // With wrong keys the padding is right now and then, and LZ-String stumbles over what comes out.
    json = lzString.decompressFromEncodedURIComponent(compressed)
  } catch {
    return err('response cannot be decrypted with these credentials')
  }
  if (!json) return err('decrypted response is not LZ-String text')
  try {
    return ok(JSON.parse(json))
  } catch {
    return err('decompressed response is not JSON')
  }
}

/** The inverse of {@link decryptResponse}, as the BPJS side does it. */
export function encryptResponse(value: unknown, credentials: BpjsCredentials, timestamp: number): string {
  const { key, iv } = keyFor(credentials, timestamp)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const compressed = lzString.compressToEncodedURIComponent(JSON.stringify(value))
  return cipher.update(compressed, 'utf8', 'base64') + cipher.final('base64')
}
