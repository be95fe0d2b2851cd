import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the build makes. */
const MADE = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
/** What it makes them from. */
const SOURCES = ['src', 'docs/panduan.md', 'electron.vite.config.ts', 'package-lock.json']

/** Whether the built window is missing or older than its sources. */
export function isBuildStale(root: string): boolean {
  const made = MADE.map((name) => join(root, name))
  if (!made.every((file) => existsSync(file))) return true
  const oldest = Math.min(...made.map((file) => statSync(file).mtimeMs))
  return SOURCES.some((name) => newest(join(root, name)) > oldest)
}

function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  // A folder's own time tells of files that were taken away.
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
