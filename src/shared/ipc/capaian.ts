import { z } from 'zod'
import type { TaskId } from '../task-ids.ts'
import type { WallDate, WallTime } from '../wall-time.ts'
import { type CodeName, dateRange } from './registrations.ts'

/** The spans of a visit between two tasks, each with the task it begins and the one it ends with. */
export const SPANS = {
  tungguAdmisi: [1, 2],
  layanAdmisi: [2, 3],
  tungguPoli: [3, 4],
  layanPoli: [4, 5],
  tungguFarmasi: [5, 6],
  layanFarmasi: [6, 7],
} as const satisfies Record<string, readonly [TaskId, TaskId]>
export type SpanName = keyof typeof SPANS

/** Minutes with one decimal, over the visits that have both times in order. */
export interface SpanStats {
  readonly kunjungan: number
  readonly rata: number
  readonly median: number
  readonly p90: number
}

export interface TaskShare {
  readonly taskid: TaskId
  /** Visits that owe BPJS this task, and those whose task BPJS has. */
  readonly perlu: number
  readonly ada: number
}

/** Figures of some visits. Visits that are never sent or do not take place count nowhere but in `dilewati`. */
export interface CapaianFigures {
  /** Visits that owe BPJS an announcement. */
  readonly kunjungan: number
  /** Of those: BPJS has the booking. */
  readonly terkirim: number
  /** Of those: BPJS has the booking and every task the visit owes. */
  readonly lengkap: number
  readonly dilewati: number
  /** One for each task that any of the visits owes, ascending. */
  readonly tasks: readonly TaskShare[]
  /** Null where no visit has both times. */
  readonly waktu: Readonly<Record<SpanName, SpanStats | null>>
}

export interface PeriodFigures extends CapaianFigures {
  /** First and last day of it within the range asked for. */
  readonly dari: WallDate
  readonly sampai: WallDate
}

export interface GroupFigures extends CapaianFigures, CodeName {}

/** What the hospital wants to reach. */
export interface CapaianTargets {
  /** Minutes from task 3 to task 4 at most; 0 for none. */
  readonly tungguMenit: number
  /** Visits with the full chain, in a hundred; 0 for none. */
  readonly lengkapPersen: number
}

export interface CapaianView {
  readonly semua: CapaianFigures
  /** Days with visits only, oldest first; weeks begin on Monday. */
  readonly hari: readonly PeriodFigures[]
  readonly minggu: readonly PeriodFigures[]
  readonly bulan: readonly PeriodFigures[]
  /** Most visits first. */
  readonly poli: readonly GroupFigures[]
  readonly dokter: readonly GroupFigures[]
  readonly target: CapaianTargets
  readonly namaInstansi: string
  readonly readAt: WallTime
}

/** Which visits are counted; null for all. */
export const capaianRequest = z.object({
  range: dateRange,
  /** kd_poli and kd_dokter of SIMRS. */
  poli: z.string().max(20).nullable(),
  dokter: z.string().max(20).nullable(),
})

export const incompleteRequest = capaianRequest.extend({
  /** Only visits that lack this task; null for any. 0: those whose booking BPJS does not have. */
  taskid: z.number().int().min(0).max(99).nullable(),
})

/** A visit that owes BPJS something still. */
export interface IncompleteVisit {
  readonly no_rawat: string
  readonly nama: string
  readonly tanggal: WallDate
  readonly poli: CodeName
  readonly dokter: CodeName
  readonly terkirim: boolean
  /** Tasks that BPJS lacks, ascending. */
  readonly kurang: readonly TaskId[]
  /** The record says that the patient was seen: by now the visit should be complete. */
  readonly dilayani: boolean
  /** What a person has to do about it, in one sentence; empty where it only has to be waited for. */
  readonly pesan: string
}

/** BPJS's own figures of a poli over the range: its dashboard of waiting times, by the hospital's clock. */
export interface BpjsPoliFigures extends CodeName {
  readonly antrean: number
  /** Average minutes, one decimal; null where nobody passed both tasks. */
  readonly waktu: Readonly<Record<SpanName, number | null>>
}

export interface BpjsCapaian {
  readonly poli: readonly BpjsPoliFigures[]
  readonly antrean: number
  /** Days or months BPJS could not be asked about, in words; empty when all were. */
  readonly tidakTerbaca: readonly string[]
}
