import type { TimeSource } from './ipc/registrations.ts'
import type { TaskId } from './task-ids.ts'
import type { WallDate, WallTime } from './wall-time.ts'

/**
 * What is wrong with the task times of a range of days, found before BPJS finds it. Every finding is about one task of one
 * visit. A proposal ("usulan") is reckoned from the facts beside it and counts for nothing until a person accepts it.
 */

/** Why a task's time is found fault with, in the order in which they are listed. */
export const FINDING_REASONS = ['kosong', 'terbalik', 'kembar', 'depan', 'hari-lain', 'mustahil'] as const
export type FindingReason = (typeof FINDING_REASONS)[number]

export const FINDING_TITLES: Record<FindingReason, string> = {
  kosong: 'jam kosong',
  terbalik: 'jam terbalik',
  kembar: 'jam sama dengan task lain',
  depan: 'jam belum terjadi',
  'hari-lain': 'jam pada hari lain',
  mustahil: 'jam tidak mungkin',
}

export interface Proposal {
  readonly waktu: WallTime
  /** The facts it was reckoned from, such as "di antara task 3 (08.00) dan task 5 (09.20)". */
  readonly dasar: string
}

export interface Finding {
  /** `<no_rawat>#<taskid>` */
  readonly id: string
  readonly no_rawat: string
  readonly nama: string
  readonly tanggal: WallDate
  readonly poli: string
  readonly dokter: string
  readonly taskid: TaskId
  readonly alasan: FindingReason
  /** The time that counts now, as stored or recorded; null for none. */
  readonly waktu: string | null
  readonly sumber: TimeSource | null
  /** The place in the record that gave it, such as "pemeriksaan pertama"; empty where there is none to name. */
  readonly asal: string
  /** One sentence for whoever mends it. */
  readonly pesan: string
  readonly usulan: Proposal | null
  /** Why there is no proposal; empty where there is one. */
  readonly tanpaUsulan: string
}
