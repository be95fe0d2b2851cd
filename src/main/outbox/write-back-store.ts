import type { Call } from '../../shared/task-ids.ts'
import type { OutboxDatabase } from './open.ts'

/** A delivered call that the hospital's tables do not show yet. */
export interface PendingWriteBack {
  readonly outbox_id: number
  readonly no_rawat: string
  readonly kodebooking: string
  readonly call: Call
  readonly taskid: number
  /** Epoch milliseconds of the task's time; null for calls without one. */
  readonly waktu: number | null
}

export interface WriteBackStore {
  pending(): PendingWriteBack[]
  pendingCount(): number
  applied(outboxIds: readonly number[], now: number): void
  failed(outboxIds: readonly number[], error: string): void
  /** Owes the trace of already delivered calls again, for tables that lost it. */
  oweAgain(outboxIds: readonly number[], now: number): void
}

export function createWriteBackStore(db: OutboxDatabase): WriteBackStore {
  const pending = db.prepare<[], PendingWriteBack>(
    `select w.outbox_id, o.no_rawat, o.kodebooking, o.call, o.taskid, json_extract(o.payload, '$.waktu') as waktu
       from write_back w join outbox o on o.id = w.outbox_id where w.applied_at is null order by w.outbox_id`,
  )
  const count = db.prepare<[], number>('select count(*) from write_back where applied_at is null').pluck()
  const apply = db.prepare(
    `update write_back set applied_at = @now, attempts = attempts + 1, last_error = null
      where outbox_id in (select value from json_each(@ids))`,
  )
  const fail = db.prepare(
    `update write_back set attempts = attempts + 1, last_error = @error
      where outbox_id in (select value from json_each(@ids))`,
  )
  const again = db.prepare(
    `insert into write_back (outbox_id, created_at) select value, @now from json_each(@ids) where true
     on conflict (outbox_id) do update set applied_at = null, attempts = 0, last_error = null`,
  )
  return {
    pending: () => pending.all(),
    pendingCount: () => count.get() ?? 0,
    applied: (ids, now) => void apply.run({ ids: JSON.stringify(ids), now }),
    failed: (ids, error) => void fail.run({ ids: JSON.stringify(ids), error }),
    oweAgain: (ids, now) => void (ids.length > 0 && again.run({ ids: JSON.stringify(ids), now })),
  }
}
