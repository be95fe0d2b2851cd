import { setImmediate } from 'node:timers/promises'
import type {
  AcceptView,
  AuditFilter,
  AuditView,
  BpjsDayRow,
  BpjsDayView,
  CompareProgress,
  RepairView,
  ValidasiView,
} from '../../shared/ipc/quality.ts'
import { angka } from '../../shared/numbers.ts'
import { addDays, epochToWallTime, type WallDate } from '../../shared/wall-time.ts'
import type { AuditSearch } from '../outbox/journal-store.ts'
import { type Accepted, acceptProposals, findingsOf } from '../quality/accept.ts'
import { type ComparedDay, compareDay } from '../quality/compare-day.ts'
import { countDay, dayRows } from '../quality/day-rows.ts'
import { repairBooks } from '../quality/repair.ts'
import type { DateRange } from '../sync/read-and-plan.ts'
import { dayBounds } from './dashboard.ts'
import { createGuard } from './guard.ts'
import { Refusal } from './refusal.ts'
import type { Who } from './registrations.ts'
import type { Session } from './session.ts'
import { windowWords } from './window-words.ts'

export interface QualityService {
  validate(range: DateRange): Promise<ValidasiView>
  accept(range: DateRange, accepted: readonly Accepted[]): Promise<AcceptView>
  compare(range: DateRange): Promise<BpjsDayView>
  repair(range: DateRange, ids: readonly string[]): Promise<RepairView>
  audits(filter: AuditFilter): AuditView
  /** How many of those matching were written after the one with this id. */
  auditsAfter(filter: AuditFilter, id: number): number
}

const AUDITS_SHOWN = 5_000
/** How often the window is told how far a comparison is. */
const PROGRESS_MS = 200

/** Validation, comparison with BPJS and the audit, as the window asks for them, on one running session. */
export function createQualityService(
  session: Session,
  who: Who,
  onProgress: (progress: CompareProgress) => void,
): QualityService {
  const { app } = session
  const { zone } = app.settings.sync
  const actor = { who: who.user, workstation: who.workstation }
  /** What was compared last, by day: repairs are those of what the person saw. */
  const compared = new Map<WallDate, ComparedDay>()
  const wallNow = () => epochToWallTime(app.now(), zone)

  const { guarded, look, readable } = createGuard(session)

  async function validate(range: DateRange): Promise<ValidasiView> {
    const view = await readable(range)
    // Thousands of visits were just planned in one go: whatever else waits has its turn first.
    await setImmediate()
    return { findings: findingsOf(app, view), registrasi: view.facts.registrations.length, readAt: wallNow() }
  }

  async function accept(range: DateRange, accepted: readonly Accepted[]): Promise<AcceptView> {
    const result = await guarded(() =>
      acceptProposals({ ...app, planner: { ...app.planner, look } }, range, accepted, actor),
    )
    if ('kind' in result) throw new Refusal('database', windowWords(result.problem.message))
    const visits = [...new Set(result.written.map(({ no_rawat }) => no_rawat))]
    if (visits.length > 0) {
      session.changed(visits)
      session.submit({ options: { range, force: false } })
    }
    return { diterima: result.written.length, kunjungan: visits.length, ditinggalkan: result.left }
  }

  /** Not at every booking: each message makes every open window draw. */
  function progressOf(tanggal: WallDate): (done: number, total: number) => void {
    let told = Number.NEGATIVE_INFINITY
    return (done, total) => {
      const at = app.now()
      if (done < total && at - told < PROGRESS_MS) return
      told = at
      onProgress({ tanggal, done, total })
    }
  }

  async function compareEach(range: DateRange): Promise<ComparedDay[]> {
    const days: ComparedDay[] = []
    for (let tanggal = range.dari; tanggal <= range.sampai; tanggal = addDays(tanggal, 1)) {
      const day = await compareDay({ ...app, planner: { ...app.planner, look } }, tanggal, progressOf(tanggal))
      if (!day.ok) throw new Refusal('bpjs', windowWords(day.error))
      compared.set(tanggal, day.value)
      days.push(day.value)
    }
    return days
  }

  async function compare(range: DateRange): Promise<BpjsDayView> {
    const days = await compareEach(range)
    const rows = days.flatMap((day) => dayRows(day, app.settings.sync)).map(inRowWords)
    return { rows, bpjs: countDay(rows, 'bpjs'), disini: countDay(rows, 'disini'), readAt: wallNow() }
  }

  async function repair(range: DateRange, ids: readonly string[]): Promise<RepairView> {
    const wanted = new Set(ids)
    if (!(await guarded(() => app.hospital.leader.lead(0)))) {
      throw new Refusal(
        'belum-siap',
        'Komputer lain sedang memimpin pengiriman. Jalankan perbaikan di komputer itu, atau tutup programnya di sana.',
      )
    }
    let repaired = 0
    for (const [tanggal, day] of compared) {
      if (tanggal < range.dari || tanggal > range.sampai) continue
      const chosen = day.differences.filter(({ id }) => wanted.has(id))
      repaired += repairBooks(app, tanggal, chosen, actor).length
    }
    if (repaired > 0) await sent(range)
    try {
      return { diperbaiki: repaired, sesudah: await compare(range) }
    } catch (error) {
      if (!(error instanceof Refusal) || repaired === 0) throw error
      // What was put in line stays there.
      const { code, message } = error.error
      throw new Refusal(code, `${angka(repaired)} perbaikan sudah dicatat dan dikirim begitu bisa. ${message}`)
    }
  }

  /** Resolves when the run that sends the repairs has ended. */
  function sent(range: DateRange): Promise<void> {
    return new Promise((done) => session.submit({ options: { range, force: false }, done }))
  }

  function searchOf({ range, teks, aksi }: AuditFilter): AuditSearch {
    const { from } = dayBounds(range.dari, zone)
    const { until } = dayBounds(range.sampai, zone)
    return { from, until, text: teks, action: aksi }
  }

  function audits(filter: AuditFilter): AuditView {
    const { rows, ...page } = app.stores.journal.searchAudits(searchOf(filter), AUDITS_SHOWN)
    return { ...page, rows: rows.map((row) => ({ ...row, at: epochToWallTime(row.at, zone) })) }
  }

  return {
    validate,
    accept,
    compare,
    repair,
    audits,
    auditsAfter: (filter, id) => app.stores.journal.auditsAfter(searchOf(filter), id),
  }
}

function inRowWords(row: BpjsDayRow): BpjsDayRow {
  return { ...row, beda: row.beda.map((found) => ({ ...found, pesan: windowWords(found.pesan) })) }
}
