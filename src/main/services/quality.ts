import {
  type AcceptView,
  type AuditFilter,
  type AuditView,
  type BpjsDayRow,
  type BpjsDayView,
  type CompareProgress,
  MAX_COMPARED_DAYS,
  type RepairView,
  type ValidasiView,
} from '../../shared/ipc/quality.ts'
import { angka } from '../../shared/numbers.ts'
import { addDays, epochToWallTime, type WallDate } from '../../shared/wall-time.ts'
import type { AuditSearch } from '../outbox/journal-store.ts'
import { type Accepted, acceptProposals } from '../quality/accept.ts'
import { type ComparedDay, compareDay } from '../quality/compare-day.ts'
import { countDay, dayRows } from '../quality/day-rows.ts'
import { daysFindings } from '../quality/days-findings.ts'
import { type FoundDifference, reconcile } from '../quality/reconcile.ts'
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
/** Days whose comparison is remembered: the program runs for months, and somebody compares every day. */
const REMEMBERED_DAYS = 2 * MAX_COMPARED_DAYS

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
  const compared = new Map<WallDate, Pick<ComparedDay, 'atBpjs' | 'differences'>>()
  const wallNow = () => epochToWallTime(app.now(), zone)

  const { guarded, look, readable } = createGuard(session)

  async function validate(range: DateRange): Promise<ValidasiView> {
    const found = await daysFindings({ ...app, planner: { ...app.planner, look } }, range)
    if (found.kind === 'gagal') throw new Refusal('database', windowWords(found.problem.message))
    const { findings, registrasi } = found
    return { findings, registrasi, readAt: wallNow() }
  }

  async function accept(range: DateRange, accepted: readonly Accepted[]): Promise<AcceptView> {
    const result = await guarded(() =>
      acceptProposals({ ...app, planner: { ...app.planner, look } }, range, accepted, actor),
    )
    if ('kind' in result) throw new Refusal('database', windowWords(result.problem.message))
    const visits = [...new Set(result.written.map(({ no_rawat }) => no_rawat))]
    if (visits.length > 0) {
      session.changed(visits)
      // These visits and no others: days that nobody began are not sent for the sake of one time.
      session.submit({ options: { range, force: false, only: new Set(visits) } })
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

  function remember({ tanggal, atBpjs, differences }: ComparedDay): void {
    compared.delete(tanggal)
    compared.set(tanggal, { atBpjs, differences })
    const [oldest] = compared.keys()
    if (compared.size > REMEMBERED_DAYS && oldest !== undefined) compared.delete(oldest)
  }

  async function compareEach(range: DateRange): Promise<ComparedDay[]> {
    const days: ComparedDay[] = []
    for (let tanggal = range.dari; tanggal <= range.sampai; tanggal = addDays(tanggal, 1)) {
      const day = await compareDay({ ...app, planner: { ...app.planner, look } }, tanggal, progressOf(tanggal))
      if (!day.ok) throw new Refusal('bpjs', windowWords(day.error))
      remember(day.value)
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
    const mended: FoundDifference[] = []
    for (const tanggal of [...compared.keys()]) {
      if (tanggal < range.dari || tanggal > range.sampai) continue
      mended.push(...repairBooks(app, tanggal, await stillThere(tanggal, wanted), actor))
    }
    const repaired = mended.length
    if (repaired > 0) await sent(range, mended)
    try {
      return { diperbaiki: repaired, sesudah: await compare(range) }
    } catch (error) {
      if (!(error instanceof Refusal) || repaired === 0) throw error
      // What was put in line stays there.
      const { code, message } = error.error
      throw new Refusal(code, `${angka(repaired)} perbaikan sudah dicatat dan dikirim begitu bisa. ${message}`)
    }
  }

  /**
   * What the person chose and is still mended the same way as SIMRS stands now: a comparison may be an hour old, and a
   * visit that takes place again by now must not be cancelled at BPJS once more.
   */
  async function stillThere(tanggal: WallDate, wanted: ReadonlySet<string>): Promise<FoundDifference[]> {
    const { atBpjs = [], differences = [] } = compared.get(tanggal) ?? {}
    const chosen = new Map(differences.filter(({ id }) => wanted.has(id)).map(({ id, perbaikan }) => [id, perbaikan]))
    if (chosen.size === 0) return []
    const view = await readable({ dari: tanggal, sampai: tanggal })
    return reconcile({ ...view, atBpjs, zone, now: wallNow() }).filter(
      ({ id, perbaikan }) => chosen.get(id) === perbaikan,
    )
  }

  /** Resolves when the run that sends the repairs, and nothing else of their days, has ended. */
  function sent(range: DateRange, mended: readonly FoundDifference[]): Promise<void> {
    // A cancelled booking without a registration may go by its code.
    const only = new Set(mended.flatMap(({ no_rawat, kodebooking }) => [no_rawat, kodebooking]))
    return new Promise((done) => session.submit({ options: { range, force: false, only }, done }))
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
