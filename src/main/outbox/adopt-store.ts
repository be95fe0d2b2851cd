import type { Call, TaskId } from '../../shared/task-ids.ts'
import type { OutboxDatabase } from './open.ts'

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
  /** Puts calls that were believed delivered back in line, because BPJS lacks them. Returns how many. */
  reopen(ids: readonly number[], now: number): number
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
  const reopen = db.prepare(
    `update outbox set state = 'menunggu', delivered_at = null, result = null, reason = null, attempts = 0, order_retries = 0,
       message = 'Tidak ada di BPJS; dikirim lagi.', next_at = null, updated_at = @now
      where id in (select value from json_each(@ids)) and state = 'terkirim'`,
  )
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
  return {
    adopt: (adoptions, now) => adopt.immediate(adoptions, now),
    reopen: (ids, now) => reopen.run({ ids: JSON.stringify(ids), now }).changes,
  }
}
