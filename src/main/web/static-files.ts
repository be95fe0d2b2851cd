import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface StaticFile {
  readonly type: string
  readonly body: Buffer
}

/** A file of the built window by its path in the address; null for what is not in that folder. */
export function readStatic(root: string, path: string): StaticFile | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const file = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  const type = TYPES[extname(file)]
  if (!file.startsWith(root + sep) || type === undefined || decoded.includes('\0')) return null
  if (!existsSync(file) || !statSync(file).isFile()) return null
  return { type, body: readFileSync(file) }
}
