import type { CapaianFigures, GroupFigures, PeriodFigures, SpanName, SpanStats } from '../../shared/ipc/capaian.ts'
import type { CodeName } from '../../shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import { addDays, lastOfMonth, type WallDate } from '../../shared/wall-time.ts'
import { type CapaianVisit, isComplete, SPAN_NAMES } from './capaian-visit.ts'

/** The figures of some visits. Pure. */
export function figuresOf(visits: readonly CapaianVisit[]): CapaianFigures {
  const tasks = new Map<TaskId, { perlu: number; ada: number }>()
  const seconds = new Map<SpanName, number[]>(SPAN_NAMES.map((name) => [name, []]))
  const counts = { kunjungan: 0, terkirim: 0, lengkap: 0, dilewati: 0 }
  for (const visit of visits) {
    if (visit.dilewati) {
      counts.dilewati++
      continue
    }
    counts.kunjungan++
    if (visit.terkirim) counts.terkirim++
    if (isComplete(visit)) counts.lengkap++
    for (const id of visit.perlu) {
      const share = tasks.get(id) ?? { perlu: 0, ada: 0 }
      share.perlu++
      if (!visit.kurang.includes(id)) share.ada++
      tasks.set(id, share)
    }
    for (const name of SPAN_NAMES) {
      const length = visit.spans[name]
      if (length !== undefined) seconds.get(name)?.push(length)
    }
  }
  return {
    ...counts,
    tasks: TASK_IDS.flatMap((taskid) => {
      const share = tasks.get(taskid)
      return share ? [{ taskid, ...share }] : []
    }),
    waktu: Object.fromEntries(SPAN_NAMES.map((name) => [name, statsOf(seconds.get(name) ?? [])])) as Record<
      SpanName,
      SpanStats | null
    >,
  }
}

/**
 * Minutes of some spans given in seconds; null for none. The median of an even number is the middle of the two in the
 * middle; the 90th percentile is the smallest that at least nine in ten do not exceed (nearest rank), so a span that
 * really was.
 */
export function statsOf(seconds: readonly number[]): SpanStats | null {
  const count = seconds.length
  if (count === 0) return null
  const sorted = Float64Array.from(seconds).sort()
  const at = (index: number) => sorted[index] ?? 0
  const middle = count >> 1
  return {
    kunjungan: count,
    rata: minutes(sorted.reduce((sum, value) => sum + value, 0) / count),
    median: minutes(count % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2),
    p90: minutes(at(Math.ceil(0.9 * count) - 1)),
  }
}

function minutes(seconds: number): number {
  return Math.round(seconds / 6) / 10
}

const PERIODS = {
  hari: (day: WallDate) => day,
  minggu: mondayOf,
  bulan: (day: WallDate) => `${day.slice(0, 7)}-01`,
} as const
export type PeriodName = keyof typeof PERIODS

/** The figures of each day, week or month of the range that has counted visits, oldest first. */
export function periodsOf(
  visits: readonly CapaianVisit[],
  period: PeriodName,
  range: { readonly dari: WallDate; readonly sampai: WallDate },
): PeriodFigures[] {
  const firsts = new Map([...new Set(visits.map(({ tanggal }) => tanggal))].map((day) => [day, PERIODS[period](day)]))
  const groups = Map.groupBy(visits, ({ tanggal }) => firsts.get(tanggal) ?? tanggal)
  return [...groups]
    .map(([first, own]) => {
      const last = lastOf(period, first)
      return {
        dari: within(first, range),
        sampai: within(last, range),
        ...figuresOf(own),
      }
    })
    .filter(({ kunjungan }) => kunjungan > 0)
    .sort((a, b) => (a.dari < b.dari ? -1 : 1))
}

/** The figures of each poli or doctor with counted visits, most visits first. */
export function groupsOf(visits: readonly CapaianVisit[], of: (visit: CapaianVisit) => CodeName): GroupFigures[] {
  const groups = Map.groupBy(visits, (visit) => of(visit).kode)
  return [...groups]
    .flatMap(([, own]) => (own[0] ? [{ ...of(own[0]), ...figuresOf(own) }] : []))
    .filter(({ kunjungan }) => kunjungan > 0)
    .sort((a, b) => b.kunjungan - a.kunjungan || (a.nama < b.nama ? -1 : a.nama > b.nama ? 1 : 0))
}

function within(day: WallDate, { dari, sampai }: { readonly dari: WallDate; readonly sampai: WallDate }): WallDate {
  if (day < dari) return dari
  if (day > sampai) return sampai
  return day
}

function mondayOf(day: WallDate): WallDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

function lastOf(period: PeriodName, first: WallDate): WallDate {
  if (period === 'hari') return first
  if (period === 'minggu') return addDays(first, 6)
  return lastOfMonth(first)
}
