import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { actionNeeded, type Problem, warning } from '../shared/problems.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { epochToWallTime } from '../shared/wall-time.ts'
import { type BpjsClient, createBpjsClient } from './bpjs/client.ts'
import type { HttpPort } from './bpjs/http-port.ts'
import type { HospitalDatabase } from './hospital/database.ts'
import { logEntryOf } from './log/log-events.ts'
import { createSyncLog, type SyncLog, type WrittenLine } from './log/sync-log.ts'
import { acquireDataLock, DATA_LOCK_FILE } from './outbox/data-lock.ts'
import { openOutbox } from './outbox/open.ts'
import { createStores, type Stores } from './outbox/stores.ts'
import { type Settings, secretsOf } from './settings/settings.ts'
import { type Cycle, createCycle } from './sync/cycle.ts'
import type { SyncEvent } from './sync/events.ts'
import { createPlanner, type Planner } from './sync/read-and-plan.ts'

/** What the world hands in: everything that is not pure, so that tests and the demo can hand in their own. */
export interface AppParts {
  readonly settings: Settings
  readonly hospital: HospitalDatabase
  readonly http: HttpPort
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A number in [0, 1). */
  readonly random: () => number
  /** Called before every cycle; the demo moves its hospital on. */
  readonly beforeCycle?: () => void
  /** Told of every line of the log as it was written, masked. */
  readonly onLogLine?: (line: WrittenLine) => void
}

export interface AppOptions {
  /** True for what sends: one process at a time per data folder. False for what only looks. */
  readonly exclusive: boolean
  /** Milliseconds to wait for another process to let go of the data folder. */
  readonly lockWaitMs?: number
}

export interface App {
  readonly settings: Settings
  readonly hospital: HospitalDatabase
  readonly stores: Stores
  readonly client: BpjsClient
  readonly log: SyncLog
  readonly planner: Planner
  readonly cycle: Cycle
  readonly now: () => number
  /** What happened while opening that a person should know. */
  readonly notices: readonly Problem[]
  subscribe(listener: (event: SyncEvent) => void): () => void
  /** Frees everything in reverse order of taking it. */
  close(): Promise<void>
}

export const OUTBOX_FILE = 'outbox.sqlite'
const DEFAULT_LOCK_WAIT_MS = 3_000

/** The composition root: the one place where services meet. Refusals to start are values. */
export async function openApp(parts: AppParts, options: AppOptions): Promise<Result<App, Problem>> {
  const { settings, hospital, now } = parts
  const { dataDir } = settings
  const closers: (() => void | Promise<void>)[] = [() => hospital.close()]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  const refuse = async (problem: Problem): Promise<Result<App, Problem>> => {
    await close()
    return err(problem)
  }

  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (options.exclusive) {
      const release = acquireDataLock(join(dataDir, DATA_LOCK_FILE), options.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS)
      if (!release) return await refuse(alreadyRunning(dataDir))
      closers.push(release)
    }
  } catch (error) {
    return await refuse(folderUnusable(dataDir, error))
  }

  const stamp = epochToWallTime(now(), settings.sync.zone).replace(' ', '-').replaceAll(':', '')
  const opened = openOutbox(join(dataDir, OUTBOX_FILE), stamp, options.exclusive)
  if (!opened.ok) return await refuse(actionNeeded(null, 'outbox', opened.error.message))
  closers.push(() => void opened.value.db.close())
  const stores = createStores(opened.value.db)
  const log = createSyncLog({
    dataDir,
    zone: settings.sync.zone,
    now,
    secrets: secretsOf(settings),
    ...(parts.onLogLine && { onLine: parts.onLogLine }),
  })
  const notices: Problem[] = []
  if (opened.value.setAside) {
    notices.push(
      warning(
        null,
        'outbox',
        `Berkas antrian kirim rusak dan disimpan sebagai ${opened.value.setAside}; berkas baru sudah dibuat. Yang sudah tercatat terkirim di SIMRS tidak dikirim ulang.`,
      ),
    )
  }
  if (options.exclusive) {
    const resumed = stores.outbox.resumeInterrupted(now())
    if (resumed > 0)
      log.write({ level: 'warn', message: `${resumed} kiriman terputus saat program berhenti; dikirim ulang.` })
  }
  for (const notice of notices) log.write({ level: 'warn', message: notice.message })

  const listeners = new Set<(event: SyncEvent) => void>()
  const emit = (event: SyncEvent) => {
    const entry = logEntryOf(event)
    if (entry) log.write(entry)
    for (const listener of listeners) listener(event)
  }
  const client = createBpjsClient(settings.bpjs, parts.http, now)
  const planner = createPlanner({ hospital, stores, settings: settings.sync, now })
  const cycle = createCycle({
    hospital,
    stores,
    planner,
    client,
    settings: settings.sync,
    now,
    random: parts.random,
    emit,
  })
  return ok({
    settings,
    hospital,
    stores,
    client,
    log,
    planner,
    cycle: {
      run(runOptions) {
        parts.beforeCycle?.()
        return cycle.run(runOptions)
      },
    },
    now,
    notices,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close,
  })
}

function alreadyRunning(dataDir: string): Problem {
  return actionNeeded(
    null,
    'sedang-berjalan',
    `Sinkronisasi lain sedang berjalan di komputer ini (folder data ${dataDir}). Tunggu sampai selesai, atau hentikan yang itu.`,
  )
}

function folderUnusable(dataDir: string, error: unknown): Problem {
  const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return actionNeeded(
    null,
    'outbox',
    `Folder data ${dataDir} tidak dapat dipakai${why}. Pilih folder yang boleh ditulis lewat MOBILEJKN_DATA_DIR.`,
  )
}
