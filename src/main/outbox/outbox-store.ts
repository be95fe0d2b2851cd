import { callRank } from '../../shared/task-ids.ts'
import type { OutboxDatabase } from './open.ts'
import type { Attempt, Intent, KnownVisit, OutboxRow, SeenVisit, Transition } from './rows.ts'

export interface EnqueueOptions {
  /** Send rows again that were delivered before. */
  readonly force: boolean
  /** no_rawat of every visit that was planned; unsent rows of theirs which the plan no longer holds are withdrawn. */
  readonly plannedVisits: readonly string[]
  /** Visits that BPJS does not have yet, whether or not a call could be planned for them. */
  readonly seen: readonly SeenVisit[]
}

export interface EnqueueCounts {
  readonly added: number
  readonly changed: number
  readonly resent: number
  readonly withdrawn: number
}

export interface OutboxStore {
  /** Every row that was in flight when the program died becomes retryable at once. Call once, before dispatching. */
  resumeInterrupted(now: number): number
  known(noRawat: readonly string[]): Map<string, KnownVisit>
  /** The kode booking each visit was first sent with. */
  fixedCodes(kodebooking: readonly string[]): Map<string, { readonly no_rawat: string; readonly tanggal: string }>
  /** no_rawat of visits of a date range, for registrations whose number does not begin with that date. */
  visitsOn(dari: string, sampai: string): string[]
  /** no_rawat of visits outside these days of which a call is still unsent. */
  unsentOutside(dari: string, sampai: string): string[]
  enqueue(intents: readonly Intent[], options: EnqueueOptions, now: number): EnqueueCounts
  /**
   * Bookings whose next row may be sent: those tried least first, then in the order they were planned.
   * @param longestWait milliseconds: a next try further ahead was set by a wrong clock and counts as due.
   */
  dueBookings(now: number, ignoreBackoff: boolean, longestWait?: number): string[]
  /** Takes the next row of a booking in one statement: it is `mengirim` and its attempt counted when this returns. */
  claimNext(kodebooking: string, now: number, ignoreBackoff: boolean, longestWait?: number): OutboxRow | null
  record(row: OutboxRow, attempt: Attempt, transition: Transition, now: number): void
}

/** After this many refusals of its order a row waits for a person instead of going round again. */
export const MAX_ORDER_RETRIES = 2

const DAY_MS = 86_400_000
const FINAL = `('terkirim', 'batal')`
const DUE = `(o.state = 'menunggu' or (o.state = 'coba-lagi' and (@anyTime = 1 or o.next_at is null or o.next_at <= @now or o.next_at > @farthest)))`
/** The first unfinished row of its booking: the only one that may leave, and only while no other is in flight. */
const IS_HEAD = `not exists (select 1 from outbox p
  where p.kodebooking = o.kodebooking and p.state not in ${FINAL}
    and (p.rank < o.rank or (p.rank = o.rank and p.id < o.id) or p.state = 'mengirim'))`

