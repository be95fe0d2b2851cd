import type { CapaianView, PeriodFigures } from '../../../../shared/ipc/capaian.ts'
import { bulanLengkapIndonesia, lastOfMonth, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { rangeText } from '../../components/date-range.ts'
import type { Grain } from './view.ts'

export function periodsOf(view: CapaianView, grain: Grain): readonly PeriodFigures[] {
  return view[grain]
}

/** `Sen, 6 Okt 2025`, `6 Okt – 12 Okt 2025` or, for a whole month, `Oktober 2025`. */
export function periodText({ dari, sampai }: Pick<PeriodFigures, 'dari' | 'sampai'>, grain: Grain): string {
  const whole = dari.endsWith('-01') && sampai === lastOfMonth(dari)
  if (grain === 'bulan' && whole) return bulanLengkapIndonesia(dari)
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
