import { homedir, hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { app, ipcMain, Menu, powerMonitor, safeStorage, session, shell } from 'electron'
import { createHost } from '../services/host.ts'
import type { Host } from '../services/host-parts.ts'
import type { Environment } from '../settings/env.ts'
import { createAutostart } from './autostart.ts'
import { openCipher } from './cipher.ts'
import { guardSession, servePage } from './guard.ts'
import { serveWindow } from './ipc.ts'
import { HIDDEN_SWITCH, type Launch } from './launch.ts'
import { NEEDS_ACTION_PAGE, type Notice, reminderNotice } from './notices.ts'
import { createNotifier } from './notify.ts'
import { PAGE_URL } from './page.ts'
import { openPlainStore } from './plain-store.ts'
import { createQuit, SHUTDOWN_DEADLINE_MS } from './quit.ts'
import type { ShellLog } from './shell-log.ts'
import { exposeTestHooks, testClock } from './test-hooks.ts'
import { createShellTray, type ShellTray } from './tray.ts'
import { leavingView, PRODUCT, type TrayAction, trayView } from './tray-view.ts'
import { createMainWindow, type MainWindow } from './window.ts'

export interface ShellParts {
  /** The program's own folder: settings, secrets, PIN. */
  readonly directory: string
  /** Electron's own files inside it: the window's storage, caches, the lock. */
  readonly ownFolder: string
  /** Folder of what the build made: renderer/ and preload/. */
  readonly built: string
  readonly pictures: string
  readonly envFile: Environment
  readonly launch: Launch
  readonly log: ShellLog
}

export interface Shell {
  /** Shows a notification of the shell's own. */
  tell(notice: Notice): void
}

/** Puts the program together: host, tray, window, and the ways out. Call when Electron is ready. */
export async function openShell(parts: ShellParts): Promise<Shell> {
  const { built, launch, log, pictures } = parts
  let window: MainWindow | null = null
  const host = await openHost(parts, async () => (await window?.printPdf()) ?? null)
  let tray: ShellTray | null = null
  const openPage = (page: string) => window?.open(page)
  const notifier = createNotifier(join(pictures, 'ikon', '128x128.png'), openPage)
  const quit = createQuit({
    stop: host.stop,
    onLeaving() {
      window?.conceal()
      tray?.render(leavingView(tray.view().icon))
    },
    cleanUp() {
      tray?.destroy()
      window?.destroy()
    },
    quit: () => app.quit(),
    onError: log.error,
    setTimer: (callback, ms) => void setTimeout(callback, ms),
  })
  const actions: Record<TrayAction, () => void> = {
    buka: () => window?.raise(),
    tindakan: () => openPage(NEEDS_ACTION_PAGE),
    sinkron: host.syncNow,
    'jeda-15': () => host.pause(15),
    'jeda-60': () => host.pause(60),
    lanjut: host.resume,
    keluar: () => app.quit(),
  }
  const perform = (action: TrayAction) => actions[action]()

  app.on('before-quit', quit.onBeforeQuit)
  // Without a listener Electron ends the program with its last window; this one lives in the tray.
  app.on('window-all-closed', () => undefined)
  powerMonitor.on('shutdown', () => quit.begin(SHUTDOWN_DEADLINE_MS))
  app.on('second-instance', (_event, argv) => {
    // The computer starting the program once more is no reason to come to the front.
    if (!argv.includes(HIDDEN_SWITCH)) window?.raise()
  })

  // No menu bar, and with it no keys for reload or developer tools; copy and paste work without.
  Menu.setApplicationMenu(null)
  tray = createShellTray({ folder: join(pictures, 'baki'), first: trayView(host.state()), onAction: perform })
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  const windowSession = session.fromPath(join(parts.ownFolder, 'jendela'))
  guardSession(windowSession)
  if (devServer === undefined) servePage(windowSession, join(built, 'renderer'))
  window = createMainWindow({
    directory: parts.directory,
    session: windowSession,
    pageUrl: devServer ?? PAGE_URL,
    preload: join(built, 'preload', 'preload.cjs'),
    icon: join(pictures, process.platform === 'win32' ? 'ikon.ico' : join('ikon', '128x128.png')),
    devTools: !app.isPackaged,
    hidden: launch.hidden,
    now: Date.now,
    log: log.note,
    openOutside: (address) => void shell.openExternal(address),
    hasTray: () => tray !== null,
    onFirstHidden: () => notifier.tell(STILL_RUNNING),
    leaving: quit.leaving,
    quit: () => app.quit(),
    onSessionEnd: () => quit.begin(SHUTDOWN_DEADLINE_MS),
  })
  serveWindow(ipcMain, host, window, (address) => log.note(`Permintaan dari halaman lain ditolak: ${address}`))
  host.subscribe((event) => {
    if (quit.leaving()) return
    const state = host.state()
    if (event === 'pengingat' && state.pengingat) notifier.tell(reminderNotice(state.pengingat))
    if (event !== 'keadaan') return
    tray?.render(trayView(state))
    notifier.look(state)
  })
  if (underTest()) {
    exposeTestHooks({ tray: () => tray, notifier, onAction: perform, openPage })
  }
  await host.start()
  return { tell: notifier.tell }
}

/** Never in a package, whatever its environment says. */
function underTest(): boolean {
  return !app.isPackaged && process.env.MOBILEJKN_UJI === '1'
}

const STILL_RUNNING: Notice = {
  title: 'Tetap berjalan',
  body: `${PRODUCT} tetap mengirim di belakang. Buka lagi dari ikon di baki sistem, atau jalankan programnya sekali lagi.`,
  page: '#/dasbor',
}

/** The engine and its settings, with what only the desktop can give them. */
async function openHost(
  { directory, envFile, launch }: ShellParts,
  printPdf: () => Promise<Uint8Array | null>,
): Promise<Host> {
  return createHost({
    kind: 'desktop',
    directory,
    environment: process.env,
    envFile,
    store: openPlainStore(directory, Date.now),
    cipher: await openCipher(safeStorage, process.platform),
    now: underTest() ? testClock(process.env.MOBILEJKN_UJI_JAM) : Date.now,
    random: Math.random,
    printPdf,
    openFolder: async (path) => (await shell.openPath(path)) === '',
    autostart: createAutostart({
      app,
      platform: process.platform,
      // An AppImage runs from a place that is gone after it ended; the variable names the file itself.
      command: app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : [process.execPath, app.getAppPath()],
      configHome: process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
    }),
    demo: launch.demo,
    version: app.getVersion(),
    versions: [
      { name: 'Electron', version: process.versions.electron },
      { name: 'Chromium', version: process.versions.chrome },
      { name: 'Node', version: process.versions.node },
    ],
    who: { user: userInfo().username, workstation: hostname() },
  })
}
