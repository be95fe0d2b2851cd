import type { Dashboard, HourView, PoliWaitView, RunView } from '../../shared/ipc/dashboard.ts'
import type { RegistrationRow, SendState } from '../../shared/ipc/registrations.ts'
import type { ProblemReason } from '../../shared/problems.ts'
import { TASK_IDS, type TaskId } from '../../shared/task-ids.ts'
import {
  addDays,
  epochToWallTime,
  parseWallTime,
  type WallDate,
  wallTimeToEpoch,
  type Zone,
} from '../../shared/wall-time.ts'
import type { CallSample } from '../outbox/history-store.ts'
import type { RunRow } from '../outbox/journal-store.ts'
import { reportOf } from './status-facts.ts'

export interface DashboardInput {
  readonly today: WallDate
  readonly zone: Zone
  readonly rows: readonly RegistrationRow[]
  readonly samples: readonly CallSample[]
  readonly runs: readonly RunRow[]
}

/** Figures of today, from the same rows the grid shows. Pure. */
export function dashboardOf({ today, zone, rows, samples, runs }: DashboardInput): Dashboard {
  return {
    tanggal: today,
    counts: countRows(rows),
    reasons: reasonsOf(rows),
    hours: hoursOf(samples, zone),
    waits: waitsOf(rows, zone),
    runs: runs.map((run) => runView(run, zone)),
  }
}

/** Epoch milliseconds at which a day begins and ends in the hospital's zone. */
export function dayBounds(day: WallDate, zone: Zone): { readonly from: number; readonly until: number } {
  return {
    from: wallTimeToEpoch(`${day} 00:00:00`, zone),
    until: wallTimeToEpoch(`${addDays(day, 1)} 00:00:00`, zone),
  }
}

const CLASS_OF: Record<SendState, keyof Omit<Dashboard['counts'], 'registrasi'>> = {
  terkirim: 'terkirim',
  'sudah-ada': 'terkirim',
  menunggu: 'menunggu',
  mengirim: 'menunggu',
  'coba-lagi': 'menunggu',
  'perlu-tindakan': 'perluTindakan',
  batal: 'dilewati',
  dilewati: 'dilewati',
}

function countRows(rows: readonly RegistrationRow[]): Dashboard['counts'] {
  const counts = { registrasi: rows.length, terkirim: 0, menunggu: 0, perluTindakan: 0, dilewati: 0 }
  for (const row of rows) counts[CLASS_OF[row.kirim]]++
  return counts
}

function reasonsOf(rows: readonly RegistrationRow[]): Dashboard['reasons'] {
  const counts = new Map<ProblemReason, number>()
  for (const row of rows) {
    if (row.kirim !== 'perlu-tindakan') continue
    const reasons = row.problems.filter((problem) => problem.severity === 'tindakan').map((problem) => problem.reason)
    for (const reason of new Set(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts]
    .map(([reason, registrations]) => ({ reason, registrations }))
    .sort((a, b) => b.registrations - a.registrations || a.reason.localeCompare(b.reason))
}

const SENT_OUTCOMES = new Set(['done', 'duplicate', 'overtaken'])

function hoursOf(samples: readonly CallSample[], zone: Zone): HourView[] {
  const byHour = Map.groupBy(samples, (sample) => epochToWallTime(sample.started_at, zone).slice(11, 13))
  const hours = [...byHour.keys()].sort()
  const [first, last] = [hours[0], hours.at(-1)]
  if (first === undefined || last === undefined) return []
  const views: HourView[] = []
  for (let hour = Number(first); hour <= Number(last); hour++) {
    const name = String(hour).padStart(2, '0')
    const calls = byHour.get(name) ?? []
    const durations = calls.map((call) => call.duration_ms).sort((a, b) => a - b)
    const sent = calls.filter((call) => SENT_OUTCOMES.has(call.outcome)).length
    views.push({
      hour: name,
      sent,
      failed: calls.length - sent,
      medianMs: percentile(durations, 0.5),
      p95Ms: percentile(durations, 0.95),
    })
  }
  return views
}

/** The value below which this share of the sorted values lies; null of none. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

const WAITS = { tungguPoli: [3, 4], layanPoli: [4, 5], tungguFarmasi: [5, 6], layanFarmasi: [6, 7] } as const

function waitsOf(rows: readonly RegistrationRow[], zone: Zone): PoliWaitView[] {
  const byPoli = Map.groupBy(rows, (row) => row.poli.nama)
  return [...byPoli]
    .filter(([poli]) => poli !== '')
    .map(([poli, visits]) => {
      const averages = Object.fromEntries(
        Object.entries(WAITS).map(([name, [from, to]]) => [name, averageMinutes(visits, from, to, zone)]),
      ) as Record<keyof typeof WAITS, number | null>
      return { poli, visits: visits.length, ...averages }
    })
    .filter((wait) => Object.keys(WAITS).some((name) => wait[name as keyof typeof WAITS] !== null))
    .sort((a, b) => b.visits - a.visits || a.poli.localeCompare(b.poli))
}

/** Average minutes between two tasks, over the visits that have both in this order. One decimal. */
function averageMinutes(rows: readonly RegistrationRow[], from: TaskId, to: TaskId, zone: Zone): number | null {
  const epoch = (row: RegistrationRow, id: TaskId): number | null => {
    const parsed = parseWallTime(row.tasks[TASK_IDS.indexOf(id)]?.waktu)
    return parsed.kind === 'ada' ? wallTimeToEpoch(parsed.value, zone) : null
  }
  const minutes = rows.flatMap((row) => {
    const [start, end] = [epoch(row, from), epoch(row, to)]
    return start !== null && end !== null && end > start ? [(end - start) / 60_000] : []
  })
  if (minutes.length === 0) return null
  return Math.round((minutes.reduce((sum, value) => sum + value, 0) / minutes.length) * 10) / 10
}

function runView(run: RunRow, zone: Zone): RunView {
  const report = reportOf(run)
  return {
    id: run.id,
    startedAt: epochToWallTime(run.started_at, zone),
    durationMs: run.ended_at === null ? null : run.ended_at - run.started_at,
    mode: run.mode,
    counts: report && {
      found: report.found,
      sent: report.sent,
      existing: report.existing,
      failed: report.failed,
      held: report.held,
      requests: report.requests,
    },
  }
}
