import { z } from 'zod'
import type { WallTime } from '../wall-time.ts'

export const OUTBOX_STATES = ['menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim', 'batal'] as const
export type OutboxStateName = (typeof OUTBOX_STATES)[number]

export const outboxFilter = z.object({
  states: z.array(z.enum(OUTBOX_STATES)),
  /** A reason of a held row, or null for all. */
  reason: z.string().max(40).nullable(),
  /** Part of a name, no_rawat or kode booking. */
  teks: z.string().max(100),
  limit: z.number().int().min(1).max(2000),
})
export type OutboxFilterRequest = z.infer<typeof outboxFilter>

export interface OutboxItem {
  readonly id: number
  readonly no_rawat: string
  readonly nama: string
  readonly tanggal: string
  readonly kodebooking: string
  readonly call: string
  readonly taskid: number
  readonly state: OutboxStateName
  readonly result: 'terkirim' | 'sudah-ada' | 'terlampaui' | null
  readonly reason: string | null
  readonly message: string | null
  readonly attempts: number
  readonly nextAt: WallTime | null
  readonly updatedAt: WallTime
}

export interface OutboxList {
  readonly items: readonly OutboxItem[]
  /** How many match in all; more than `items` when the limit cut them off. */
  readonly total: number
  readonly counts: Readonly<Record<OutboxStateName, number>>
  readonly heldReasons: readonly { readonly reason: string; readonly rows: number }[]
}

export interface AttemptView {
  readonly startedAt: WallTime
  readonly durationMs: number | null
  readonly outcome: string
  readonly httpStatus: number | null
  readonly code: number | null
  readonly message: string
  /** Masked JSON text. */
  readonly request: string
  /** Masked text of BPJS's answer. */
  readonly answer: string
}

export interface OutboxDetail {
  readonly item: OutboxItem
  /** Masked JSON text of what is sent next, or was sent. */
  readonly payload: string
  /** Newest first. */
  readonly attempts: readonly AttemptView[]
}
