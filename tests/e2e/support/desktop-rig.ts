import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import type { TestHooks } from '../../../src/main/desktop/test-hooks.ts'
import { addMinutes } from '../../../src/shared/wall-time.ts'
import {
  createHospitalDatabase,
  type HospitalDatabase,
  type HospitalDatabaseOptions,
} from '../../support/hospital-db.ts'
import { type SeededHospital, type SeedOptions, seedHospital } from '../../support/hospital-seed.ts'
import { clockFrom, createRig, type Rig, type RigOptions } from '../../support/rig.ts'
import type { World } from '../journeys/world.ts'
import { TODAY } from './window-rig.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const STARTS = `${TODAY} 15:00:00`
/** Electron has no sandbox for root; no GPU is there on a machine that runs tests. */
const SWITCHES = ['--no-sandbox', '--disable-gpu']

/** What the program under test puts on its globalThis. */
interface Hooked {
  readonly __uji: TestHooks
}

export interface SavedFile {
  readonly path: string
  readonly name: string
}

export interface Desktop {
  readonly application: ElectronApplication
  readonly page: Page
  /** The labels of the tray's menu, through the program's own hooks: the system's tray cannot be driven. */
  trayMenu(): Promise<string[]>
  trayTooltip(): Promise<string>
  /** Name of the picture that the tray shows. */
  trayIcon(): Promise<string>
  clickTray(label: string): Promise<boolean>
  notifications(): Promise<readonly string[]>
  /** Does what a click on the last notification does. */
  clickNotification(): Promise<void>
  /** Does what asks for a file, which is put into a folder of the test's instead of asking where. */
  download(act: () => Promise<void>): Promise<SavedFile>
  /** Whether the window is on the screen. */
  isVisible(): Promise<boolean>
  /** Leaves the way the tray's menu does; resolves when the process has ended. */
  quit(): Promise<void>
}

export interface DesktopRig {
  readonly rig: Rig
  readonly db: HospitalDatabase
  readonly day: SeededHospital
  readonly now: () => number
  /** The home folder of the user who runs the program. */
  readonly home: string
  launch(): Promise<Desktop>
  /** A second start beside a running one; resolves with its exit code. */
  startAgain(): Promise<number | null>
  close(): Promise<void>
}

export interface DesktopRigOptions {
  readonly seed?: Partial<SeedOptions>
  readonly rig?: Omit<RigOptions, 'db'>
  /** What happens at the hospital and at BPJS before the program is opened. */
  readonly prepare?: (world: World) => Promise<void>
  /** Another hospital than one with the brief's table beside Khanza's. */
  readonly database?: HospitalDatabaseOptions
  /** False: nothing is configured, the wizard shows. */
  readonly configured?: boolean
}

/** A real hospital and simulator, and the desktop application as a process of its own. */
export async function createDesktopRig(options: DesktopRigOptions = {}): Promise<DesktopRig> {
  const db = await createHospitalDatabase({ besideTable: true, ...options.database })
  const seed = { tanggal: TODAY, registrations: 20, bookings: 12, now: addMinutes(STARTS, -30), ...options.seed }
  const day = await seedHospital(db, seed)
  const now = clockFrom(STARTS)
  const rig = await createRig({ db, now, ...options.rig })
  await options.prepare?.({ db, rig, day, now })
  const home = mkdtempSync(join(tmpdir(), 'mobilejkn-rumah-'))
  const settings = options.configured === false ? { MOBILEJKN_DATA_DIR: rig.dataDir } : rig.environment
  const environment = {
    ...keep(['PATH', 'DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'LANG']),
    HOME: home,
    ...settings,
    MOBILEJKN_UJI: '1',
  }
  const executablePath = process.env.MOBILEJKN_UJI_ELECTRON
  if (!executablePath) throw new Error('no Electron to test with')
  /** The program's clock, told anew at every start: it goes on from where this test's clock is. */
  const clock = () => ({ MOBILEJKN_UJI_JAM: String(now()) })
  const running = new Set<ElectronApplication>()

  return {
    rig,
    db,
    day,
    now,
    home,
    async launch() {
      const application = await _electron.launch({
        executablePath,
        args: [ROOT, ...SWITCHES],
        cwd: home,
        env: { ...environment, ...clock() },
      })
      running.add(application)
      const page = await application.firstWindow()
      page.setDefaultTimeout(20_000)
      return {
        application,
        page,
        trayMenu: () => application.evaluate(() => (globalThis as unknown as Hooked).__uji.trayMenu()),
        trayTooltip: () => application.evaluate(() => (globalThis as unknown as Hooked).__uji.trayTooltip()),
        trayIcon: () => application.evaluate(() => (globalThis as unknown as Hooked).__uji.trayIcon()),
        clickTray: (label) =>
          application.evaluate((_electron, wanted) => (globalThis as unknown as Hooked).__uji.clickTray(wanted), label),
        notifications: () => application.evaluate(() => [...(globalThis as unknown as Hooked).__uji.notifications]),
        async download(act) {
          await application.evaluate(({ BrowserWindow }, folder) => {
            const arrived = new Promise<SavedFile>((resolve, reject) => {
              BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_event, item) => {
                const name = item.getFilename()
                const path = `${folder}/${name}`
                item.setSavePath(path)
                item.once('done', (_done, state) =>
                  state === 'completed' ? resolve({ path, name }) : reject(new Error(state)),
                )
              })
            })
            Object.assign(globalThis, { __unduhan: arrived })
          }, home)
          await act()
          return application.evaluate(() => (globalThis as unknown as { __unduhan: Promise<SavedFile> }).__unduhan)
        },
        clickNotification: () =>
          application.evaluate(() => (globalThis as unknown as Hooked).__uji.clickNotification()),
        isVisible: () =>
          application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((w) => w.isVisible())),
        async quit() {
          running.delete(application)
          const ended = new Promise<void>((done) => application.process().once('exit', () => done()))
          await application.evaluate(({ app }) => app.quit())
          await ended
        },
      }
    },
    startAgain: () =>
      new Promise((done) => {
        const child = spawn(executablePath, [ROOT, ...SWITCHES], {
          cwd: home,
          env: { ...environment, ...clock() },
          stdio: 'ignore',
        })
        child.once('exit', (code) => done(code))
      }),
    async close() {
      for (const application of running) await application.close()
      await rig.close()
      await db.drop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function keep(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}
