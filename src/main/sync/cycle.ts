import { angka } from '../../shared/numbers.ts'
import { actionNeeded, type Problem, warning } from '../../shared/problems.ts'
import { dateOf, epochToWallTime } from '../../shared/wall-time.ts'
import type { BpjsClient } from '../bpjs/client.ts'
import type { HospitalDatabase } from '../hospital/database.ts'
import type { DatabaseFailure } from '../hospital/errors.ts'
import { fillReferenceTimes, upsertReferences } from '../hospital/write.ts'
import { UNSENT_STATES } from '../outbox/admin-store.ts'
import type { Stores } from '../outbox/stores.ts'
import { findAtBpjs } from './adopt.ts'
import { LONGEST_WAIT_INTERVALS } from './backoff.ts'
import { type DispatchReport, dispatch } from './dispatch.ts'
import type { RunReport, SyncEvent } from './events.ts'
import { flushWriteBacks } from './flush-write-backs.ts'
import { type LaneState, parseLane } from './lane.ts'
import { createLeadership } from './leadership.ts'
import type { Plan, VisitPlan } from './plan.ts'
import type { PlanSettings } from './plan-settings.ts'
import type { HospitalRead, Planner, PlannerOptions } from './read-and-plan.ts'
import { countClasses, laneProblem, type VisitResult, visitResult } from './report.ts'

export interface CycleSettings extends PlanSettings {
  /** Bookings sent side by side. */
  readonly concurrency: number
  readonly intervalMs: number
  /** Days for which delivered rows are kept. */
  readonly retentionDays: number
}

export interface CycleDeps {
  readonly hospital: HospitalDatabase
  readonly stores: Stores
  readonly planner: Planner
  readonly client: BpjsClient
  readonly settings: CycleSettings
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly random: () => number
  readonly emit: (event: SyncEvent) => void
}

export interface CycleOptions extends PlannerOptions {
  /** Queue calls of these visits alone; what is queued already is sent all the same. Absent: of all visits read. */
  readonly only?: ReadonlySet<string>
  /** Stops taking new rows; calls in flight are seen through. */
  readonly signal: AbortSignal
}

export interface CycleResult {
  readonly report: RunReport
  /** False when the run could do nothing at all: its problems say why. */
  readonly ran: boolean
  /** What was planned; null when the hospital's database could not be read. */
  readonly plan: Plan | null
}

export interface Cycle {
  run(options: CycleOptions): Promise<CycleResult>
}

/** Keys of what outlives a run, in the outbox's `meta` table. */
export const META_LANE = 'jalur-bpjs'
export const META_DRIFT = 'selisih-jam-ms'
const META_PRUNED = 'dipangkas'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NO_LIMIT = -1

/**
 * One cycle: lead or stand by, read, plan, enqueue, dispatch, write back, report. Each step records what it did before
 * the next begins, so the program may die anywhere and the next cycle goes on from there.
 */
