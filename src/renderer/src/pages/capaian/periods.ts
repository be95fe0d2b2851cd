import type { CapaianView, PeriodFigures } from '../../../../shared/ipc/capaian.ts'
import { tanggalIndonesia, type WallDate } from '../../../../shared/wall-time.ts'
import { rangeText } from '../../components/date-range.ts'
import type { Grain } from './view.ts'

const MONTHS = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
  ...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
]

export function periodsOf(view: CapaianView, grain: Grain): readonly PeriodFigures[] {
  return view[grain]
}

function lastOfMonth(date: WallDate): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate()
}

/** `Sen, 6 Okt 2025`, `6 Okt – 12 Okt 2025` or, for a whole month, `Oktober 2025`. */
export function periodText({ dari, sampai }: Pick<PeriodFigures, 'dari' | 'sampai'>, grain: Grain): string {
  const whole =
    dari.endsWith('-01') && sampai.slice(0, 7) === dari.slice(0, 7) && Number(sampai.slice(8)) === lastOfMonth(dari)
  if (grain === 'bulan' && whole) return `${MONTHS[Number(dari.slice(5, 7)) - 1]} ${dari.slice(0, 4)}`
  return rangeText(dari, sampai)
}

/** The same for the foot of a chart: `6 Okt`, `6–12 Okt` or `Okt 2025`. */
export function periodMark({ dari, sampai }: Pick<PeriodFigures, 'dari' | 'sampai'>, grain: Grain): string {
  const [, day = '', month = '', year = ''] = tanggalIndonesia(dari).split(' ')
  if (grain === 'bulan') return `${month} ${year}`
  if (grain === 'hari' || dari === sampai) return `${day} ${month}`
  const [, lastDay = '', lastMonth = ''] = tanggalIndonesia(sampai).split(' ')
  return month === lastMonth ? `${day}–${lastDay} ${month}` : `${day} ${month} – ${lastDay} ${lastMonth}`
}
