import type { IncompleteVisit } from '../../../../shared/ipc/capaian.ts'

/** `Kurang antrean, task 4, 5`: what BPJS lacks of a visit. */
export function missingText({ terkirim, kurang }: Pick<IncompleteVisit, 'terkirim' | 'kurang'>): string {
  const parts = [...(terkirim ? [] : ['antrean']), ...(kurang.length > 0 ? [`task ${kurang.join(', ')}`] : [])]
  return parts.length === 0 ? '' : `Kurang ${parts.join(', ')}`
}

/** What to do about it; what has only to be waited for says so. */
export function cureText({ pesan, dilayani }: Pick<IncompleteVisit, 'pesan' | 'dilayani'>): string {
  if (pesan !== '') return pesan
  return dilayani ? 'Menunggu gilirannya; terkirim sendiri.' : 'Belum selesai dilayani; task menyusul sendiri.'
}
