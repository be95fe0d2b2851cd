import type { Bridge } from '../../../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload; absent in a browser. */
    readonly mobilejkn?: Bridge
  }
}

/** The desktop's preload where there is one, else the browser host's HTTP and server-sent events. */
export function findBridge(): Bridge {
  return window.mobilejkn ?? createHttpBridge()
}

/** The browser host carries the same contract: POST /ipc/CHANNEL, events from /peristiwa. The token is a cookie. */
function createHttpBridge(): Bridge {
  const source = new EventSource('/peristiwa')
  return {
    async invoke(channel, request) {
      const response = await fetch(`/ipc/${channel}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request === undefined ? {} : { request }),
      })
      return await response.json()
    },
    on(event, listener) {
      const handle = (message: MessageEvent<string>) => listener(JSON.parse(message.data))
      source.addEventListener(event, handle)
      return () => source.removeEventListener(event, handle)
    },
  }
}
