import type { RequestOf } from '../../../../shared/ipc/contract.ts'
import { addDays, type WallDate } from '../../../../shared/wall-time.ts'
import { type DateRange, MAX_RANGE_DAYS, type QuickRange, readRange } from '../../components/date-range.ts'
import type { Statistic } from './figures.ts'

export const GRAINS = ['hari', 'minggu', 'bulan'] as const
export type Grain = (typeof GRAINS)[number]
export const GRAIN_WORDS: Readonly<Record<Grain, string>> = { hari: 'Hari', minggu: 'Minggu', bulan: 'Bulan' }

export const TABS = ['poli', 'dokter', 'periode', 'bpjs'] as const
export type Tab = (typeof TABS)[number]

/** What the page shows; all of it stands in the address. */
export interface View {
  readonly range: DateRange
  readonly poli: string | null
  readonly dokter: string | null
  readonly grain: Grain
  readonly statistic: Statistic
  readonly tab: Tab
}

const STATISTIC_NAMES = ['rata', 'median', 'p90'] as const

function monday(date: WallDate): WallDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

/** This month up to today: what the page begins with. */
export function monthSoFar(today: WallDate): DateRange {
  return { dari: `${today.slice(0, 8)}01`, sampai: today }
}

/** The ranges a hospital is scored over, one click away. */
export function capaianRanges(today: WallDate): readonly QuickRange[] {
  const lastOfBefore = addDays(monthSoFar(today).dari, -1)
  return [
    { label: 'Hari ini', range: { dari: today, sampai: today } },
    { label: 'Minggu ini', range: { dari: monday(today), sampai: today } },
    { label: 'Bulan ini', range: monthSoFar(today) },
    { label: 'Bulan lalu', range: { dari: `${lastOfBefore.slice(0, 8)}01`, sampai: lastOfBefore } },
  ]
}

function oneOf<T extends string>(choices: readonly T[], text: string | null): T {
  return choices.find((choice) => choice === text) ?? (choices[0] as T)
}

/** The view as the address has it; what makes no sense there is left out. */
export function readView(params: URLSearchParams, today: WallDate): View {
  const [from, to] = [params.get('dari'), params.get('sampai')]
  return {
    range: from === null && to === null ? monthSoFar(today) : readRange(from, to, today, MAX_RANGE_DAYS),
    poli: params.get('poli') || null,
    dokter: params.get('dokter') || null,
    grain: oneOf(GRAINS, params.get('per')),
    statistic: oneOf(STATISTIC_NAMES, params.get('ukuran')),
    tab: oneOf(TABS, params.get('tabel')),
  }
}

/** The parameters that say a change of the view in the address; what the page begins with is left out. */
export function viewParams(change: Partial<View>, today: WallDate): Record<string, string | null> {
  const params: Record<string, string | null> = {}
  const { range, poli, dokter, grain, statistic, tab } = change
  if (range) {
    const usual = monthSoFar(today)
    const isUsual = range.dari === usual.dari && range.sampai === usual.sampai
    params.dari = isUsual ? null : range.dari
    params.sampai = isUsual ? null : range.sampai
  }
  if (poli !== undefined) params.poli = poli
  if (dokter !== undefined) params.dokter = dokter
  if (grain !== undefined) params.per = grain === GRAINS[0] ? null : grain
  if (statistic !== undefined) params.ukuran = statistic === STATISTIC_NAMES[0] ? null : statistic
  if (tab !== undefined) params.tabel = tab === TABS[0] ? null : tab
  return params
}

export function requestOf({ range, poli, dokter }: View): RequestOf<'capaian:baca'> {
  return { range, poli, dokter }
}
