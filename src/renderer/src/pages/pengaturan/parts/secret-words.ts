import type { SecretState } from '../../../../../shared/ipc/settings.ts'

/** Where a secret stands, in words; the value itself is never shown. */
export const SECRET_WORDS: Readonly<Record<SecretState, string>> = {
  belum: 'Belum diisi',
  tersimpan: 'Tersimpan',
  sesi: 'Disimpan sampai program ditutup',
  lingkungan: 'Dari variabel lingkungan',
  'tidak-terbaca': 'Tidak terbaca di komputer ini, isi lagi',
}

export type SecretFace =
  /** Something to type into. */
  | 'isian'
  /** The state in words, with Ganti and Hapus. */
  | 'tersimpan'
  /** Hapus was pressed; not saved yet. */
  | 'dihapus'
  | 'lingkungan'

/**
 * Which face the field shows. `typed`: undefined is untouched, an empty text removes. A field that is being typed in
 * stays an input, empty or not: emptying it means leaving the stored secret alone.
 */
export function secretFace(state: SecretState, typed: string | undefined, editing: boolean): SecretFace {
  if (state === 'lingkungan') return 'lingkungan'
  if (typed === '') return 'dihapus'
  if (editing || typed !== undefined) return 'isian'
  return state === 'tersimpan' || state === 'sesi' ? 'tersimpan' : 'isian'
}