export function createOutboxStore(db: OutboxDatabase): OutboxStore {
  const resume = db.prepare(
    `update outbox set state = 'coba-lagi', next_at = @now, updated_at = @now, reason = 'belum-terkirim',
       message = 'Program berhenti saat kiriman ini berjalan; dikirim ulang.' where state = 'mengirim'`,
  )
  const visitsByRawat = db.prepare<
    [string],
    { no_rawat: string; kodebooking: string; bpjs_last_task: number | null; khanza: string | null }
  >(
    `select v.no_rawat, v.kodebooking, v.bpjs_last_task, v.khanza from json_each(?) j join visit v on v.no_rawat = j.value`,
  )
  const rowsByRawat = db.prepare<[string], KnownVisit['rows'][number] & { no_rawat: string }>(
    `select o.id, o.no_rawat, o.call, o.taskid, o.state, o.reason, o.payload, o.attempts, o.unanswered, o.delivered_at
       from json_each(?) j join outbox o on o.no_rawat = j.value`,
  )
  const codes = db.prepare<[string], { no_rawat: string; kodebooking: string; tanggal: string }>(
    `select v.no_rawat, v.kodebooking, v.tanggal from json_each(?) j join visit v on v.kodebooking = j.value`,
  )
  const visitsBetween = db
    .prepare<[string, string], string>('select no_rawat from visit where tanggal between ? and ?')
    .pluck()
  const unsentOutside = db
    .prepare<[string, string], string>(
      `select distinct o.no_rawat from outbox o join visit v on v.no_rawat = o.no_rawat
        where o.state in ('menunggu', 'mengirim', 'coba-lagi', 'tertahan') and (v.tanggal < ? or v.tanggal > ?)`,
    )
    .pluck()
  const rehome = db.prepare('update outbox set no_rawat = @no_rawat where kodebooking = @kodebooking')
  const upsertVisit = db.prepare(
    `insert into visit (no_rawat, kodebooking, tanggal, nama, khanza) values (@no_rawat, @kodebooking, @tanggal, @nama, @khanza)
     on conflict (no_rawat) do update set kodebooking = excluded.kodebooking, tanggal = excluded.tanggal,
       nama = excluded.nama, khanza = coalesce(excluded.khanza, khanza)`,
  )
  const find = db.prepare<[string, string, number], OutboxRow>(
    'select * from outbox where kodebooking = ? and call = ? and taskid = ?',
  )
  const insert = db.prepare(
    `insert into outbox (kodebooking, no_rawat, call, taskid, rank, payload, state, reason, message, created_at, updated_at)
     values (@kodebooking, @no_rawat, @call, @taskid, @rank, @payload, @state, @reason, @message, @now, @now)`,
  )
  const replace = db.prepare(
    `update outbox set payload = @payload, state = @state, reason = @reason, message = @message, attempts = 0,
       order_retries = 0, confirmed = 0, next_at = null, updated_at = @now where id = @id`,
  )
  const unsentOf = db.prepare<[string], OutboxRow>(
    `select o.* from json_each(?) j join outbox o on o.no_rawat = j.value where o.state not in ${FINAL}`,
  )
  const withdraw = db.prepare(
    `update outbox set state = 'batal', reason = null, message = 'Dicabut: tidak lagi sesuai rekam medis.',
       next_at = null, updated_at = @now where id = @id`,
  )
  const due = db
    .prepare<[{ now: number; farthest: number; anyTime: number }], string>(
      `select o.kodebooking from outbox o where ${DUE} and ${IS_HEAD} order by o.attempts, o.id`,
    )
    .pluck()
  const claim = db.prepare<[{ kodebooking: string; now: number; farthest: number; anyTime: number }], OutboxRow>(
    `update outbox set state = 'mengirim', attempts = attempts + 1, unanswered = unanswered + 1, updated_at = @now
      where id = (select o.id from outbox o where o.kodebooking = @kodebooking and ${DUE} and ${IS_HEAD} limit 1)
      returning *`,
  )
  const insertAttempt = db.prepare(
    `insert into attempt (outbox_id, started_at, duration_ms, outcome, http_status, code, message, request, answer)
     values (@outbox_id, @started_at, @duration_ms, @outcome, @http_status, @code, @message, @request, @answer)`,
  )
  const deliver = db.prepare(
    `update outbox set state = 'terkirim', result = coalesce(result, @result), reason = null, message = @message, next_at = null,
       unanswered = 0,
       delivered_at = coalesce(delivered_at, @now), updated_at = @now where id = @id`,
  )
  const oweWriteBack = db.prepare(
    `insert into write_back (outbox_id, created_at) values (@id, @now)
     on conflict (outbox_id) do update set applied_at = null, attempts = 0, last_error = null`,
  )
  const move = db.prepare(
    `update outbox set state = @state, reason = @reason, message = @message, next_at = @nextAt,
       attempts = attempts - @refund, unanswered = case when @refused = 1 then 0 else unanswered - @refund end,
       order_retries = order_retries + @orderRetry, updated_at = @now where id = @id`,
  )
  const keepDelivered = db.prepare(
    `update outbox set state = 'terkirim', reason = null, message = @message, next_at = null, unanswered = 0,
       updated_at = @now where id = @id`,
  )
  const advanceLastTask = db.prepare(
    'update visit set bpjs_last_task = max(bpjs_last_task, @taskid) where no_rawat = @no_rawat and bpjs_last_task is not null',
  )
  const rememberLastTask = db.prepare('update visit set bpjs_last_task = @lastTask where no_rawat = @no_rawat')
  const reopenAfter = db.prepare(
    `update outbox set state = 'menunggu', next_at = null, updated_at = @now
      where kodebooking = @kodebooking and call = 'updatewaktu' and taskid > @lastTask and taskid < @taskid
        and state = 'terkirim'`,
  )

  const releaseBehind = db.prepare(
    `update outbox set state = 'menunggu', reason = null, updated_at = @now
      where kodebooking = @kodebooking and rank > @rank and state = 'tertahan' and reason = 'urutan' and order_retries < ${MAX_ORDER_RETRIES}`,
  )

  const rememberVisit = (visit: Omit<SeenVisit, 'khanza'>, khanza: string | null) =>
    upsertVisit.run({
      no_rawat: visit.no_rawat,
      kodebooking: visit.kodebooking,
      tanggal: visit.tanggal,
      nama: visit.nama,
      khanza,
    })

  const enqueueOne = (intent: Intent, force: boolean, now: number): 'added' | 'changed' | 'resent' | 'same' => {
    rememberVisit(intent, null)
    const payload = JSON.stringify(intent.payload)
    const fresh = {
      payload,
      state: intent.hold ? 'tertahan' : 'menunggu',
      reason: intent.hold?.reason ?? null,
      message: intent.hold?.message ?? null,
      now,
    }
    const existing = find.get(intent.kodebooking, intent.call, intent.taskid)
    if (!existing) {
      const rank = callRank(intent.call, intent.taskid)
      insert.run({
        ...fresh,
        kodebooking: intent.kodebooking,
        no_rawat: intent.no_rawat,
        call: intent.call,
        taskid: intent.taskid,
        rank,
      })
      releaseBehind.run({ kodebooking: intent.kodebooking, rank, now })
      return 'added'
    }
    // The booking was given to another registration, such as one made anew for the same patient.
    if (existing.no_rawat !== intent.no_rawat) {
      rehome.run({ no_rawat: intent.no_rawat, kodebooking: intent.kodebooking })
    }
    switch (existing.state) {
      case 'mengirim':
        return 'same'
      case 'terkirim':
        if (!force) return 'same'
        // As it was delivered: BPJS keeps what it took first, and what it took needs no second confirmation.
        replace.run({ payload: existing.payload, state: 'menunggu', reason: null, message: null, now, id: existing.id })
        return 'resent'
      case 'batal':
        // What a person cancelled stays cancelled until the record changes or the whole day is sent again on purpose.
        if (existing.payload === payload && existing.reason !== null && !force) return 'same'
        replace.run({ ...fresh, id: existing.id })
        releaseBehind.run({ kodebooking: existing.kodebooking, rank: existing.rank, now })
        return 'changed'
      case 'tertahan': {
        // Never tried: the plan held it, and the plan no longer does.
        const released = existing.attempts === 0 && !intent.hold
        if (existing.payload === payload && !force && !released) return 'same'
        replace.run({ ...fresh, id: existing.id })
        return 'changed'
      }
      case 'menunggu':
      case 'coba-lagi': {
        const heldSince = intent.hold && existing.confirmed === 0 && existing.unanswered === 0
        if (existing.payload === payload && !heldSince) return 'same'
        replace.run({ ...fresh, id: existing.id })
        return 'changed'
      }
    }
  }

  const enqueue = db.transaction((intents: readonly Intent[], options: EnqueueOptions, now: number): EnqueueCounts => {
    const counts = { added: 0, changed: 0, resent: 0, same: 0, withdrawn: 0 }
    const planned = new Set<string>()
    for (const visit of options.seen) rememberVisit(visit, JSON.stringify(visit.khanza))
    for (const intent of intents) {
      planned.add(`${intent.kodebooking} ${intent.call} ${intent.taskid}`)
      counts[enqueueOne(intent, options.force, now)]++
    }
    for (const row of unsentOf.all(JSON.stringify(options.plannedVisits))) {
      if (planned.has(`${row.kodebooking} ${row.call} ${row.taskid}`) || row.state === 'mengirim') continue
      // A call that may have reached BPJS unanswered is seen through: withdrawing it would lose its write-back.
      if (row.unanswered > 0) continue
      if (row.delivered_at !== null) continue
      withdraw.run({ id: row.id, now })
      counts.withdrawn++
    }
    return counts
  })

  const record = db.transaction((row: OutboxRow, attempt: Attempt, transition: Transition, now: number): void => {
    insertAttempt.run({ ...attempt, outbox_id: row.id })
    const message = transition.message
    if (transition.to === 'terkirim') {
      deliver.run({ id: row.id, result: transition.result, message, now })
      oweWriteBack.run({ id: row.id, now })
      advanceLastTask.run({ no_rawat: row.no_rawat, taskid: row.taskid })
    } else if (row.delivered_at !== null && transition.to !== 'coba-lagi') {
      // A repetition on request was refused; the first delivery stands.
      keepDelivered.run({ id: row.id, message, now })
    } else if (transition.to === 'ulangi-urutan') {
      rememberLastTask.run({ no_rawat: row.no_rawat, lastTask: transition.lastTask })
      const { lastTask } = transition
      const reopened = reopenAfter.run({ kodebooking: row.kodebooking, lastTask, taskid: row.taskid, now })
      const state = reopened.changes > 0 && row.order_retries < MAX_ORDER_RETRIES ? 'menunggu' : 'tertahan'
      move.run({
        id: row.id,
        state,
        reason: 'urutan',
        message,
        nextAt: null,
        refund: 0,
        refused: 1,
        orderRetry: 1,
        now,
      })
    } else {
      const { reason } = transition
      const nextAt = transition.to === 'coba-lagi' ? transition.nextAt : null
      const refund = transition.to === 'coba-lagi' && transition.refund ? 1 : 0
      const refused = transition.to === 'tertahan' ? 1 : 0
      move.run({ id: row.id, state: transition.to, reason, message, nextAt, refund, refused, orderRetry: 0, now })
    }
  })

  return {
    resumeInterrupted: (now) => resume.run({ now }).changes,
    known(noRawat) {
      const list = JSON.stringify(noRawat)
      const visits = new Map<string, KnownVisit & { rows: KnownVisit['rows'][number][] }>()
      for (const { khanza, ...visit } of visitsByRawat.all(list)) {
        visits.set(visit.no_rawat, { ...visit, ...(khanza && { khanza: JSON.parse(khanza) }), rows: [] })
      }
      for (const { no_rawat, ...row } of rowsByRawat.all(list)) visits.get(no_rawat)?.rows.push(row)
      return visits
    },
    fixedCodes: (list) => new Map(codes.all(JSON.stringify(list)).map((row) => [row.kodebooking, row])),
    visitsOn: (dari, sampai) => visitsBetween.all(dari, sampai),
    unsentOutside: (dari, sampai) => unsentOutside.all(dari, sampai),
    enqueue: (intents, options, now) => enqueue.immediate(intents, options, now),
    dueBookings: (now, ignoreBackoff, longestWait = DAY_MS) => [
      ...new Set(due.all({ now, farthest: now + longestWait, anyTime: ignoreBackoff ? 1 : 0 })),
    ],
    claimNext: (kodebooking, now, ignoreBackoff, longestWait = DAY_MS) =>
      claim.get({ kodebooking, now, farthest: now + longestWait, anyTime: ignoreBackoff ? 1 : 0 }) ?? null,
    record: (row, attempt, transition, now) => record.immediate(row, attempt, transition, now),
  }
}
