import { angka } from '../../../../shared/numbers.ts'

/** `0,8 dtk`, `12 dtk`, `2 mnt 5 dtk`; what is too short to matter is `< 0,1 dtk`. */
export function durationText(ms: number): string {
  const seconds = ms / 1000
  if (ms < 100) return '< 0,1 dtk'
  if (seconds < 10) return `${(Math.round(seconds * 10) / 10).toFixed(1).replace('.', ',')} dtk`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} dtk`
  return `${Math.floor(whole / 60)} mnt ${whole % 60} dtk`
}

/** `820 ms`, from a second on `1,2 dtk`. */
export function responseText(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : durationText(ms)
}

export function minutesText(minutes: number): string {
  return `${angka(minutes)} mnt`
}

const MODES: Readonly<Record<string, string>> = {
  terjadwal: 'Terjadwal',
  manual: 'Diminta',
  paksa: 'Kirim ulang',
}

/** How a run came about, in a clerk's words. */
export function runModeText(mode: string): string {
  return MODES[mode] ?? mode
}
