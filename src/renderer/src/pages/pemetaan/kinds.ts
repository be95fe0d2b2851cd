import type { MappedKind } from '../../../../shared/ipc/pemetaan.ts'

export type { MappedKind }

/** The contract's own list stands beside zod, which stays out of the window. */
export const MAPPED_KINDS: readonly MappedKind[] = ['poli', 'dokter']

interface KindWords {
  /** At the head of a sentence. */
  readonly satu: string
  /** Within one. */
  readonly kecil: string
  readonly tabel: string
}

export const KIND_WORDS: Readonly<Record<MappedKind, KindWords>> = {
  poli: { satu: 'Poli', kecil: 'poli', tabel: 'maping_poli_bpjs' },
  dokter: { satu: 'Dokter', kecil: 'dokter', tabel: 'maping_dokter_dpjpvclaim' },
}
