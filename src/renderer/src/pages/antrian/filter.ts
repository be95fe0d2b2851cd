import type { OutboxFilterRequest, OutboxList, OutboxStateName } from '../../../../shared/ipc/outbox.ts'

/** As many rows as are shown at once. */
export const ROW_LIMIT = 2000

/** The choices of the state filter; `belum` is everything that has not been sent. */
export const STATE_CHOICES = ['belum', 'tertahan', 'coba-lagi', 'menunggu', 'mengirim', 'terkirim', 'batal'] as const
export type StateChoice = (typeof STATE_CHOICES)[number]

const UNSENT: readonly OutboxStateName[] = ['tertahan', 'coba-lagi', 'menunggu', 'mengirim']

export interface OutboxView {
  readonly keadaan: StateChoice
  /** A reason of held rows; null for all. */
  readonly alasan: string | null
}

/** Reads `#/antrian?keadaan=tertahan&alasan=ditolak`; what it does not know counts as not set. */
export function viewOf(params: URLSearchParams): OutboxView {
  const alasan = params.get('alasan')
  if (alasan !== null) return { keadaan: 'tertahan', alasan }
  return { keadaan: STATE_CHOICES.find((choice) => choice === params.get('keadaan')) ?? 'belum', alasan: null }
}

/** The same as parameters of the address. */
export function paramsOf(view: OutboxView): Record<'keadaan' | 'alasan', string | null> {
  return { keadaan: view.keadaan === 'belum' ? null : view.keadaan, alasan: view.alasan }
}

export function requestOf(view: OutboxView, teks: string): OutboxFilterRequest {
  return {
    states: view.keadaan === 'belum' ? [...UNSENT] : [view.keadaan],
    reason: view.alasan,
    teks: teks.trim(),
    limit: ROW_LIMIT,
  }
}

export function countOf(choice: StateChoice, counts: OutboxList['counts']): number {
  return choice === 'belum' ? UNSENT.reduce((sum, state) => sum + counts[state], 0) : counts[choice]
}
