import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { err, ok, type Result } from '../../shared/result.ts'
import { MIGRATIONS } from './migrations.ts'

export type OutboxDatabase = Database.Database

export interface OpenedOutbox {
  readonly db: OutboxDatabase
  /** Set when a damaged file was put aside and a fresh one begun; the name of the file that was kept. */
  readonly setAside: string | null
}

export interface OpenFailure {
  readonly reason: 'versi-baru' | 'rusak' | 'tidak-dapat-dibuka'
  readonly message: string
  readonly detail: string
}

/** Up to this size a full check at start costs well under a second; larger files are checked when they misbehave. */
const CHECK_UP_TO_BYTES = 64 * 1024 * 1024

/**
 * Opens the outbox file, bringing its schema up to date. A damaged file is renamed, never deleted; a file of a newer
 * program version is refused.
 * @param mayReplace false for whoever only looks: a process that sends may be writing to the file right now.
 * @param stamp text for the names of files put aside, such as `20251006-081500`.
 */
export function openOutbox(file: string, stamp: string, mayReplace = true): Result<OpenedOutbox, OpenFailure> {
  try {
    return ok({ db: openChecked(file, stamp), setAside: null })
  } catch (error) {
    if (error instanceof NewerVersion) return err(error.failure)
    if (!isDamage(error)) return err(cannotOpen(file, error))
    if (!mayReplace) return err(damaged(file, error))
  }
  try {
    const aside = freeName(`${file.replace(/\.sqlite$/, '')}.rusak-${stamp}`)
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
    }
    return ok({ db: openChecked(file, stamp), setAside: aside })
  } catch (error) {
    return err(cannotOpen(file, error))
  }
}

/** A second damaged file of the same second must not replace the first. */
function freeName(stem: string): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.sqlite`
    if (!existsSync(name)) return name
  }
}

/** True for errors that mean the file itself is broken, as opposed to locked, missing or full. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}

class NewerVersion extends Error {
  readonly failure: OpenFailure
  constructor(failure: OpenFailure) {
    super(failure.detail)
    this.failure = failure
  }
}

class Damaged extends Error {
  readonly code = 'SQLITE_CORRUPT'
}

function openChecked(file: string, stamp: string): OutboxDatabase {
  const db = new Database(file, { timeout: 5_000 })
  try {
    db.pragma('journal_mode = WAL')
    // A state change must survive a power cut: the call it stands for cannot be taken back.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    if (file === ':memory:' || statSync(file).size <= CHECK_UP_TO_BYTES) {
      const verdict = db.pragma('quick_check(1)', { simple: true })
      if (verdict !== 'ok') throw new Damaged(String(verdict))
    }
    migrate(db, file, stamp)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function migrate(db: OutboxDatabase, file: string, stamp: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > MIGRATIONS.length) {
    throw new NewerVersion({
      reason: 'versi-baru',
      message: `Data di ${file} dibuat oleh versi program yang lebih baru. Pasang versi terbaru Khanza Mobile JKN, lalu jalankan lagi.`,
      detail: `user_version ${version}, this program knows ${MIGRATIONS.length}`,
    })
  }
  if (version === MIGRATIONS.length) return
  if (version > 0 && file !== ':memory:') {
    db.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}.sebelum-v${MIGRATIONS.length}-${stamp}`)
  }
  db.transaction(() => {
    // Read again inside the transaction: another process may have migrated in between.
    const current = Number(db.pragma('user_version', { simple: true }))
    for (const step of MIGRATIONS.slice(current)) db.exec(step)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  }).immediate()
}

function damaged(file: string, error: unknown): OpenFailure {
  return {
    reason: 'rusak',
    message: `Berkas antrian kirim ${file} rusak. Jalankan "mobilejkn sync": berkas itu disisihkan dan yang baru dibuat.`,
    detail: error instanceof Error ? error.message : String(error),
  }
}

function cannotOpen(file: string, error: unknown): OpenFailure {
  return {
    reason: 'tidak-dapat-dibuka',
    message: `Berkas antrian kirim ${file} tidak dapat dibuka. Periksa apakah folder data ada, tidak penuh dan boleh ditulis.`,
    detail: error instanceof Error ? error.message : String(error),
  }
}
