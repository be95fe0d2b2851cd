import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { isDamage } from './open.ts'

/** The lock's file inside a data folder. */
export const DATA_LOCK_FILE = 'kunci.sqlite'

/**
 * One process at a time may send from a data folder. The lock is an exclusive SQLite transaction held open on a file
 * of its own: the operating system frees it with the process, also after kill -9, so it can never be stale.
 * @returns the release function, or null when another process holds the lock after `waitMs` milliseconds.
 */
export function acquireDataLock(file: string, waitMs: number): (() => void) | null {
  try {
    return lock(file, waitMs)
  } catch (error) {
    if (!isDamage(error)) throw error
    // The file never holds anything: a damaged one is worth nothing and nobody can be holding it.
    rmSync(file)
    return lock(file, waitMs)
  }
}

function lock(file: string, waitMs: number): (() => void) | null {
  const db = new Database(file, { timeout: waitMs })
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('begin exclusive')
    return () => db.close()
  } catch (error) {
    db.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
