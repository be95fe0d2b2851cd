import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { IpcResult } from '../../shared/ipc/channel.ts'
import type { Host } from '../services/host-parts.ts'
import type { MainWindow } from './window.ts'

/** The only messages between window and main process; the preload has the same two. */
const INVOKE = 'mobilejkn:minta'
export const EVENT = 'mobilejkn:peristiwa'

const NOT_OUR_WINDOW: IpcResult<never> = {
  ok: false,
  error: { code: 'gangguan', message: 'Permintaan bukan dari jendela program ini.' },
}

/** Carries the contract over Electron's IPC, for our own window alone. Answers the function that ends it. */
export function serveWindow(
  ipcMain: IpcMain,
  host: Pick<Host, 'handle' | 'subscribe'>,
  window: Pick<MainWindow, 'isOwnFrame' | 'send'>,
  onStranger: (address: string) => void,
): () => void {
  ipcMain.handle(INVOKE, async (event: IpcMainInvokeEvent, channel: unknown, request: unknown) => {
    if (!window.isOwnFrame(event.senderFrame)) {
      onStranger(event.senderFrame?.url ?? '')
      return NOT_OUR_WINDOW
    }
    // The host knows its channels by name and refuses what is none of them.
    return await host.handle(String(channel), request)
  })
  const unsubscribe = host.subscribe((event, payload) => window.send(event, payload))
  return () => {
    ipcMain.removeHandler(INVOKE)
    unsubscribe()
  }
}
