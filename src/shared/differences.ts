import type { TaskId } from './task-ids.ts'

/** Where BPJS's day and the hospital's disagree, in the order in which it is listed. */
export const DIFFERENCE_KINDS = ['tidak-ada-di-bpjs', 'tidak-ada-di-sini', 'status-berbeda', 'task-berbeda'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export const DIFFERENCE_TITLES: Record<DifferenceKind, string> = {
  'tidak-ada-di-bpjs': 'tidak ada di BPJS',
  'tidak-ada-di-sini': 'tidak ada di SIMRS',
  'status-berbeda': 'status berbeda',
  'task-berbeda': 'task berbeda',
}

/**
 * What mends a difference without a person's judgement. `kirim`: what was never sent leaves with the next cycle.
 * `kirim-lagi`: what was believed delivered goes out again. `tandai`: what BPJS has is noted here as delivered.
 */
export type Repair = 'kirim' | 'kirim-lagi' | 'tandai'

export const REPAIR_TITLES: Record<Repair, string> = {
  kirim: 'kirim',
  'kirim-lagi': 'kirim ulang',
  tandai: 'tandai sudah',
}

export interface Difference {
  /** `<kodebooking>#<kind or task>`, the same for the same difference however often it is looked for. */
  readonly id: string
  readonly jenis: DifferenceKind
  readonly kodebooking: string
  /** Empty for a booking that only BPJS has. */
  readonly no_rawat: string
  readonly nama: string
  readonly poli: string
  /** 0 where the whole booking is concerned. */
  readonly taskid: TaskId | 0
  /** In a few words: how it stands here, and at BPJS. */
  readonly disini: string
  readonly dibpjs: string
  /** One sentence for whoever looks at it. */
  readonly pesan: string
  /** Null: a person has to decide. */
  readonly perbaikan: Repair | null
}
