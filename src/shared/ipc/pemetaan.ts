import { z } from 'zod'
import type { WallDate, WallTime } from '../wall-time.ts'
import { type CodeName, referenceKey } from './registrations.ts'

export const MAPPED_KINDS = ['poli', 'dokter'] as const
export type MappedKind = (typeof MAPPED_KINDS)[number]

/** A poli or doctor of SIMRS with its code at BPJS. */
export interface MappingRow extends CodeName {
  /** Null: not mapped. */
  readonly bpjs: CodeName | null
  /** Visits of the days looked at; and those of them that are held back for want of this code. */
  readonly kunjungan: number
  readonly tertahan: number
  /** Excluded by a setting: needs no code. Never for a doctor. */
  readonly dikecualikan: boolean
}

export interface MappingView {
  /** Those that hold visits back first, then the unmapped, then by name. */
  readonly poli: readonly MappingRow[]
  readonly dokter: readonly MappingRow[]
  /** The days whose visits were counted. */
  readonly dari: WallDate
  readonly sampai: WallDate
  /** Khanza's table for it is there and may be written; else a sentence that says what is missing. */
  readonly halangan: Readonly<Record<MappedKind, string | null>>
  readonly readAt: WallTime
}

/** BPJS's reference lists by name. Polis and subspecialties stand side by side, each code once: both are a `kodepoli`. */
export interface BpjsReferences {
  readonly poli: readonly CodeName[]
  readonly dokter: readonly CodeName[]
}

export const saveMapping = z.object({
  jenis: z.enum(MAPPED_KINDS),
  /** kd_poli or kd_dokter of SIMRS. */
  kode: z.string().min(1).max(20),
  bpjs: z.object({ kode: z.string().trim().min(1).max(20), nama: z.string().trim().max(50) }),
  /** The BPJS code the person saw before; null for none. Another one there by now is told, not overwritten. */
  sebelum: z.string().max(20).nullable(),
})

export const scheduleRequest = z.object({ tanggal: referenceKey.shape.tanggal_periksa })

export interface ScheduleSide {
  /** `08:00-12:00` */
  readonly jam: string
  readonly kuota: number
}

/**
 * One doctor's session of a poli on a weekday, as SIMRS has it (`jadwal`) and as HFIS has it. Codes and names are those
 * of SIMRS; BPJS's where SIMRS knows no such poli or doctor.
 */
export interface ScheduleRow {
  readonly poli: CodeName
  readonly dokter: CodeName
  readonly khanza: ScheduleSide | null
  readonly hfis: (ScheduleSide & { readonly libur: boolean }) | null
  readonly beda: readonly ('tidak-ada-di-hfis' | 'tidak-ada-di-simrs' | 'jam' | 'kuota' | 'libur')[]
}

export interface ScheduleView {
  /** Those that differ first. */
  readonly rows: readonly ScheduleRow[]
  /** Polis or doctors with sessions in SIMRS that have no code at BPJS, so cannot be compared. */
  readonly tanpaKode: readonly CodeName[]
  /** Polis BPJS could not be asked about. */
  readonly tidakTerbaca: readonly string[]
  readonly tanggal: WallDate
  /** Weekday as in `jadwal`: SENIN … AKHAD. */
  readonly hari: string
}
