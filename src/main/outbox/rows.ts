import type { ProblemReason } from '../../shared/problems.ts'
import type { Call, TaskId } from '../../shared/task-ids.ts'
import type { WallDate } from '../../shared/wall-time.ts'

/**
 * States of one outbox row:
 *
 *     menunggu ──claim──▶ mengirim ──accepted, duplicate, overtaken──▶ terkirim
 *                            │ ├──temporary, unknown──▶ coba-lagi(next_at) ──due──▶ mengirim
 *                            │ └──refused──▶ tertahan(reason) ──mended or retried──▶ menunggu
 *                            └──program died──▶ (at the next start) coba-lagi
 *     any unsent state ──withdrawn by a person or by the record──▶ batal
 *
 * `mengirim` is written before the call leaves, so a crash can at worst repeat a call that BPJS then answers with
 * 208. `terkirim` rows are never deleted within the retention time and never replaced; sending one again on request
 * keeps `delivered_at`, and an answer that refuses the repetition leaves it `terkirim`.
 */
export type OutboxState = 'menunggu' | 'mengirim' | 'coba-lagi' | 'tertahan' | 'terkirim' | 'batal'

export type DeliveryResult = 'terkirim' | 'sudah-ada' | 'terlampaui'

export interface OutboxRow {
  readonly id: number
  readonly kodebooking: string
  readonly no_rawat: string
  readonly call: Call
  /** 0 for calls without a task. */
  readonly taskid: TaskId | 0
  readonly rank: number
  /** JSON text of what is sent. */
  readonly payload: string
  readonly state: OutboxState
  readonly reason: ProblemReason | null
  /** The sentence shown to a person, or BPJS's last words. */
  readonly message: string | null
  readonly attempts: number
  /** How often BPJS has refused the order of this row although the record said its predecessors were there. */
  readonly order_retries: number
  /** Calls that may have reached BPJS without their answer arriving here. */
  readonly unanswered: number
  /** 1 when a person let this call go although the plan holds it. */
  readonly confirmed: number
  /** Epoch milliseconds before which the row is not tried again by itself. */
  readonly next_at: number | null
  readonly result: DeliveryResult | null
  readonly created_at: number
  readonly updated_at: number
  readonly delivered_at: number | null
}

/** Fields that Khanza fills and a person may overrule. */
export interface VisitEntries {
  readonly nomor_referensi: string
  readonly no_kartu: string
  readonly jenis_kunjungan: number
}

/** A visit that BPJS does not have yet, as it was looked at. */
export interface SeenVisit {
  readonly no_rawat: string
  readonly kodebooking: string
  readonly tanggal: WallDate
  readonly nama: string
  readonly khanza: VisitEntries
}

/** A call a visit owes, as the planner hands it over. */
export interface Intent {
  readonly kodebooking: string
  readonly no_rawat: string
  readonly tanggal: WallDate
  readonly nama: string
  readonly call: Call
  readonly taskid: TaskId | 0
  readonly payload: object
  /** Set when a person must confirm before this call may leave. */
  readonly hold?: { readonly reason: ProblemReason; readonly message: string }
}

export type KnownRow = Pick<
  OutboxRow,
  'id' | 'call' | 'taskid' | 'state' | 'reason' | 'payload' | 'attempts' | 'unanswered' | 'delivered_at'
>

/** In place of a last task: BPJS does not have this booking, whatever the hospital's tables call sent. */
export const NOT_AT_BPJS = -1

/** What the outbox remembers of one visit. */
export interface KnownVisit {
  readonly no_rawat: string
  readonly kodebooking: string
  /** The last task BPJS said it has; {@link NOT_AT_BPJS} where it lacks the booking itself; null while it never said. */
  readonly bpjs_last_task: number | null
  /** What Khanza said when /antrean/add was last planned. */
  readonly khanza?: VisitEntries
  readonly rows: readonly KnownRow[]
}

export interface Attempt {
  readonly started_at: number
  readonly duration_ms: number
  readonly outcome: string
  readonly http_status: number | null
  readonly code: number | null
  readonly message: string
  readonly request: string
  readonly answer: string
}

/** Where a row goes after an answer. Computed by the dispatcher, stored by the outbox. */
export type Transition =
  | { readonly to: 'terkirim'; readonly result: DeliveryResult; readonly message: string }
  | {
      readonly to: 'coba-lagi'
      readonly nextAt: number
      readonly reason: ProblemReason
      readonly message: string
      /** True when the failure was not this row's: the attempt is not counted. */
      readonly refund: boolean
    }
  | { readonly to: 'tertahan'; readonly reason: ProblemReason; readonly message: string }
  /** BPJS lacks earlier tasks: those after `lastTask` go out again, and this row behind them. */
  | { readonly to: 'ulangi-urutan'; readonly lastTask: number; readonly message: string }
