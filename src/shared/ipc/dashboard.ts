import type { Problem } from '../problems.ts'
import type { WallTime } from '../wall-time.ts'

export interface RunView {
  readonly id: number
  readonly startedAt: WallTime
  readonly durationMs: number | null
  readonly mode: string
  /** Null while it runs or when it was cut off. */
  readonly counts: {
    readonly found: number
    readonly sent: number
    readonly existing: number
    readonly failed: number
    readonly held: number
    readonly requests: number
  } | null
}

/** Calls of one hour of the day. */
export interface HourView {
  /** `08` … */
  readonly hour: string
  readonly sent: number
  readonly failed: number
  /** Milliseconds; null in an hour without calls. */
  readonly medianMs: number | null
  readonly p95Ms: number | null
}

/** Average minutes between two tasks at one poli; null where no visit has both times. */
export interface PoliWaitView {
  readonly poli: string
  readonly visits: number
  readonly tungguPoli: number | null
  readonly layanPoli: number | null
  readonly tungguFarmasi: number | null
  readonly layanFarmasi: number | null
}

export interface Dashboard {
  readonly tanggal: string
  /** Today's registrations, each in one class; the sum of all is `registrasi`. */
  readonly counts: {
    readonly registrasi: number
    readonly terkirim: number
    readonly menunggu: number
    readonly perluTindakan: number
    readonly dilewati: number
  }
  /** What holds registrations back today, most frequent first. */
  readonly reasons: readonly { readonly reason: Problem['reason']; readonly registrations: number }[]
  readonly hours: readonly HourView[]
  readonly waits: readonly PoliWaitView[]
  readonly runs: readonly RunView[]
}
