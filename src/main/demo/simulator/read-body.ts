import type { IncomingMessage } from 'node:http'

const MAX_BODY_BYTES = 16 * 1024 * 1024

/**
 * Reads a request's body and parses it as JSON whatever its content type says, as the real service does. Null for an
 * empty body and for text that is not JSON. Rejects when the client leaves or sends too much.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new Error(`body over ${MAX_BODY_BYTES} bytes`)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null
  }
}
