import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OutboxDatabase, openOutbox } from '../../../src/main/outbox/open.ts'
import type { Attempt, Intent, OutboxRow, Transition } from '../../../src/main/outbox/rows.ts'
import { createStores, type Stores } from '../../../src/main/outbox/stores.ts'
import type { TaskId } from '../../../src/shared/task-ids.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-unit-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function openFile(file: string): OutboxDatabase {
  const opened = openOutbox(file, 'uji')
  if (!opened.ok) throw new Error(opened.error.detail)
  return opened.value.db
}

/** An outbox in a real file, closed and removed after the test. */
export function freshOutbox(): Stores & { readonly db: OutboxDatabase } {
  const folder = temporaryFolder()
  const db = openFile(join(folder, 'outbox.sqlite'))
  onTestFinished(() => void db.close())
  return { ...createStores(db), db }
}

export const NOW = 1_759_716_000_000

/** The registration of a booking in these tests: `A` belongs to `2025/10/06/A`. */
export function rawatOf(kodebooking: string): string {
  return `2025/10/06/${kodebooking}`
}

export function addIntent(kodebooking: string, changes: Partial<Intent> = {}): Intent {
  return {
    kodebooking,
    no_rawat: rawatOf(kodebooking),
    tanggal: '2025-10-06',
    nama: 'SITI AMINAH',
    call: 'add',
    taskid: 0,
    payload: { kodebooking, norm: '000001' },
    ...changes,
  }
}

export function taskIntent(kodebooking: string, taskid: TaskId, waktu = NOW + taskid): Intent {
  return addIntent(kodebooking, { call: 'updatewaktu', taskid, payload: { kodebooking, taskid, waktu } })
}

/** Plans intents the way a cycle does: the visits named by the intents were all planned. */
export function plan(stores: Stores, intents: readonly Intent[], options: { force?: boolean; now?: number } = {}) {
  const plannedVisits = [...new Set(intents.map((intent) => intent.no_rawat))]
  return stores.outbox.enqueue(intents, { force: options.force ?? false, plannedVisits, seen: [] }, options.now ?? NOW)
}

export const DELIVERED: Transition = { to: 'terkirim', result: 'terkirim', message: 'Ok' }
export const DUPLICATE: Transition = { to: 'terkirim', result: 'sudah-ada', message: 'Terdapat duplikasi Kode Booking' }
export const HELD: Transition = { to: 'tertahan', reason: 'ditolak', message: 'Rujukan tidak valid' }

export function retryAt(nextAt: number, refund = false): Transition {
  return { to: 'coba-lagi', nextAt, reason: 'belum-terkirim', message: 'Server BPJS tidak menjawab', refund }
}

export function wrongOrder(lastTask: number): Transition {
  return { to: 'ulangi-urutan', lastTask, message: `TaskId terakhir ${lastTask}` }
}

export function attempt(row: OutboxRow): Attempt {
  return {
    started_at: NOW,
    duration_ms: 12,
    outcome: 'done',
    http_status: 200,
    code: 200,
    message: 'Ok',
    request: row.payload,
    answer: '{"metadata":{"code":200,"message":"Ok"}}',
  }
}

/** Claims the next row of a booking, ignoring waits, and gives it this answer. */
export function answerNext(stores: Stores, kodebooking: string, transition: Transition, now = NOW): OutboxRow {
  const row = stores.outbox.claimNext(kodebooking, now, true)
  if (!row) throw new Error(`nothing to claim for ${kodebooking}`)
  stores.outbox.record(row, attempt(row), transition, now)
  return rowOf(stores, row.id)
}

export function rowOf(stores: Stores, id: number): OutboxRow {
  const row = stores.admin.byId(id)
  if (!row) throw new Error(`row ${id} is gone`)
  return row
}

/** The row of a call, by its identity. */
export function find(stores: Stores, kodebooking: string, taskid: TaskId | 0): OutboxRow {
  const rows = stores.admin.list({ noRawat: rawatOf(kodebooking), limit: -1 })
  const row = rows.find((found) => found.kodebooking === kodebooking && found.taskid === taskid)
  if (!row) throw new Error(`no row for ${kodebooking} ${taskid}`)
  return rowOf(stores, row.id)
}

export function states(stores: Stores, kodebooking: string): string {
  const rows = stores.admin.list({ noRawat: rawatOf(kodebooking), limit: -1 })
  return rows.map((row) => `${row.taskid}:${row.state}`).join(' ')
}
