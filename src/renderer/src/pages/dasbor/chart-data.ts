import type { HourView, PoliWaitView } from '../../../../shared/ipc/dashboard.ts'
import { angka } from '../../../../shared/numbers.ts'
import { minutesText, responseText } from './format.ts'

/** The four spans of a visit as BPJS measures them: task 3→4, 4→5, 5→6 and 6→7. */
export const WAIT_SERIES = [
  { name: 'tungguPoli', label: 'Tunggu poli', color: 'blue.8' },
  { name: 'layanPoli', label: 'Layanan poli', color: 'blue.3' },
  { name: 'tungguFarmasi', label: 'Tunggu farmasi', color: 'orange.8' },
  { name: 'layanFarmasi', label: 'Layanan farmasi', color: 'orange.3' },
] as const satisfies readonly { name: keyof PoliWaitView; label: string; color: string }[]

/** `08.00`, the beginning of the hour. */
export function hourText(hour: string): string {
  return `${hour}.00`
}

export function waitTotal(wait: PoliWaitView): number {
  return WAIT_SERIES.reduce((sum, { name }) => sum + (wait[name] ?? 0), 0)
}

/** What the bars say, for who cannot see them. */
export function sendsSummary(hours: readonly HourView[]): string {
  const sent = hours.reduce((sum, hour) => sum + hour.sent, 0)
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0)
  const busiest = hours.reduce<HourView | null>(
    (best, hour) => (best === null || hour.sent + hour.failed > best.sent + best.failed ? hour : best),
    null,
  )
  if (!busiest) return 'Belum ada kiriman hari ini.'
  return `Hari ini ${angka(sent)} kiriman terkirim dan ${angka(failed)} gagal. Terbanyak pukul ${hourText(busiest.hour)}: ${angka(busiest.sent + busiest.failed)}.`
}

export function responsesSummary(hours: readonly HourView[]): string {
  const measured = hours.filter((hour) => hour.medianMs !== null)
  const slowest = measured.reduce<HourView | null>(
    (worst, hour) => (worst === null || (hour.p95Ms ?? 0) > (worst.p95Ms ?? 0) ? hour : worst),
    null,
  )
  const latest = measured.at(-1)
  if (!slowest || !latest) return 'Belum ada jawaban BPJS hari ini.'
  return `Pukul ${hourText(latest.hour)} BPJS biasanya menjawab dalam ${responseText(latest.medianMs ?? 0)}. Paling lambat pukul ${hourText(slowest.hour)}: 95% dalam ${responseText(slowest.p95Ms ?? 0)}.`
}

export function waitsSummary(waits: readonly PoliWaitView[]): string {
  const longest = waits.reduce<PoliWaitView | null>(
    (worst, wait) => (worst === null || waitTotal(wait) > waitTotal(worst) ? wait : worst),
    null,
  )
  if (!longest) return 'Belum ada kunjungan dengan jam task yang lengkap hari ini.'
  return `Rata-rata waktu tunggu ${angka(waits.length)} poli. Paling lama ${longest.poli}: ${minutesText(waitTotal(longest))}.`
}
