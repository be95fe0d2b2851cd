import type { IncompleteVisit } from '../../../../shared/ipc/capaian.ts'

/** `Kurang antrean, task 4, 5`: what BPJS lacks of a visit. */
export function missingText({ terkirim, kurang }: Pick<IncompleteVisit, 'terkirim' | 'kurang'>): string {
  const parts = [...(terkirim ? [] : ['antrean']), ...(kurang.length > 0 ? [`task ${kurang.join(', ')}`] : [])]
  return parts.length === 0 ? '' : `Kurang ${parts.join(', ')}`
}
