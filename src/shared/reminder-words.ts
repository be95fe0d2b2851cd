import { angka } from './numbers.ts'

/** The day's reminder in one sentence, the same in the window and outside it. */
export function reminderWords(belumLengkap: number): string {
  return `${angka(belumLengkap)} kunjungan hari ini sudah dilayani tetapi belum lengkap di BPJS.`
}

/** The list of the visits it counts, as the address names it. */
export const REMINDED_SUBJECT = 'dilayani'
