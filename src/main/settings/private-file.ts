import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The JSON of a file: `rusak` for what is there and cannot be read. */
export type FileContent = { readonly kind: 'tidak-ada' | 'rusak' } | { readonly kind: 'isi'; readonly value: unknown }

export function readJsonFile(file: string): FileContent {
  if (!existsSync(file)) return { kind: 'tidak-ada' }
  try {
    return { kind: 'isi', value: JSON.parse(readFileSync(file, 'utf8')) }
  } catch {
    return { kind: 'rusak' }
  }
}

/** Writes a file that only its owner may read, whole or not at all: a crash leaves the old one. */
export function writePrivateFile(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.${process.pid}.baru`
  try {
    // Flushed before the rename: else a power cut may leave the new name on an empty file.
    writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true })
    // A left-over file of the same name keeps its own mode when it is written to.
    chmodSync(half, 0o600)
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}
