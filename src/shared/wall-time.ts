/**
 * Times as the hospital writes them: wall-clock strings without a zone. The zone is a setting of the hospital and is
 * named wherever such a string becomes an instant; epoch milliseconds exist only at the BPJS edge and in the outbox's
 * own bookkeeping.
 */

/** `YYYY-MM-DD` */
export type WallDate = string
/** `YYYY-MM-DD HH:MM:SS` */
export type WallTime = string

/**
 * The three zones of Indonesia. None of them has had a daylight-saving change since 1964 or an offset change since
 * 1988, so a fixed offset is exact for every date a hospital database can hold and needs no zone database on the
 * workstation.
 */
const OFFSET_HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const

export type Zone = keyof typeof OFFSET_HOURS
export const ZONES = Object.keys(OFFSET_HOURS) as Zone[]

/** The letters hospital staff use for the zone, as BPJS writes them behind its times. */
export const ZONE_LETTERS: Record<Zone, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

export type ParsedWallTime =
  | { readonly kind: 'ada'; readonly value: WallTime }
  /** NULL, an empty string or MySQL's zero date: "no time recorded". `zero` tells the zero date from the others. */
  | { readonly kind: 'kosong'; readonly zero: boolean }
  /** Text that names no moment, such as the 31st of February. */
  | { readonly kind: 'mustahil'; readonly text: string }

const WALL_TIME = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?$/
const WALL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads a DATETIME as the database gave it. Fractions of a second are dropped, as BPJS keeps none. */
export function parseWallTime(text: string | null | undefined): ParsedWallTime {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return { kind: 'kosong', zero: false }
  if (trimmed.startsWith('0000-00-00')) return { kind: 'kosong', zero: true }
  const match = WALL_TIME.exec(trimmed)
  if (!match) return { kind: 'mustahil', text: trimmed }
  const [, year, month, day, hour, minute, second] = match
  const value = `${year}-${month}-${day} ${hour}:${minute}:${second}`
  if (!isWallDate(`${year}-${month}-${day}`)) return { kind: 'mustahil', text: trimmed }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { kind: 'mustahil', text: trimmed }
  return { kind: 'ada', value }
}

/** True for a `YYYY-MM-DD` that exists in the calendar. */
export function isWallDate(text: string): boolean {
  const match = WALL_DATE.exec(text)
  if (!match || match[1] === '0000') return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return day >= 1 && day <= daysIn(year, month)
}

/** By arithmetic, since a month of visits asks some hundred thousand times. 0 for what is no month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (month < 1 || month > 12) return 0
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** True for a clock time `HH:MM` or `HH:MM:SS` within one day. MySQL's TIME also holds hours past 23. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)
}

/** True for a time of day to the minute, `14:00`. */
export function isHourMinute(text: string): boolean {
  return text.length === 5 && isClockTime(text)
}

/** Epoch milliseconds of a wall-clock time in the hospital's zone. The argument must come from {@link parseWallTime}. */
export function wallTimeToEpoch(wall: WallTime, zone: Zone): number {
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}Z`)
  if (Number.isNaN(asUtc)) throw new Error(`not a wall time: ${wall}`)
  return asUtc - OFFSET_HOURS[zone] * 3_600_000
}

/** The wall-clock time in the hospital's zone at an instant (epoch milliseconds). */
export function epochToWallTime(epochMs: number, zone: Zone): WallTime {
  return new Date(epochMs + OFFSET_HOURS[zone] * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

export function dateOf(wall: WallTime): WallDate {
  return wall.slice(0, 10)
}

export function addDays(date: WallDate, days: number): WallDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The last day of the month a day lies in. */
export function lastOfMonth(date: WallDate): WallDate {
  return addDays(`${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1)
}

export function addMinutes(wall: WallTime, minutes: number): WallTime {
  const at = Date.parse(`${wall.replace(' ', 'T')}Z`) + minutes * 60_000
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

export function addSeconds(wall: WallTime, seconds: number): WallTime {
  return addMinutes(wall, seconds / 60)
}

/** Whole seconds from one wall time to another; negative when the second is earlier. */
export function secondsBetween(from: WallTime, to: WallTime): number {
  const at = (wall: WallTime) => Date.parse(`${wall.replace(' ', 'T')}Z`)
  return (at(to) - at(from)) / 1000
}

/** Weekday names as Khanza's `jadwal.hari_kerja` spells them; index 0 is Sunday. */
const HARI_KERJA = ['AKHAD', 'SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU'] as const
export type HariKerja = (typeof HARI_KERJA)[number]

export function hariKerja(date: WallDate): HariKerja {
  return HARI_KERJA[new Date(`${date}T00:00:00Z`).getUTCDay()] as HariKerja
}

const HARI_PENDEK = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab']
const BULAN = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
  ...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
]
const BULAN_PENDEK = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des']

/** `Sen, 6 Okt 2025` */
export function tanggalIndonesia(date: WallDate): string {
  const at = new Date(`${date}T00:00:00Z`)
  return `${HARI_PENDEK[at.getUTCDay()]}, ${at.getUTCDate()} ${BULAN_PENDEK[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}

/** `Okt 2025`: the month a day lies in. */
export function bulanIndonesia(date: WallDate): string {
  const at = new Date(`${date}T00:00:00Z`)
  return `${BULAN_PENDEK[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}

/** `Oktober 2025` */
export function bulanLengkapIndonesia(date: WallDate): string {
  return `${BULAN[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** `10.25`, the way a clerk writes a time of day. Accepts a wall time or a clock time. */
export function jamIndonesia(text: string): string {
  return text.slice(-8).slice(0, 5).replace(':', '.')
}

/** `10.25.07`. Accepts a wall time or a clock time with its seconds. */
export function jamDetikIndonesia(text: string): string {
  return text.slice(-8).replaceAll(':', '.')
}
