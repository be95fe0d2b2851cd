import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/ipc/contract.ts'

/** The only messages between window and main process. Names are repeated here: a sandboxed preload stays tiny. */
const INVOKE = 'mobilejkn:minta'
const EVENT = 'mobilejkn:peristiwa'

const bridge: Bridge = {
  invoke: (channel, request) => ipcRenderer.invoke(INVOKE, channel, request),
  on(event, listener) {
    const handle = (_event: unknown, name: unknown, payload: unknown) => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on(EVENT, handle)
    return () => {
      ipcRenderer.off(EVENT, handle)
    }
  },
}

contextBridge.exposeInMainWorld('mobilejkn', bridge)
