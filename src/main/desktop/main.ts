import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, dialog } from 'electron'
import type { Environment } from '../settings/env.ts'
import { programDirectory, readEnvFile } from '../settings/locations.ts'
import { readStored } from '../settings/stored.ts'
import { resolveSettings } from '../settings/to-settings.ts'
import { parseLaunch } from './launch.ts'
import { openPlainStore } from './plain-store.ts'
import { openShell, type Shell } from './shell.ts'
import { briefly, createShellLog, type ShellLog } from './shell-log.ts'
import { PRODUCT } from './tray-view.ts'

/** The name Windows knows the program by: its notifications and its place in the task bar. */
const APP_ID = 'id.khanza.mobilejkn'
/** Everything is found from the built main file, out/main/main.js. */
const BUILT = resolve(import.meta.dirname, '..')
const PICTURES = app.isPackaged ? join(process.resourcesPath, 'gambar') : join(BUILT, '..', 'resources')

/** Before anything is opened: whose files these are, where they lie, and that no other copy of the program uses them. */
function main(): void {
  // What this program writes holds patients' numbers: for this user alone.
  process.umask(0o077)
  const { directory, envFile } = findFolder()
  const ownFolder = join(directory, 'electron')
  try {
    mkdirSync(ownFolder, { recursive: true, mode: 0o700 })
  } catch (error) {
    fail(`Folder data ${directory} tidak dapat ditulis (${briefly(error)}).`)
    return
  }
  app.setName(PRODUCT)
  app.setAppUserModelId(APP_ID)
  app.setPath('userData', ownFolder)
  // The lock belongs to the folder just named, and comes before anything that would open a file in it.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }
  void open(directory, ownFolder, envFile)
}

async function open(directory: string, ownFolder: string, envFile: Environment): Promise<void> {
  takeSignals()
  const log = openLog(directory, envFile)
  let shell: Shell | null = null
  catchCrashes(log, () => shell)
  try {
    await app.whenReady()
    const launch = parseLaunch(process.argv)
    shell = await openShell({ directory, ownFolder, built: BUILT, pictures: PICTURES, envFile, launch, log })
  } catch (error) {
    log.error(error)
    fail(`Program tidak dapat dibuka (${briefly(error)}). Rinciannya ada di ${log.file}.`)
  }
}

/** A package is replaced as a whole by its update, so there the `.env` file lies in the data folder. */
function findFolder(): { directory: string; envFile: Environment } {
  const directoryGiven = (envFile: Environment) => programDirectory(process.platform, envFile, process.env, homedir())
  if (app.isPackaged) {
    const directory = directoryGiven({})
    return { directory, envFile: readEnvFile(join(directory, '.env')) }
  }
  const envFile = readEnvFile(join(BUILT, '..', '.env'))
  return { directory: directoryGiven(envFile), envFile }
}

function openLog(directory: string, envFile: Environment): ShellLog {
  const environment = process.env
  const { stored, problems } = readStored(openPlainStore(directory, Date.now))
  const settings = { stored, storedProblems: problems, secrets: {}, envFile, environment, dataDir: directory }
  const { dataDir, zone } = resolveSettings(settings)
  return createShellLog(dataDir, zone, Date.now, [environment, envFile])
}

/**
 * A request to end is a quit like any other. A library that electron-store brings in answers these signals too, by
 * ending the process on the spot; its own clean-up also runs at the exit.
 */
function takeSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => app.quit())
  }
}

/** A bug must not stop the sending: it is logged, and told once. */
function catchCrashes(log: ShellLog, shell: () => Shell | null): void {
  let told = false
  const record = (error: unknown) => {
    log.error(error)
    if (told) return
    told = true
    shell()?.tell({
      title: 'Gangguan program',
      body: 'Ada gangguan yang tidak terduga. Pengiriman diteruskan; rinciannya ada di log.',
      page: '#/log',
    })
  }
  process.on('uncaughtException', record)
  process.on('unhandledRejection', record)
}

/** Nothing works: one sentence, and the end. */
function fail(message: string): void {
  dialog.showErrorBox(PRODUCT, message)
  app.exit(1)
}

main()
