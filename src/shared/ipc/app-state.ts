import type { Problem } from '../problems.ts'
import type { ServiceStatus } from '../status.ts'
import type { WallDate, WallTime, Zone } from '../wall-time.ts'

/** `awal`: nothing configured yet, the wizard shows. */
export type AppMode = 'awal' | 'demo' | 'rumah-sakit'
export type EnvironmentName = 'DEMO' | 'PENGEMBANGAN' | 'KUSTOM' | 'PRODUKSI'

export interface LinkState {
  readonly ok: boolean
  /** One sentence: what is wrong and what to do; null while all is well or nothing is known yet. */
  readonly message: string | null
  /** Since when it has been so; null when it is not known. */
  readonly since: WallTime | null
}

export interface SyncProgress {
  /** Registrations of this run that have their result. */
  readonly done: number
  readonly total: number
}

export interface Pengingat {
  readonly tanggal: WallDate
  readonly belumLengkap: number
}

/** Everything the frame of the window shows: one object for chip, badge, tray and dashboard. */
export interface AppState {
  readonly host: 'desktop' | 'peramban'
  readonly mode: AppMode
  /** Null while nothing is configured. */
  readonly lingkungan: EnvironmentName | null
  readonly namaInstansi: string
  readonly zone: Zone
  /** The hospital's wall clock when this was made; the demo's clock is its own. */
  readonly now: WallTime
  readonly today: WallDate
  readonly service: ServiceStatus
  readonly timer: {
    readonly state: 'berhenti' | 'menunggu' | 'berjalan' | 'jeda'
    /** Milliseconds from the making of this object to the next run by itself; null while none is planned. */
    readonly nextInMs: number | null
  }
  readonly progress: SyncProgress | null
  readonly database: LinkState
  readonly bpjs: LinkState
  /** Unsent rows in the outbox that wait for nobody. */
  readonly waiting: number
  /** Registrations of the last run that wait for a person. */
  readonly held: number
  /** Staff edits kept on this computer while the database is away, and those that need a decision. */
  readonly edits: { readonly waiting: number; readonly conflicts: number }
  /** What is left of today's visits that were served and are incomplete, once it was reminded of; null for nothing. */
  readonly pengingat: Pengingat | null
  /** What concerns the whole service: shown as banners. */
  readonly problems: readonly Problem[]
  readonly admin: { readonly pinSet: boolean; readonly open: boolean }
  /** `sesi`: this computer has no key store, so secrets are forgotten when the program ends. */
  readonly secrets: 'aman' | 'sesi'
  /** When the brief's table is missing, an admin can create it from the settings screen. */
  readonly referenceTable: 'ada' | 'belum' | 'tidak-diketahui'
}
