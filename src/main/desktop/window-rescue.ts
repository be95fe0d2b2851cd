import { type BrowserWindow, dialog } from 'electron'
import { createReloadLimit } from './reload-limit.ts'

export interface RescueParts {
  readonly window: BrowserWindow
  readonly now: () => number
  readonly load: () => void
  readonly log: (message: string) => void
  readonly quit: () => void
  readonly leaving: () => boolean
}

const STILL_SENDING = 'Pengiriman ke BPJS tetap berjalan di belakang. Rincian gangguan ada di log.'

/** A way back when the page crashes or hangs. The engine runs in another process and goes on meanwhile. */
export function rescueWindow({ window, now, load, log, quit, leaving }: RescueParts): void {
  const limit = createReloadLimit(now)
  const { webContents } = window
  let ownDoing = false
  let question: AbortController | null = null

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    question?.abort()
    if (reason === 'clean-exit' || ownDoing || leaving()) return
    log(`Tampilan berhenti (${reason}, ${exitCode}).`)
    void afterCrash()
  })
  webContents.on('unresponsive', () => {
    log('Tampilan tidak menjawab.')
    void whileHanging()
  })
  webContents.on('responsive', () => question?.abort())
  webContents.on('preload-error', (_event, _path, error) =>
    log(`Jembatan tampilan gagal: ${error.stack ?? error.message}`),
  )
  webContents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    // -3: given up for another navigation.
    if (isMainFrame && code !== -3) log(`Tampilan tidak dapat dibuka (${code} ${description}): ${address}`)
  })

  async function afterCrash(): Promise<void> {
    const mayReload = limit.take()
    // Nobody is looking: a dialog out of nowhere would only startle.
    if (mayReload && !window.isVisible()) return load()
    const again = mayReload
      ? { message: 'Tampilan berhenti.', button: 'Muat ulang' }
      : { message: 'Tampilan berulang kali berhenti.', button: 'Coba sekali lagi' }
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Khanza Mobile JKN',
      message: again.message,
      detail: STILL_SENDING,
      buttons: [again.button, 'Sembunyikan', 'Keluar'],
      defaultId: mayReload ? 0 : 1,
      cancelId: 1,
      noLink: true,
    })
    if (response === 0) load()
    else if (response === 2) quit()
    else window.close()
  }

  async function whileHanging(): Promise<void> {
    if (question) return
    question = new AbortController()
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        title: 'Khanza Mobile JKN',
        message: 'Tampilan tidak menjawab.',
        detail: STILL_SENDING,
        buttons: ['Tunggu', 'Muat ulang'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        signal: question.signal,
      })
      if (response === 1) reloadHanging()
    } finally {
      question = null
    }
  }

  function reloadHanging(): void {
    ownDoing = true
    // A page that hangs would not answer a polite reload.
    webContents.forcefullyCrashRenderer()
    ownDoing = false
    load()
  }
}
