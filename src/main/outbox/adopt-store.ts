import { type Call, callRank, type TaskId } from '../../shared/task-ids.ts'
import type { WallDate } from '../../shared/wall-time.ts'
import type { OutboxDatabase } from './open.ts'
import { NOT_AT_BPJS } from './rows.ts'

/** A call that BPJS turns out to have, although this outbox still holds it unsent. */
export interface Adoption {
  readonly kodebooking: string
  readonly call: Call
  readonly taskid: TaskId | 0
  /** BPJS's own time of a task, epoch milliseconds; null where it is not known, or the call has none. */
  readonly waktu: number | null
}

export interface AdoptStore {
  /** Marks unsent calls as had by BPJS, with their trace owed. Calls this outbox does not hold unsent stay as they are. */
  adopt(adoptions: readonly Adoption[], now: number): number
  /**
   * Notes calls as had by BPJS, whether this outbox holds them or not. A task counts at BPJS's own time from then on.
   */
  learn(calls: readonly Learned[], now: number): void
  /**
   * Forgets that calls of a visit were delivered, because BPJS lacks them: the next plan owes them again, and what other
   * programs of the hospital marked as sent is not believed beyond what BPJS has.
   */
  reopenVisit(lost: LostCalls, now: number): void
}

/** A call BPJS has, of a visit this outbox may never have seen. */
export interface Learned extends Adoption {
  readonly no_rawat: string
  readonly tanggal: WallDate
  readonly nama: string
}

export interface LostCalls {
  readonly no_rawat: string
  readonly kodebooking: string
  readonly tanggal: WallDate
  readonly nama: string
  /** `semua`: the booking itself; `task`: tasks after `lastTask`; `batal`: that it was cancelled. */
  readonly what: 'semua' | 'task' | 'batal'
  /** The last task of service that BPJS has. */
  readonly lastTask: number
}

export const ADOPTED_MESSAGE = 'Sudah ada di BPJS, tidak dikirim lagi.'

export function createAdoptStore(db: OutboxDatabase): AdoptStore {
  const deliver = db
    .prepare<[Adoption & { now: number; message: string }], number>(
      `update outbox set state = 'terkirim', result = coalesce(result, 'sudah-ada'), reason = null, message = @message,
         payload = case when @waktu is null then payload else json_set(payload, '$.waktu', @waktu) end,
         next_at = null, unanswered = 0, delivered_at = coalesce(delivered_at, @now), updated_at = @now
        where kodebooking = @kodebooking and call = @call and taskid = @taskid and state not in ('terkirim', 'mengirim')
        returning id`,
    )
    .pluck()
  const owe = db.prepare(
    `insert into write_back (outbox_id, created_at) values (@id, @now)
     on conflict (outbox_id) do update set applied_at = null, attempts = 0, last_error = null`,
  )
  const rememberVisit = db.prepare(
    `insert into visit (no_rawat, kodebooking, tanggal, nama) values (@no_rawat, @kodebooking, @tanggal, @nama)
     on conflict (no_rawat) do nothing`,
  )
  const insert = db.prepare(
    `insert into outbox (kodebooking, no_rawat, call, taskid, rank, payload, state, result, message, created_at, updated_at,
         delivered_at)
     values (@kodebooking, @no_rawat, @call, @taskid, @rank, @payload, 'terkirim', 'sudah-ada', @message, @now, @now, @now)
     on conflict (kodebooking, call, taskid) do nothing returning id`,
  )
  const correct = db.prepare(
    `update outbox set payload = json_set(payload, '$.waktu', @waktu), message = @message, updated_at = @now
      where kodebooking = @kodebooking and call = @call and taskid = @taskid and state = 'terkirim' and @waktu is not null`,
  )
  const reopen = db.prepare(
    `update outbox set state = 'menunggu', delivered_at = null, result = null, reason = null, attempts = 0,
       order_retries = 0, unanswered = 0, message = 'Tidak ada di BPJS; dikirim lagi.', next_at = null, updated_at = @now
      where no_rawat = @no_rawat and state = 'terkirim'
        and (@what = 'semua' or (call = 'updatewaktu' and taskid > case @what when 'batal' then 98 else @lastTask end))`,
  )
  // The plan owes no cancellation that Khanza calls sent, so this one stays delivered while it goes out again.
  const cancelAgain = db.prepare(
    `update outbox set state = 'menunggu', next_at = null, updated_at = @now
      where no_rawat = @no_rawat and call = 'batal' and state = 'terkirim' and @what = 'batal'`,
  )
  const believeUpTo = db.prepare('update visit set bpjs_last_task = @lastTask where no_rawat = @no_rawat')
  const adopt = db.transaction((adoptions: readonly Adoption[], now: number): number => {
    let adopted = 0
    for (const adoption of adoptions) {
      const id = deliver.get({ ...adoption, now, message: ADOPTED_MESSAGE })
      if (id === undefined) continue
      owe.run({ id, now })
      adopted++
    }
    return adopted
  })
  const learn = db.transaction((calls: readonly Learned[], now: number): void => {
    for (const { no_rawat, tanggal, nama, ...call } of calls) {
      if (adopt([call], now) > 0) continue
      const { kodebooking, taskid, waktu } = call
      rememberVisit.run({ no_rawat, kodebooking, tanggal, nama })
      const payload = JSON.stringify(taskid === 0 ? { kodebooking } : { kodebooking, taskid, waktu })
      const rank = callRank(call.call, taskid)
      const inserted = insert.get({ ...call, no_rawat, rank, payload, message: ADOPTED_MESSAGE, now })
      if (inserted) owe.run({ id: (inserted as { id: number }).id, now })
      else correct.run({ ...call, message: 'Jam menurut BPJS.', now })
    }
  })
  const reopenVisit = db.transaction(({ what, ...lost }: LostCalls, now: number): void => {
    rememberVisit.run(lost)
    reopen.run({ ...lost, what, now })
    cancelAgain.run({ ...lost, what, now })
    const lastTask = what === 'semua' ? NOT_AT_BPJS : lost.lastTask
    if (what !== 'batal') believeUpTo.run({ no_rawat: lost.no_rawat, lastTask })
  })
  return {
    adopt: (adoptions, now) => adopt.immediate(adoptions, now),
    learn: (calls, now) => learn.immediate(calls, now),
    reopenVisit: (lost, now) => reopenVisit.immediate(lost, now),
  }
}
