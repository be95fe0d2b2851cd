/** The browser host as a process of its own, so that its memory is the program's and nobody else's. */
import { startBrowserHost } from '../../src/main/web/browser-host.ts'

const { UJI_JAM = '', ...environment } = process.env
const began = Date.now()
const host = await startBrowserHost({
  environment,
  envFile: {},
  demo: false,
  port: 0,
  version: 'uji',
  now: () => Number(UJI_JAM) + (Date.now() - began),
})
if (host === 'belum-dibangun') throw new Error('the window was not built')
process.send?.(host.url)
process.on('message', () => {
  // What is free by now is not what the program needs.
  globalThis.gc?.()
  process.send?.({ rss: process.memoryUsage.rss() })
})
process.on('SIGTERM', () => void host.close().then(() => process.exit(0)))
