import { z } from 'zod'
import type { Difference } from '../differences.ts'
import type { Finding } from '../findings.ts'
import type { WallDate, WallTime } from '../wall-time.ts'
import { dateRange, wallTime } from './registrations.ts'

/** What is wrong with the task times of some days. */
export interface ValidasiView {
  readonly findings: readonly Finding[]
  /** Registrations that were looked at. */
  readonly registrasi: number
  readonly readAt: WallTime
}

/** Proposals as the person saw them: one that is another by now is left. */
export const acceptRequest = z.object({
  range: dateRange,
  usulan: z
    .array(z.object({ id: z.string().max(24), waktu: wallTime }))
    .min(1)
    .max(100_000),
})

export interface AcceptView {
  readonly diterima: number
  readonly kunjungan: number
  readonly ditinggalkan: readonly { readonly id: string; readonly why: 'berubah' | 'tanpa-baris' }[]
}

/** A day's bookings by where they stand. */
export interface DayCounts {
  readonly total: number
  readonly jkn: number
  readonly nonJkn: number
  /** Of those not cancelled, the patient has come: any task at all. */
  readonly checkin: number
  readonly dilayani: number
  readonly selesai: number
  readonly batal: number
}

/** One booking, at BPJS and here. */
export interface BpjsDayRow {
  readonly tanggal: WallDate
  readonly kodebooking: string
  /** Empty where SIMRS has no registration for it. */
  readonly no_rawat: string
  readonly nama: string
  readonly poli: string
  readonly dokter: string
  /** Null: BPJS does not have it. */
  readonly bpjs: (SideOfDay & { readonly status: string; readonly sumber: string }) | null
  /** Null: SIMRS does not have it. */
  readonly disini: (SideOfDay & { readonly status: DayStatus }) | null
  readonly beda: readonly Difference[]
}

export interface SideOfDay {
  /**
   * The last task that side has, of service; 0 for none. Here it is the step the visit has reached, sent or not. Null:
   * BPJS would not tell, so that the tasks are not compared.
   */
  readonly task: number | null
  /** Null where nothing says whether BPJS pays. */
  readonly jkn: boolean | null
}

/**
 * What stands here of a booking. `belum-datang`: booked, not registered yet. `dilewati`: registered, and never sent by
 * setting or by a person's choice.
 */
export type DayStatus = 'terkirim' | 'belum-terkirim' | 'perlu-tindakan' | 'belum-datang' | 'dilewati' | 'batal'

export interface BpjsDayView {
  readonly rows: readonly BpjsDayRow[]
  readonly bpjs: DayCounts
  readonly disini: DayCounts
  readonly readAt: WallTime
}

/** How far a comparison is. */
export interface CompareProgress {
  readonly tanggal: WallDate
  /** Bookings of that day BPJS was asked about, of how many. */
  readonly done: number
  readonly total: number
}

/** Each day costs BPJS a question for every booking. */
export const MAX_COMPARED_DAYS = 7
export const comparedRange = dateRange.refine(
  ({ dari, sampai }) => (Date.parse(sampai) - Date.parse(dari)) / 86_400_000 < MAX_COMPARED_DAYS,
  `Rentang paling panjang ${MAX_COMPARED_DAYS} hari.`,
)
export const repairRequest = z.object({ range: comparedRange, ids: z.array(z.string().max(60)).min(1).max(20_000) })

export interface RepairView {
  readonly diperbaiki: number
  /** The days as they are now. */
  readonly sesudah: BpjsDayView
}

/** One manual change: who, where, what, before and after. */
export interface AuditRow {
  readonly id: number
  readonly at: WallTime
  readonly who: string
  readonly workstation: string
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

export interface AuditView {
  /** Newest first. */
  readonly rows: readonly AuditRow[]
  /** How many there are in all; more than `rows` where the list was cut. */
  readonly total: number
  /** Every action there is in this range. */
  readonly actions: readonly string[]
}

export const auditFilter = z.object({
  range: dateRange,
  /** Part of who, workstation or subject. */
  teks: z.string().max(100),
  aksi: z.string().max(60).nullable(),
})
export type AuditFilter = z.infer<typeof auditFilter>
/** The newest row the person has before them; 0 for none. */
export const newAuditsRequest = auditFilter.extend({ sesudah: z.number().int() })
