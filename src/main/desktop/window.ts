import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type Session, screen, type WebFrameMain } from 'electron'
import type { EventName, PushedEvents } from '../../shared/ipc/contract.ts'
import { addContextMenu } from './context-menu.ts'
import { guardContents, isOwnPage } from './guard.ts'
import { EVENT } from './ipc.ts'
import { rescueWindow } from './window-rescue.ts'
import { MIN_SIZE, placeWindow, readWindowFile, WINDOW_FILE, type WindowFile, writeWindowFile } from './window-state.ts'
import { addZoomKeys } from './zoom.ts'

/** Moving and resizing come in bursts; the last place is what counts. */
const SAVE_DELAY_MS = 500
/** Mantine's own grounds, so that the first frame does not flash. */
const GROUND = { light: '#ffffff', dark: '#242424' }

export interface WindowParts {
  readonly directory: string
  readonly session: Session
  readonly pageUrl: string
  readonly preload: string
  readonly icon: string
  readonly devTools: boolean
  readonly hidden: boolean
  readonly now: () => number
  readonly log: (message: string) => void
  readonly openOutside: (address: string) => void
  /** Whether there is a tray to hide in. */
  readonly hasTray: () => boolean
  /** The window was hidden in the tray for the first time. */
  readonly onFirstHidden: () => void
  readonly leaving: () => boolean
  readonly quit: () => void
  /** The computer is shutting down, or the user logs off. */
  readonly onSessionEnd: () => void
}

export interface MainWindow {
  /** Brings the window to the front, wherever it is. */
  raise(): void
  /** The same, at a page of the window such as `#/log`. */
  open(page: string): void
  hide(): void
  /** Takes it off the screen without a word, while the program ends. */
  conceal(): void
  send<E extends EventName>(event: E, payload: PushedEvents[E]): void
  /** What the page prints, on paper of its own choice; null when the window is gone. */
  printPdf(): Promise<Uint8Array | null>
  /** Whether a message comes from the page in our window's main frame. */
  isOwnFrame(frame: WebFrameMain | null): boolean
  destroy(): void
}

/** The one window. It is made once and lives, mostly hidden or shown, until the program ends. */
export function createMainWindow(parts: WindowParts): MainWindow {
  const file = join(parts.directory, WINDOW_FILE)
  let saved: WindowFile = readWindowFile(file)
  const window = new BrowserWindow({
    ...placeWindow(saved.window, workAreas()),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Khanza Mobile JKN',
    icon: parts.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: parts.preload,
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: parts.devTools,
    },
  })
  const { webContents } = window
  let loaded = false
  const load = (page = '') =>
    void window.loadURL(parts.pageUrl + page).catch(() => {
      // Told by did-fail-load.
    })

  webContents.on('did-start-loading', () => {
    loaded = false
  })
  webContents.on('did-finish-load', () => {
    loaded = true
  })
  guardContents(webContents, parts.pageUrl, parts.openOutside)
  addContextMenu(window)
  addZoomKeys(webContents)
  rescueWindow({ ...parts, window, load: () => load() })
  keepState()
  stayInTray()
  window.on('query-session-end', parts.onSessionEnd)
  window.on('session-end', parts.onSessionEnd)
  if (!parts.hidden) window.once('ready-to-show', reveal)
  else if (!parts.hasTray()) window.minimize()
  load()

  function reveal(): void {
    if (saved.window?.maximized && !window.isVisible()) window.maximize()
    window.show()
  }

  function raise(): void {
    if (window.isMinimized()) window.restore()
    if (!window.isVisible()) reveal()
    window.focus()
  }

  function remember(change: Partial<WindowFile>): void {
    saved = { ...saved, ...change }
    writeWindowFile(file, saved)
  }

  function keepState(): void {
    let timer: NodeJS.Timeout | undefined
    const save = () => {
      clearTimeout(timer)
      if (window.isDestroyed() || window.isMinimized()) return
      remember({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } })
    }
    const soon = () => {
      clearTimeout(timer)
      // A window that is still hidden has not been placed by anyone.
      if (window.isVisible()) timer = setTimeout(save, SAVE_DELAY_MS)
    }
    window.on('resize', soon)
    window.on('move', soon)
    window.on('maximize', soon)
    window.on('unmaximize', soon)
    window.on('close', () => {
      if (window.isVisible()) save()
    })
    window.on('closed', () => clearTimeout(timer))
  }

  function stayInTray(): void {
    window.on('close', (event) => {
      if (parts.leaving()) return
      event.preventDefault()
      hide()
    })
  }

  function hide(): void {
    if (!parts.hasTray()) {
      window.minimize()
      return
    }
    window.hide()
    if (saved.trayTold) return
    remember({ trayTold: true })
    parts.onFirstHidden()
  }

  function send<E extends EventName>(event: E, payload: PushedEvents[E]): void {
    if (window.isDestroyed() || webContents.isCrashed()) return
    webContents.send(EVENT, event, payload)
  }

  return {
    raise,
    open(page) {
      raise()
      // A page that is still loading listens to nothing yet.
      if (loaded) send('buka', { halaman: page })
      else load(page)
    },
    hide,
    conceal: () => {
      if (!window.isDestroyed()) window.hide()
    },
    send,
    async printPdf() {
      if (window.isDestroyed() || webContents.isCrashed()) return null
      return webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
    },
    isOwnFrame: (frame) =>
      frame !== null && !window.isDestroyed() && frame === webContents.mainFrame && isOwnPage(frame.url, parts.pageUrl),
    destroy: () => {
      if (!window.isDestroyed()) window.destroy()
    },
  }
}

function workAreas() {
  const first = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id)
  return [first, ...others].map(({ workArea }) => workArea)
}
