import { clockText } from '../../../shared/task-rules.ts'
import {
  dateOf,
  jamDetikIndonesia,
  jamIndonesia,
  tanggalIndonesia,
  type WallDate,
  type WallTime,
} from '../../../shared/wall-time.ts'

/** `Sen, 6 Okt 2025 10.25` */
export function momentText(at: WallTime): string {
  return `${tanggalIndonesia(dateOf(at))} ${jamIndonesia(at)}`
}

/** `Sen, 6 Okt 2025 10.25.07` */
export function exactMoment(at: WallTime): string {
  return `${tanggalIndonesia(dateOf(at))} ${jamDetikIndonesia(at)}`
}

/** `10.25` today, `Sen, 6 Okt 2025 10.25` on another day. */
export function momentWords(at: WallTime, today: WallDate): string {
  return dateOf(at) === today ? jamIndonesia(at) : momentText(at)
}

/** A task's time, with seconds where there are any: `10.25` on the day of the visit, with its date on any other. */
export function taskMoment(at: WallTime, tanggal: WallDate): string {
  const clock = clockText(at)
  return dateOf(at) === tanggal ? clock : `${tanggalIndonesia(dateOf(at))} ${clock}`
}
