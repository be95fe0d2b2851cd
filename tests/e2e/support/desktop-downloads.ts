import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { onTestFinished } from 'vitest'
import type { Saves } from '../journeys/capaian.ts'

/** Saves what the window hands out without asking where, which only a person could answer. */
export function savesOf(application: ElectronApplication): Saves {
  return async (start) => {
    const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-unduh-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    // The window's own session, not the default one.
    const saved = application.evaluate(
      ({ BrowserWindow }, target) =>
        new Promise<string>((done) => {
          const session = BrowserWindow.getAllWindows()[0]?.webContents.session
          session?.once('will-download', (_event, item) => {
            item.setSavePath(`${target}/${item.getFilename()}`)
            item.once('done', () => done(item.getFilename()))
          })
        }),
      folder,
    )
    await start()
    const name = await saved
    return { path: join(folder, name), name }
  }
}
