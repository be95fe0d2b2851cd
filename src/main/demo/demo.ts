import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dateOf, epochToWallTime, type WallDate, type Zone } from '../../shared/wall-time.ts'
import type { AppParts } from '../app.ts'
import { createFetchPort } from '../bpjs/http-port.ts'
import { acquireDataLock, DATA_LOCK_FILE } from '../outbox/data-lock.ts'
import { DEFAULT_CAPAIAN, DEFAULT_SYNC, type Settings } from '../settings/settings.ts'
import { type DemoStart, demoTime, newStart, stillRuns } from './demo-clock.ts'
import { demoDay, REFUSED_REFERRAL, STRANGER } from './demo-day.ts'
import { bookingsOf, bpjsMemory, demoHistory } from './demo-history.ts'
import { openDemoHospital } from './demo-hospital.ts'
import { demoLists } from './demo-lists.ts'
import { poliAtBpjs } from './demo-people.ts'
import type { PreloadedBooking } from './simulator/rules.ts'
import { startSimulator } from './simulator/server.ts'
import type { SimulatorState } from './simulator/state.ts'

export interface Demo {
  readonly parts: AppParts
  close(): Promise<void>
}

export interface DemoOptions {
  /** The demo keeps everything in a folder of its own inside this one. */
  readonly dataDir: string
  readonly zone: Zone
  /** The workstation's clock, epoch milliseconds. */
  readonly realNow: () => number
  readonly random: () => number
}

const CREDENTIALS = { consId: 'demo', secret: 'rahasia-demo', userKey: 'kunci-demo' }

/**
 * A whole small world on this computer: a hospital in SQLite and a BPJS over HTTP on 127.0.0.1, both with the demo's
 * clock. Touches no real system. Stops where it was and goes on from there, until its day is over.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const dir = join(options.dataDir, 'demo')
  const bpjsFile = join(dir, 'bpjs.json')
  const start = startOf(dir, options)
  const clock = createLeapingClock(start, options.realNow)
  const { hospital, advance, remember } = openDemoHospital(join(dir, 'rumah-sakit.sqlite'), options.zone)
  const past = demoHistory(dateOf(epochToWallTime(start.demoMs, options.zone)))
  remember(past)
  const bpjsPast = bpjsMemory(bookingsOf(past, options.zone))
  const memory = createLateFile(bpjsFile)
  const simulator = await startSimulator({
    now: clock.now,
    zone: options.zone,
    credentials: CREDENTIALS,
    snapshot: bpjsPast.with(readJson<SimulatorState>(bpjsFile)),
    onChange: (current) => memory.soon(() => JSON.stringify(bpjsPast.without(current()))),
    refusals: { [REFUSED_REFERRAL]: 'Rujukan tidak valid' },
    lists: demoLists(),
  })
  const settings: Settings = {
    bpjs: {
      baseUrl: simulator.url,
      credentials: CREDENTIALS,
      signatureEncoding: 'base64',
      contentType: 'application/json',
      timeoutMs: 5_000,
    },
    database: { host: 'demo', port: 0, database: 'demo', username: 'demo', password: '' },
    // Its past is over: it is there to be counted.
    sync: { ...DEFAULT_SYNC, zone: options.zone, lookBackDays: 0 },
    capaian: DEFAULT_CAPAIAN,
    dataDir: dir,
  }
  const moveOn = () => {
    clock.leap()
    const now = epochToWallTime(clock.now(), options.zone)
    const tanggalperiksa = dateOf(now)
    advance(now)
    // Whoever cancels in the app had booked in it, so BPJS knows of both.
    const cancelled = demoDay(tanggalperiksa).filter((visit) => visit.cancelled !== null && visit.nobooking !== null)
    simulator.preload([
      ...cancelled.map(({ nobooking, doctor }) => ({
        kodebooking: nobooking ?? '',
        tanggalperiksa,
        ...poliAtBpjs(({ kd_poli }) => kd_poli === doctor.kd_poli),
      })),
      strangerOf(tanggalperiksa),
    ])
  }
  moveOn()
  return {
    parts: {
      settings,
      hospital,
      http: createFetchPort(),
      now: clock.now,
      random: options.random,
      beforeCycle: moveOn,
    },
    async close() {
      await simulator.close()
      memory.flush()
    },
  }
}

/** Booked in the app, and unknown to the hospital. */
function strangerOf(tanggalperiksa: WallDate): PreloadedBooking {
  const kodebooking = `${STRANGER.kodebooking}${tanggalperiksa.replaceAll('-', '')}`
  return { kodebooking, tanggalperiksa, norm: STRANGER.norm, ...poliAtBpjs(({ bpjs }) => bpjs === STRANGER.poli) }
}

/** Where the demo stands. When its day is over everything begins again, unless another process is still in it. */
function startOf(dir: string, { realNow, zone }: DemoOptions): DemoStart {
  const file = join(dir, 'mulai.json')
  const stored = readJson<DemoStart>(file)
  const running = stillRuns(stored, realNow(), zone)
  if (running) return running
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const release = acquireDataLock(join(dir, DATA_LOCK_FILE), 0)
  if (!release && stored) return stored
  release?.()
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const start = newStart(realNow(), zone)
  replaceFile(file, JSON.stringify(start))
  return start
}

/**
 * The demo's clock. It leaps ahead between cycles, so that the day passes quickly, and runs like any clock during one,
 * so that durations stay true.
 */
function createLeapingClock(start: DemoStart, realNow: () => number) {
  let anchorReal = realNow()
  let anchorDemo = demoTime(start, anchorReal)
  return {
    now: () => anchorDemo + (realNow() - anchorReal),
    leap() {
      const real = realNow()
      anchorDemo = Math.max(anchorDemo + (real - anchorReal), demoTime(start, real))
      anchorReal = real
    },
  }
}

/** Whole or not at all, also when the program is killed while writing. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.baru`, text)
  renameSync(`${file}.baru`, file)
}

/** How much a demo that is killed may forget of its BPJS. */
const LATE_MS = 50

/** Writes what was said last, a moment later: a run has something new to say with every call. */
function createLateFile(file: string) {
  let latest: (() => string) | null = null
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (latest) replaceFile(file, latest())
    latest = null
  }
  return {
    soon(text: () => string) {
      latest = text
      timer ??= setTimeout(flush, LATE_MS)
    },
    flush,
  }
}

function readJson<T>(file: string): T | null {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    // Cut off while it was written: the demo begins again.
    return null
  }
}
