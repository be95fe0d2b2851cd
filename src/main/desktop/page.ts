import { CONTENT_SECURITY_POLICY } from '../web/server.ts'
import { readStatic, type StaticFile } from '../web/static-files.ts'

/**
 * Where the window's page lives. The address is answered from out/renderer by the window's own session and exists
 * nowhere else: names under `.invalid` never resolve, so a request that slipped past could not leave this computer.
 */
export const PAGE_ORIGIN = 'https://mobilejkn.invalid'
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`

/** Answers the window's requests from the folder, and refuses every other address: the window has no network. */
export function createPageServer(root: string): (request: { url: string; method: string }) => Response {
  return ({ url, method }) => {
    const address = URL.canParse(url) ? new URL(url) : null
    if (address?.origin !== PAGE_ORIGIN || (method !== 'GET' && method !== 'HEAD')) {
      return new Response(null, { status: 403 })
    }
    const file = readFile(root, address.pathname)
    if (file === null) return new Response(null, { status: 404 })
    return new Response(method === 'HEAD' ? null : new Uint8Array(file.body), {
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        // An update of the program must not meet the page of the one before.
        'Cache-Control': 'no-store',
      },
    })
  }
}

/** An update or a full disk may take a file away between the look and the reading. */
function readFile(root: string, path: string): StaticFile | null {
  try {
    return readStatic(root, path)
  } catch {
    return null
  }
}
