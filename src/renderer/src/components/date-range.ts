import { addDays, isWallDate, tanggalIndonesia, type WallDate } from '../../../shared/wall-time.ts'

export interface DateRange {
  readonly dari: WallDate
  readonly sampai: WallDate
}

/** A range one click away. */
export interface QuickRange {
  readonly label: string
  readonly range: DateRange
}

/** The longest range the main process answers. The type ties it to the contract, whose zod stays out of the window. */
export const MAX_RANGE_DAYS: typeof import('../../../shared/ipc/registrations.ts').MAX_RANGE_DAYS = 92

/** A range as the address has it. What makes no sense is left out; without dates it is today. */
export function readRange(from: string | null, to: string | null, today: WallDate, most = MAX_RANGE_DAYS): DateRange {
  const known = (text: string | null) => (text !== null && isWallDate(text) ? text : null)
  const dari = known(from) ?? known(to) ?? today
  const sampai = known(to) ?? dari
  return clampRange(dari <= sampai ? { dari, sampai } : { dari: sampai, sampai: dari }, most)
}

/** Cuts a range that is longer than one reading may be, from its end. */
export function clampRange({ dari, sampai }: DateRange, most = MAX_RANGE_DAYS): DateRange {
  const last = addDays(dari, most - 1)
  if (sampai > last) return { dari, sampai: last }
  return { dari, sampai }
}

/** The parameters that say this range in the address; today alone is left out. */
export function rangeParams({ dari, sampai }: DateRange, today: WallDate): Record<'dari' | 'sampai', string | null> {
  const isToday = dari === today && sampai === today
  return { dari: isToday ? null : dari, sampai: isToday || sampai === dari ? null : sampai }
}

/** `Sen, 6 Okt 2025`, or `1 Okt – 6 Okt 2025` for several days. */
export function rangeText(dari: WallDate, sampai: WallDate | null): string {
  if (sampai === null) return `${tanggalIndonesia(dari)} – …`
  if (dari === sampai) return tanggalIndonesia(dari)
  const [, from = ''] = tanggalIndonesia(dari).split(', ')
  const [, to = ''] = tanggalIndonesia(sampai).split(', ')
  return dari.slice(0, 4) === sampai.slice(0, 4) ? `${from.slice(0, -5)} – ${to}` : `${from} – ${to}`
}

/** `pada Sen, 6 Okt 2025`, or `dari Rab, 1 Okt 2025 sampai Sen, 6 Okt 2025` within a sentence. */
export function rangeWords({ dari, sampai }: DateRange): string {
  return dari === sampai
    ? `pada ${tanggalIndonesia(dari)}`
    : `dari ${tanggalIndonesia(dari)} sampai ${tanggalIndonesia(sampai)}`
}