export function createCycle(deps: CycleDeps): Cycle {
  const { hospital, stores, planner, settings } = deps
  const leadership = createLeadership({ memory: stores.journal, now: deps.now, intervalMs: settings.intervalMs })

  async function run(options: CycleOptions, sqlStatements: () => number): Promise<CycleResult> {
    const startedAt = deps.now()
    const runProblems: Problem[] = []
    const tell = (problem: Problem, detail?: string) => {
      runProblems.push(problem)
      deps.emit({ kind: 'masalah', problem, ...(detail && { detail }) })
    }
    const mode = options.dryRun ? 'uji-coba' : options.force ? 'paksa' : options.manual ? 'manual' : 'terjadwal'
    const today = dateOf(epochToWallTime(startedAt, settings.zone))
    deps.emit({ kind: 'mulai', dari: options.range?.dari ?? today, sampai: options.range?.sampai ?? today, mode })
    const runId = options.dryRun ? null : stores.journal.startRun(mode, startedAt)

    const read = await planner.readAndPlan(options)
    const plan = read.kind === 'terbaca' ? read.plan : null
    if (read.kind === 'terbaca') for (const problem of [...read.notes, ...read.plan.problems]) tell(problem)
    else tell(read.problem, read.kind === 'gagal' ? read.detail : undefined)

    let outcome: Outcome = { results: [], requests: 0, ran: plan !== null }
    if (options.dryRun) outcome = { ...outcome, results: planResults(plan) }
    else if (read.kind === 'siaga') leadership.stoodBy()
    else outcome = await sendAndWriteBack(read, options, tell)

    const counts = countClasses(outcome.results)
    const report: RunReport = {
      found: plan?.visits.length ?? 0,
      sent: counts.terkirim,
      existing: counts['sudah-ada'],
      failed: counts.gagal,
      held: counts.tertahan,
      skipped: counts.dilewati,
      requests: outcome.requests,
      sqlStatements: sqlStatements(),
      durationMs: deps.now() - startedAt,
      problems: [...runProblems, ...outcome.results.flatMap((result) => result.problems)],
    }
    if (runId !== null) stores.journal.endRun(runId, report, deps.now())
    deps.emit({ kind: 'selesai', report })
    return { report, ran: outcome.ran, plan }
  }

  async function sendAndWriteBack(read: Enterable, options: CycleOptions, tell: Tell): Promise<Outcome> {
    // No other cycle is under way: what is still marked as in flight was cut off by a fault.
    stores.outbox.resumeInterrupted(deps.now())
    if (read.kind === 'terbaca') {
      await enqueue(read, options, tell)
      if (leadership.tookOver() || (leadership.isNew() && read.traced)) await adopt()
    }
    const plans = new Map((read.kind === 'terbaca' ? read.plan.visits : []).map((visit) => [visit.no_rawat, visit]))
    const counts = stores.admin.unsentCounts()
    const queued = counts.menunggu + counts['coba-lagi']
    const range = read.kind === 'terbaca' ? read.range : null
    deps.emit({ kind: 'ditemukan', range, found: plans.size, queued, waiting: counts.tertahan })

    const announced = new Set<string>()
    const announce = (result: VisitResult) => {
      if (announced.has(result.no_rawat)) return
      announced.add(result.no_rawat)
      if (result.hasil !== 'lengkap' && result.hasil !== 'dilewati') deps.emit({ kind: 'registrasi', ...result })
    }
    const touched = new Set(plans.keys())
    const sent = await send(read, options, tell, (no_rawat, delivered) => {
      touched.add(no_rawat)
      const unsent = stores.admin.unsentOf(no_rawat)
      announce(visitResult({ no_rawat, plan: plans.get(no_rawat), unsent, delivered }))
    })
    const results = allResults(touched, plans, sent)
    for (const result of results) announce(result)
    tellLane(sent, tell)
    if (read.kind === 'terbaca') await writeBack(read, tell)
    else tellPendingWriteBacks(tell)
    prune()
    return { results, requests: sent.requests, ran: read.kind === 'terbaca' || (queued > 0 && leadership.isCertain()) }
  }

  async function enqueue(read: Readable, options: CycleOptions, tell: Tell): Promise<void> {
    const now = deps.now()
    const { plan } = read
    const { only } = options
    // A row in the brief's table begins a visit: a run about some visits must not begin the others of their days.
    const chosen = <Row extends { readonly no_rawat: string }>(rows: readonly Row[]) =>
      only ? rows.filter(({ no_rawat }) => only.has(no_rawat)) : rows
    // Remembered first: what the program writes into the brief's row must never look as if a person had.
    stores.records.remember(chosen(plan.notes))
    stores.records.forget(chosen(plan.forgotten))
    const wall = epochToWallTime(now, settings.zone)
    try {
      const fills = only ? plan.fills.filter(({ row }) => only.has(row.no_rawat)) : plan.fills
      await upsertReferences(hospital, read.schema, chosen(plan.references), wall)
      await fillReferenceTimes(hospital, read.schema, fills, wall)
    } catch (error) {
      // The calls are owed whether or not the hospital's table can show them.
      const failure = hospital.describe(error)
      tell(actionNeeded(null, failure.reason, `Data referensi tidak dapat ditulis. ${failure.message}`), failure.detail)
    }
    const visits = chosen(plan.visits)
    const intents = visits.flatMap((visit) => visit.intents)
    const seen = visits.flatMap((visit) => visit.seen ?? [])
    const plannedVisits = only ? read.lookedAt.filter((no_rawat) => only.has(no_rawat)) : read.lookedAt
    stores.outbox.enqueue(intents, { force: options.force, plannedVisits, seen }, now)
    stores.writeBacks.oweAgain(plan.oweAgain, now)
    read.remember()
  }

  /** What BPJS has already of all that waits, sent by a workstation that was cut off or from a data folder that was lost. */
  async function adopt(): Promise<void> {
    const waiting = stores.admin.list({ states: UNSENT_STATES, limit: NO_LIMIT })
    const found = waiting.length === 0 ? null : await findAtBpjs(waiting, { client: deps.client, ...settings })
    if (found !== null) stores.adopted.adopt(found, deps.now())
  }

  async function send(
    read: Enterable,
    options: CycleOptions,
    tell: Tell,
    onVisitDone: OnVisitDone,
  ): Promise<DispatchReport> {
    const lane = readLane()
    const nothing = { requests: 0, lane, delivered: new Map(), driftMs: null }
    if (read.kind === 'terbaca') leadership.led()
    else if (!leadership.isCertain()) {
      tellUnchecked(tell)
      return nothing
    }
    const wait = (lane.until ?? 0) - deps.now()
    // A wait longer than any that is ever set was set by a wrong clock.
    const waits = wait > 0 && wait <= LONGEST_WAIT_INTERVALS * settings.intervalMs
    const tooEarly = lane.state === 'jeda' && !options.manual && waits
    if (tooEarly || options.signal.aborted) return nothing
    const { outbox } = stores
    const report = await dispatch(
      { outbox, client: deps.client, now: deps.now, random: deps.random, onCall: deps.emit, onVisitDone },
      { ...settings, lane, manual: options.manual, signal: options.signal },
    )
    stores.journal.set(META_LANE, JSON.stringify(report.lane))
    if (report.driftMs !== null) stores.journal.set(META_DRIFT, String(report.driftMs))
    return report
  }

  /** While this program was away another one may have sent what waits here. */
  function tellUnchecked(tell: Tell): void {
    const { menunggu, 'coba-lagi': cobaLagi } = stores.admin.unsentCounts()
    if (menunggu + cobaLagi === 0) return
    const message = `${angka(menunggu + cobaLagi)} kiriman menunggu sampai database SIMRS terbaca lagi, karena mungkin sudah dikirim komputer lain. Sambungkan database SIMRS, lalu kiriman jalan sendiri.`
    tell(warning(null, 'menunggu-database', message))
  }

  /** Every registration of the plan, and every visit of another day of which something was tried. */
  function allResults(
    visits: ReadonlySet<string>,
    plans: ReadonlyMap<string, VisitPlan>,
    sent: DispatchReport,
  ): VisitResult[] {
    const unsent = Map.groupBy(stores.admin.list({ states: UNSENT_STATES, limit: NO_LIMIT }), (row) => row.no_rawat)
    return [...visits].map((no_rawat) =>
      visitResult({
        no_rawat,
        plan: plans.get(no_rawat),
        unsent: unsent.get(no_rawat) ?? [],
        delivered: sent.delivered.get(no_rawat),
      }),
    )
  }

  function tellLane(sent: DispatchReport, tell: Tell): void {
    const counts = stores.admin.unsentCounts()
    const drift = stores.journal.get(META_DRIFT)
    const waiting = counts.menunggu + counts['coba-lagi']
    const problem = laneProblem(sent.lane, waiting, drift === null ? null : Number(drift), settings.zone)
    if (problem) tell(problem)
  }

  async function writeBack(read: Readable, tell: Tell): Promise<void> {
    const { schema, plan } = read
    const failure = await flushWriteBacks(
      { hospital, schema, store: stores.writeBacks, zone: settings.zone },
      plan,
      deps.now(),
    )
    if (failure) tellPendingWriteBacks(tell, failure)
  }

  /** A missing right waits for a person; a database that is away comes back by itself. */
  function tellPendingWriteBacks(tell: Tell, failure?: DatabaseFailure): void {
    const pending = stores.writeBacks.pendingCount()
    if (pending === 0) return
    const message = `${angka(pending)} status kirim menunggu dicatat ke database SIMRS dan dicoba lagi otomatis.${failure ? ` ${failure.message}` : ''}`
    const problem = failure?.reason === 'database-hak' ? actionNeeded : warning
    tell(problem(null, 'tulis-balik-tertunda', message), failure?.detail)
  }

  function readLane(): LaneState {
    return parseLane(stores.journal.get(META_LANE))
  }

  function prune(): void {
    const age = deps.now() - Number(stores.journal.get(META_PRUNED) ?? 0)
    if (age >= 0 && age < DAY_MS) return
    // A clock that BPJS disagrees with is no ground for deleting anything.
    if (Math.abs(Number(stores.journal.get(META_DRIFT) ?? 0)) > HOUR_MS) return
    const before = deps.now() - settings.retentionDays * DAY_MS
    stores.journal.prune(before, deps.now())
    stores.records.prune(dateOf(epochToWallTime(before, settings.zone)))
    stores.journal.set(META_PRUNED, String(deps.now()))
  }

  return { run: (options) => hospital.counted((sent) => run(options, sent)) }
}

type Readable = Extract<HospitalRead, { kind: 'terbaca' }>
type Enterable = Exclude<HospitalRead, { kind: 'siaga' }>
type Tell = (problem: Problem, detail?: string) => void
type OnVisitDone = Parameters<typeof dispatch>[0]['onVisitDone']

interface Outcome {
  readonly results: readonly VisitResult[]
  readonly requests: number
  readonly ran: boolean
}

function planResults(plan: Plan | null): VisitResult[] {
  return (plan?.visits ?? []).map((visit) =>
    visitResult({ no_rawat: visit.no_rawat, plan: visit, unsent: [], delivered: undefined }),
  )
}
