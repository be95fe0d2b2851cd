import { join } from 'node:path'
import type { LogLine } from '../../shared/ipc/log.ts'
import type { Problem } from '../../shared/problems.ts'
import { ok, type Result } from '../../shared/result.ts'
import { epochToWallTime, jamIndonesia } from '../../shared/wall-time.ts'
import { type App, type AppParts, openApp } from '../app.ts'
import { LOG_FILE, type WrittenLine } from '../log/sync-log.ts'
import type { CycleResult } from '../sync/cycle.ts'
import { META_LANE } from '../sync/cycle.ts'
import type { SyncEvent } from '../sync/events.ts'
import { parseLane } from '../sync/lane.ts'
import type { Timer } from '../sync/timer.ts'
import { type CycleJob, createAppTimer } from './app-timer.ts'
import { canConnect, type Standing, type Watch, watchConnection } from './connections.ts'
import { createLogBuffer, type LogBuffer } from './log-buffer.ts'
import { createPendingEdits, type PendingEdits } from './pending-edits.ts'
import { sendVisit } from './send-visit.ts'
import { within } from './turns.ts'

/** One running engine: the app, its timer, and what watches over both. Ends as a whole when the settings change. */
export interface Session {
  readonly demo: boolean
  readonly app: App
  readonly timer: Timer<CycleResult | null>
  readonly log: LogBuffer
  readonly edits: PendingEdits
  readonly database: Watch
  readonly bpjs: Watch
  readonly lastResult: () => CycleResult | null
  readonly progress: () => { readonly done: number; readonly total: number } | null
  readonly namaInstansi: () => string
  /** Tells the window that these visits changed by a person's hand. */
  changed(noRawat: readonly string[] | null): void
  /** Runs this as soon as no cycle is under way, and an ordinary cycle after it. */
  submit(job: CycleJob): void
  stop(deadlineMs: number): Promise<void>
}

export interface SessionDeps {
  readonly parts: AppParts
  readonly demo: boolean
  /** Milliseconds between cycles, where it is not the setting's. */
  readonly intervalMs?: number
  /** A pause that was asked for before this start goes on until then (epoch milliseconds). */
  readonly pausedUntil?: number | null
  /** Settings were just saved: what failed with the old ones, and how long that was to wait, says nothing about these. */
  readonly newSettings?: boolean
  /** Milliseconds between looks whether the other sides are there. */
  readonly lookEveryMs?: number
  /** Frees what the parts were made of, after everything else. */
  readonly release: () => Promise<void>
  /** Called on everything that may change what the window shows; throttled by the caller. */
  readonly onChange: () => void
  readonly onLog: (line: LogLine) => void
  /** Visits whose data or sending state changed; null: too many to name. */
  readonly onVisits: (noRawat: readonly string[] | null) => void
}

const WATCH_INTERVAL_MS = 3_000
const CONNECT_TIMEOUT_MS = 3_000
const CLOSE_DEADLINE_MS = 3_000

export const realTimer = (callback: () => void, ms: number) => {
  const handle = setTimeout(callback, ms)
  return { cancel: () => clearTimeout(handle) }
}

/** Opens the engine and starts its timer. The refusal says why it cannot be opened, such as a data folder in use. */
export async function openSession(deps: SessionDeps): Promise<Result<Session, Problem>> {
  let opened: Opened
  try {
    opened = await openAppWithLog(deps)
  } catch (error) {
    await deps.release()
    throw error
  }
  if (opened.app.ok) return ok(startSession(deps, opened.app.value, opened.log))
  await deps.release()
  return opened.app
}

interface Opened {
  readonly app: Awaited<ReturnType<typeof openApp>>
  readonly log: LogBuffer
}

async function openAppWithLog({ parts, onLog }: SessionDeps): Promise<Opened> {
  let log: LogBuffer | null = null
  const onLogLine = (line: WrittenLine) => log?.add(line)
  // A window must not wait for the data folder with its event loop: it is refused at once and asks again.
  const app = await openApp({ ...parts, onLogLine }, { exclusive: true, lockWaitMs: 0 })
  // The file is read where the opening succeeded, with the lines the opening itself wrote.
  log = createLogBuffer(app.ok ? join(parts.settings.dataDir, LOG_FILE) : null, onLog)
  return { app, log }
}

