import type { Problem } from '../../shared/problems.ts'
import type { Call } from '../../shared/task-ids.ts'
import type { Outcome } from '../bpjs/classify.ts'
import type { OutboxRow } from '../outbox/rows.ts'

/** How one registration fared in a run. Each registration is in exactly one class. */
export type VisitClass = 'terkirim' | 'sudah-ada' | 'gagal' | 'tertahan' | 'dilewati' | 'lengkap'

export interface CallEvent {
  readonly kind: 'panggilan'
  readonly no_rawat: string
  readonly kodebooking: string
  readonly call: Call
  readonly taskid: number
  readonly outcome: Outcome['kind']
  readonly state: OutboxRow['state']
  readonly code: number | null
  readonly message: string
  readonly durationMs: number
}

/** What a run tells while it goes on. Listeners must not throw. */
export type SyncEvent =
  | { readonly kind: 'mulai'; readonly dari: string; readonly sampai: string; readonly mode: string }
  | {
      readonly kind: 'ditemukan'
      /** The days that were read; null when the hospital's database could not be. */
      readonly range: { readonly dari: string; readonly sampai: string } | null
      readonly found: number
      readonly queued: number
      readonly waiting: number
    }
  | CallEvent
  | {
      readonly kind: 'registrasi'
      readonly no_rawat: string
      readonly nama: string
      readonly hasil: VisitClass
      readonly message: string | null
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'masalah'; readonly problem: Problem; readonly detail?: string }
  | { readonly kind: 'selesai'; readonly report: RunReport }

export interface RunReport {
  /** Registrations read in the range. */
  readonly found: number
  /** Registrations with at least one call newly accepted and nothing left over. */
  readonly sent: number
  /** Registrations whose calls BPJS all had already. */
  readonly existing: number
  /** Registrations with a call that did not get through and is tried again by itself. */
  readonly failed: number
  /** Registrations that wait for a person. */
  readonly held: number
  /** Registrations the settings or their own state leave out. */
  readonly skipped: number
  /** HTTP requests made to BPJS. */
  readonly requests: number
  /** SQL statements sent to the hospital's database. */
  readonly sqlStatements: number
  readonly durationMs: number
  readonly problems: readonly Problem[]
}
