import { existsSync } from 'node:fs'
import { homedir, hostname, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { actionNeeded, type Problem } from '../../shared/problems.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { dateOf, epochToWallTime, tanggalIndonesia, type WallDate, type Zone } from '../../shared/wall-time.ts'
import { type App, type AppOptions, OUTBOX_FILE, openApp } from '../app.ts'
import { openHttpPort } from '../bpjs/ca-port.ts'
import { startDemo } from '../demo/demo.ts'
import { openMysqlHospital } from '../hospital/database.ts'
import { openOutbox } from '../outbox/open.ts'
import { createStores, type Stores } from '../outbox/stores.ts'
import type { Environment } from '../settings/env.ts'
import { programDirectory, readEnvFile } from '../settings/locations.ts'
import { SECRETS_FILE, storedSecretNames } from '../settings/secrets.ts'
import type { SettingProblem, Settings } from '../settings/settings.ts'
import { createConfStore, readStored } from '../settings/stored.ts'
import { type Resolved, resolveSettings } from '../settings/to-settings.ts'
import type { Terminal } from './terminal.ts'

/** What every command gets: the terminal, the variables it was started with, and the clock. */
export interface CommandContext {
  readonly terminal: Terminal
  /** The environment, which wins over the `.env` file. */
  readonly environment: Environment
  readonly envFile: Environment
  readonly demo: boolean
  readonly now: () => number
  readonly random: () => number
  /** Aborted by Ctrl+C and by a request to end. */
  readonly signal: AbortSignal
  /** Aborted when nobody reads the output any more. */
  readonly outputClosed: AbortSignal
}

/** Exit codes of every command: all done, some of it failed, could not run. */
export const EXIT_OK = 0
export const EXIT_SOME_FAILED = 1
export const EXIT_COULD_NOT_RUN = 2
export type ExitCode = typeof EXIT_OK | typeof EXIT_SOME_FAILED | typeof EXIT_COULD_NOT_RUN

export function createContext(
  terminal: Terminal,
  demo: boolean,
  signal: AbortSignal,
  outputClosed: AbortSignal,
  environment: Environment = process.env,
  directory: string = process.cwd(),
): CommandContext {
  return {
    terminal,
    environment,
    envFile: readEnvFile(join(directory, '.env')),
    demo,
    now: Date.now,
    random: Math.random,
    signal,
    outputClosed,
  }
}

/** Stored settings of the window are the lowest layer, so that a hospital set up there can be run from here. */
export function loadSettings(context: CommandContext): Result<Settings, SettingProblem[]> {
  const { settings, problems } = resolveContext(context)
  return settings.ok ? settings : err([...problems])
}

/** The data folder and zone alone: enough for commands that only look at this computer. */
export function localSettings(context: CommandContext): { dataDir: string; zone: Zone } {
  const { dataDir, zone } = resolveContext(context)
  return { dataDir: resolve(dataDir, context.demo ? 'demo' : '.'), zone }
}

/** Without the secrets that the window stored: only the desktop can open the computer's key store. */
function resolveContext({ environment, envFile }: CommandContext): Resolved {
  const directory = programDirectory(process.platform, envFile, environment, homedir())
  const { stored, problems } = readStored(createConfStore(directory))
  return resolveSettings({
    stored,
    storedProblems: problems,
    secrets: {},
    unreadable: storedSecretNames(join(directory, SECRETS_FILE)),
    envFile,
    environment,
    dataDir: directory,
  })
}

/** Opens the program on the configured hospital, or on the demo, and closes it whatever happens inside. */
export async function withApp<T>(
  context: CommandContext,
  options: AppOptions,
  use: (app: App) => Promise<T>,
): Promise<Result<T, Problem[]>> {
  const { now, random } = context
  if (context.demo) {
    const { dataDir } = localSettings({ ...context, demo: false })
    const demo = await startDemo({ dataDir, zone: localSettings(context).zone, realNow: now, random })
    try {
      return await openAndUse(await openApp(demo.parts, options), use)
    } finally {
      await demo.close()
    }
  }
  const settings = loadSettings(context)
  if (!settings.ok) return err(settings.error.map((problem) => actionNeeded(null, 'pengaturan', problem.message)))
  const hospital = openMysqlHospital(settings.value.database)
  return openAndUse(
    await openApp(
      { settings: settings.value, hospital, http: openHttpPort(settings.value.bpjs), now, random },
      options,
    ),
    use,
  )
}

async function openAndUse<T>(
  opened: Result<App, Problem>,
  use: (app: App) => Promise<T>,
): Promise<Result<T, Problem[]>> {
  if (!opened.ok) return err([opened.error])
  try {
    return ok(await use(opened.value))
  } finally {
    await opened.value.close()
  }
}

/** Opens the local database alone, for commands that work while the hospital and BPJS are out of reach. */
export function withStores(
  context: CommandContext,
  use: (stores: Stores, dataDir: string, zone: Zone) => ExitCode,
): ExitCode {
  const { dataDir, zone } = localSettings(context)
  const file = join(dataDir, OUTBOX_FILE)
  if (!existsSync(file)) {
    context.terminal.out(`Belum ada data di ${dataDir}. Jalankan "mobilejkn sync" lebih dahulu.`)
    return EXIT_OK
  }
  const stamp = epochToWallTime(context.now(), zone).replace(' ', '-').replaceAll(':', '')
  const opened = openOutbox(file, stamp, false)
  if (!opened.ok) {
    context.terminal.err(`✘ ${opened.error.message}`)
    return EXIT_COULD_NOT_RUN
  }
  try {
    return use(createStores(opened.value.db), dataDir, zone)
  } finally {
    opened.value.db.close()
  }
}

/** Who is at this computer, for the audit. */
export function operator(): { readonly who: string; readonly workstation: string } {
  return { who: userInfo().username, workstation: hostname() }
}

/** Today in the hospital's zone. */
export function todayRange({ now, settings }: Pick<App, 'now' | 'settings'>): { dari: WallDate; sampai: WallDate } {
  const today = dateOf(epochToWallTime(now(), settings.sync.zone))
  return { dari: today, sampai: today }
}

/** `Sen, 6 Okt 2025`, or `Rab, 1 Okt 2025 sampai Sen, 6 Okt 2025`. */
export function daysWords({ dari, sampai }: { readonly dari: WallDate; readonly sampai: WallDate }): string {
  return dari === sampai ? tanggalIndonesia(dari) : `${tanggalIndonesia(dari)} sampai ${tanggalIndonesia(sampai)}`
}

/** How a command that reports ends when it cannot: each reason a line, or all of them as JSON. */
export function refusal(terminal: Terminal, json = false): (messages: readonly string[]) => ExitCode {
  return (messages) => {
    if (json) terminal.out(JSON.stringify({ galat: messages }))
    else for (const message of messages) terminal.err(`✘ ${message}`)
    return EXIT_COULD_NOT_RUN
  }
}