function startSession(deps: SessionDeps, app: App, log: LogBuffer): Session {
  const abort = new AbortController()
  const jobs: CycleJob[] = []
  let lastResult: CycleResult | null = null
  let progress: { done: number; total: number } | null = null
  let namaInstansi = ''
  let stopping = false

  const edits = createPendingEdits(app, {
    onVisits: deps.onVisits,
    send: (request) => sendVisit(app, whenRunning, request),
  })
  app.subscribe((event: SyncEvent) => {
    if (event.kind === 'mulai') progress = { done: 0, total: 0 }
    if (event.kind === 'ditemukan') progress = { done: 0, total: event.queued }
    if (event.kind === 'panggilan') {
      if (progress) progress = { ...progress, done: Math.min(progress.done + 1, progress.total) }
      deps.onVisits([event.no_rawat])
    }
    if (event.kind === 'selesai') {
      progress = null
      deps.onVisits(null)
    }
    deps.onChange()
  })

  const timer = createAppTimer(app, {
    signal: abort.signal,
    jobs,
    ...(deps.intervalMs !== undefined && { intervalMs: deps.intervalMs }),
    onResult(result) {
      lastResult = result
      void database.look().then(applyEdits)
    },
    onCrash() {
      progress = null
    },
    onChange: deps.onChange,
  })

  function recovered(): void {
    if (timer.status().state === 'jeda' || timer.status().state === 'berhenti') return
    void timer.syncNow()
  }

  /** A run that nobody is waiting for: a pause is left as it is. */
  function whenRunning(job: CycleJob): void {
    jobs.push(job)
    recovered()
  }

  /** Edits of before this start, those of an outage, and those that the database did not take at the first attempt. */
  async function applyEdits(): Promise<void> {
    if (!database.standing().ok || stopping || edits.counts().waiting === 0) return
    // A run under way may have read its day before the edit was there.
    if (await edits.applyAll()) whenRunning({ options: { range: null, force: false } })
  }

  const database = watchConnection({
    now: app.now,
    setTimer: realTimer,
    intervalMs: deps.lookEveryMs ?? WATCH_INTERVAL_MS,
    async check() {
      try {
        await app.hospital.ping()
        return null
      } catch (error) {
        return app.hospital.describe(error).message
      }
    },
    onChange(standing: Standing) {
      deps.onChange()
      if (!standing.ok) return
      // Lists show what this computer remembers.
      deps.onVisits(null)
      if (namaInstansi === '') void readName()
      void applyEdits().then(recovered)
    },
  })
  const bpjs = watchConnection({
    now: app.now,
    setTimer: realTimer,
    intervalMs: deps.lookEveryMs ?? WATCH_INTERVAL_MS,
    async check() {
      if (await canConnect(app.settings.bpjs.baseUrl, CONNECT_TIMEOUT_MS)) return null
      return 'Server BPJS tidak dapat dihubungi.'
    },
    onChange(standing: Standing) {
      const at = jamIndonesia(epochToWallTime(app.now(), app.settings.sync.zone))
      app.log.write(
        standing.ok
          ? { level: 'info', message: `Server BPJS dapat dihubungi lagi (${at}).` }
          : { level: 'warn', message: `Server BPJS tidak dapat dihubungi (${at}).` },
      )
      deps.onChange()
      // Rows wait for their next try although BPJS is there again.
      if (standing.ok && parseLane(app.stores.journal.get(META_LANE)).state === 'jeda') recovered()
    },
  })

  void database.look().then(applyEdits)
  void readName()
  async function readName(): Promise<void> {
    try {
      const schema = await app.planner.schema()
      if (!schema.has('setting', 'nama_instansi')) return
      const row = await app.hospital.db.selectFrom('setting').select('nama_instansi').limit(1).executeTakeFirst()
      namaInstansi = row?.nama_instansi ?? ''
      deps.onChange()
    } catch {
      // The database is away; the name is read at the next start.
    }
  }

  // Waits that were set with the old settings are over, as when a person asks for a run.
  if (deps.newSettings) jobs.push({ options: { range: null, force: false } })
  if (deps.pausedUntil != null) timer.pause(deps.pausedUntil)
  timer.start()
  return {
    demo: deps.demo,
    app,
    timer,
    log,
    edits,
    database,
    bpjs,
    lastResult: () => lastResult,
    progress: () => progress,
    namaInstansi: () => (deps.demo ? 'RS Demo Sehat' : namaInstansi),
    changed(noRawat) {
      deps.onVisits(noRawat)
      deps.onChange()
    },
    submit(job) {
      jobs.push(job)
      void timer.syncNow()
    },
    async stop(deadlineMs) {
      database.stop()
      bpjs.stop()
      stopping = true
      abort.abort()
      // What is cut off is seen through at the next start.
      await within(timer.stop(), deadlineMs)
      // A server that has fallen silent does not answer the goodbye either.
      await within(app.close(), CLOSE_DEADLINE_MS)
      await deps.release()
    },
  }
}
