import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, openApp } from '../../src/main/app.ts'
import { createFetchPort } from '../../src/main/bpjs/http-port.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/main/demo/simulator/server.ts'
import { openMysqlHospital } from '../../src/main/hospital/database.ts'
import { DEFAULT_CAPAIAN, DEFAULT_SYNC, type Settings } from '../../src/main/settings/settings.ts'
import type { CycleOptions, CycleResult, CycleSettings } from '../../src/main/sync/cycle.ts'
import {
  addDays,
  dateOf,
  epochToWallTime,
  type WallDate,
  type WallTime,
  wallTimeToEpoch,
} from '../../src/shared/wall-time.ts'
import type { HospitalDatabase } from './hospital-db.ts'

export const ZONE = 'Asia/Jakarta'
export const CREDENTIALS = { consId: '12345', secret: 'kunci-rahasia-uji', userKey: 'kunci-pengguna-uji' }

/** Yesterday in the hospital's zone: a day whose every time has come, for programs that run on the real clock. */
export function yesterday(): WallDate {
  return addDays(dateOf(epochToWallTime(Date.now(), ZONE)), -1)
}

export interface RigOptions {
  readonly db: HospitalDatabase
  readonly sync?: Partial<CycleSettings>
  readonly timeoutMs?: number
  readonly simulator?: Partial<SimulatorOptions>
  /** The workstation's clock; the real one unless given. */
  readonly now?: () => number
  /** Another way to the database server than the direct one. */
  readonly server?: { readonly host: string; readonly port: number }
  /** Another database user than the owner. */
  readonly user?: { readonly user: string; readonly password: string }
}

/** A real hospital database, a real BPJS over HTTP and a real data folder, with the program between them. */
export interface Rig {
  readonly simulator: Simulator
  readonly dataDir: string
  readonly settings: Settings
  /** The program's variables, for the command line. */
  readonly environment: Record<string, string>
  /** Opens the program; the caller closes it. */
  open(exclusive?: boolean): Promise<App>
  /** Opens the program on another data folder. */
  openIn(dataDir: string): Promise<App>
  /** Opens the program, runs one cycle as the command line would, and closes it. */
  sync(options?: Partial<CycleOptions>): Promise<CycleResult>
  /** Runs `mobilejkn` as a process of its own. */
  cli(args: readonly string[], environment?: Record<string, string>): Promise<CliResult>
  close(): Promise<void>
}

export interface CliResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export async function createRig(options: RigOptions): Promise<Rig> {
  const now = options.now ?? Date.now
  const simulator = await startSimulator({ now, zone: ZONE, credentials: CREDENTIALS, ...options.simulator })
  const dataDir = mkdtempSync(join(tmpdir(), 'mobilejkn-uji-'))
  const config = { ...options.db.config, ...options.server }
  const { user, password } = options.user ?? config
  const settings: Settings = {
    bpjs: {
      baseUrl: simulator.url,
      credentials: CREDENTIALS,
      signatureEncoding: 'base64',
      contentType: 'application/json',
      timeoutMs: options.timeoutMs ?? 5_000,
    },
    database: { host: config.host, port: config.port, database: config.database, username: user, password },
    sync: { ...DEFAULT_SYNC, zone: ZONE, payerCodes: ['BPJ'], ...options.sync },
    capaian: DEFAULT_CAPAIAN,
    dataDir,
  }
  const environment = {
    BPJS_MOBILE_JKN_URL: simulator.url,
    BPJS_API_KEY: CREDENTIALS.consId,
    BPJS_SECRET_KEY: CREDENTIALS.secret,
    BPJS_USER_KEY: CREDENTIALS.userKey,
    BPJS_TIMEOUT_MS: String(settings.bpjs.timeoutMs),
    DB_HOST: config.host,
    DB_PORT: String(config.port),
    DB_DATABASE: config.database,
    DB_USERNAME: user,
    DB_PASSWORD: password,
    MOBILEJKN_DATA_DIR: dataDir,
    MOBILEJKN_ZONA: ZONE,
    MOBILEJKN_KD_PJ_BPJS: 'BPJ',
  }
  const openIn = async (folder: string, exclusive = true): Promise<App> => {
    const hospital = openMysqlHospital(settings.database)
    const parts = {
      settings: { ...settings, dataDir: folder },
      hospital,
      http: createFetchPort(),
      now,
      random: Math.random,
    }
    const app = await openApp(parts, { exclusive })
    if (!app.ok) throw new Error(app.error.message)
    return app.value
  }
  const open = (exclusive?: boolean) => openIn(dataDir, exclusive)
  return {
    simulator,
    dataDir,
    settings,
    environment,
    open,
    openIn: (folder) => openIn(folder),
    async sync(cycleOptions) {
      const app = await open()
      try {
        return await app.cycle.run({ ...MANUAL, ...cycleOptions })
      } finally {
        await app.close()
      }
    },
    cli: (args, extra) => runCli(args, { ...environment, ...extra }),
    async close() {
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The options of a cycle that a person starts by hand. */
export const MANUAL: CycleOptions = {
  range: null,
  force: false,
  dryRun: false,
  manual: true,
  signal: new AbortController().signal,
}

const MAIN = new URL('../../src/main/cli/main.ts', import.meta.url).pathname

/** Starts `mobilejkn` as a process; `started` resolves with the process for tests that kill it. */
export function startCli(args: readonly string[], environment: Record<string, string>, cwd: string = tmpdir()) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const finished = new Promise<CliResult>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
  return { child, finished }
}

export function runCli(args: readonly string[], environment: Record<string, string>, cwd?: string): Promise<CliResult> {
  return startCli(args, environment, cwd).finished
}

const SHIFTED_CLOCK = new URL('./shifted-clock.ts', import.meta.url).href

/** Variables under which `mobilejkn` runs as a process on another clock than the real one. */
export function onClock(now: () => number): Record<string, string> {
  return { NODE_OPTIONS: `--import=${SHIFTED_CLOCK}`, MOBILEJKN_UJI_GESER_MS: String(now() - Date.now()) }
}

/** A clock that starts at a wall-clock time of the hospital and then runs like any other. */
export function clockFrom(wall: WallTime): () => number {
  const start = wallTimeToEpoch(wall, ZONE)
  const began = Date.now()
  return () => start + (Date.now() - began)
}
