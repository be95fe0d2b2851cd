import { angka } from '../../shared/numbers.ts'
import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { epochToWallTime, jamIndonesia, type Zone } from '../../shared/wall-time.ts'
import type { ListedRow } from '../outbox/admin-store.ts'
import type { DeliveredCounts } from './dispatch.ts'
import type { VisitClass } from './events.ts'
import type { LaneState } from './lane.ts'
import type { VisitPlan } from './plan.ts'

export interface VisitResult {
  readonly no_rawat: string
  readonly nama: string
  readonly hasil: VisitClass
  /** The sentence that explains a result other than delivered. */
  readonly message: string | null
  readonly problems: readonly Problem[]
}

export interface VisitInput {
  readonly no_rawat: string
  /** Absent for a visit of another day whose rows were sent in this run. */
  readonly plan: VisitPlan | undefined
  /** The visit's rows that are not finished. */
  readonly unsent: readonly ListedRow[]
  readonly delivered: DeliveredCounts | undefined
}

/** The one class a registration is in after a run, and everything there is to say about it. */
export function visitResult({ no_rawat, plan, unsent, delivered }: VisitInput): VisitResult {
  const held = unsent.filter((row) => row.state === 'tertahan')
  const retrying = unsent.filter((row) => row.state === 'coba-lagi')
  const problems: Problem[] = [
    ...(plan?.problems ?? []),
    ...held.map((row) => actionNeeded(no_rawat, row.reason ?? 'ditolak', row.message ?? '')),
    ...retrying.map((row) => warning(no_rawat, row.reason ?? 'belum-terkirim', row.message ?? '')),
  ]
  const action = problems.find((problem) => problem.severity === 'tindakan')
  const nama = plan?.nama ?? unsent[0]?.nama ?? ''
  const result = (hasil: VisitClass, message: string | null): VisitResult => ({
    no_rawat,
    nama,
    hasil,
    message,
    problems,
  })
  if (action) return result('tertahan', action.message)
  if (unsent.length > 0) return result('gagal', retrying[0]?.message ?? 'Menunggu server BPJS')
  if (delivered && delivered.fresh > 0) return result('terkirim', null)
  if (delivered && delivered.existing > 0) return result('sudah-ada', null)
  return result(plan?.skipped ? 'dilewati' : 'lengkap', plan?.skipped ?? null)
}

/** Counts in the classes of the report. */
export function countClasses(results: readonly VisitResult[]): Record<VisitClass, number> {
  const counts: Record<VisitClass, number> = {
    terkirim: 0,
    'sudah-ada': 0,
    gagal: 0,
    tertahan: 0,
    dilewati: 0,
    lengkap: 0,
  }
  for (const { hasil } of results) counts[hasil]++
  return counts
}

/** A clock this far off is worth a sentence; signatures stop working a little later. */
export const DRIFT_WORTH_TELLING_MS = 2 * 60_000

export function driftSentence(driftMs: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(driftMs) / 60_000))
  return `Jam komputer ini ${driftMs > 0 ? 'terlambat' : 'terlalu cepat'} ${minutes} menit dari server BPJS. Samakan jam komputer, lalu coba lagi.`
}

/** The run-wide problem of a paused lane, or null while it is open. */
export function laneProblem(lane: LaneState, waiting: number, driftMs: number | null, zone: Zone): Problem | null {
  if (lane.state === 'buka') return null
  const safe = `${angka(waiting)} kiriman aman di komputer ini dan dikirim otomatis`
  if (lane.cause === 'kredensial') {
    const cure =
      driftMs !== null && Math.abs(driftMs) >= DRIFT_WORTH_TELLING_MS
        ? driftSentence(driftMs)
        : 'Minta admin memeriksa BPJS_API_KEY, BPJS_SECRET_KEY, BPJS_USER_KEY, BPJS_SIGNATURE dan jam komputer.'
    return actionNeeded(null, 'bpjs-kredensial', `BPJS menolak cons id atau kunci. ${cure} ${safe} setelah diperbaiki.`)
  }
  const since = lane.since === null ? '' : ` sejak ${jamIndonesia(epochToWallTime(lane.since, zone))}`
  return warning(null, 'bpjs-tidak-menjawab', `Server BPJS tidak menjawab${since}. ${safe} begitu BPJS kembali.`)
}
