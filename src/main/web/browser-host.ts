import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir, hostname, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { createHost } from '../services/host.ts'
import type { Environment } from '../settings/env.ts'
import { programDirectory } from '../settings/locations.ts'
import { createConfStore } from '../settings/stored.ts'
import { startWebServer, type WebServer } from './server.ts'

export interface BrowserHostOptions {
  readonly environment: Environment
  readonly envFile: Environment
  readonly demo: boolean
  readonly port: number
  readonly version: string
  readonly token?: string
  /** Epoch milliseconds; the computer's clock unless given. */
  readonly now?: () => number
}

export interface BrowserHost {
  readonly url: string
  close(): Promise<void>
}

const QUIT_DEADLINE_MS = 20_000
/** Folder of the built window, seen from this file. */
const WINDOW = resolve(import.meta.dirname, '../../../out/renderer')

/** The whole program for a browser on this computer: the desktop's engine and screens without Electron. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost | 'belum-dibangun'> {
  if (!existsSync(join(WINDOW, 'index.html'))) return 'belum-dibangun'
  const { environment } = options
  const directory = programDirectory(process.platform, options.envFile, environment, homedir())
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const host = createHost({
    kind: 'peramban',
    directory,
    environment,
    envFile: options.envFile,
    store: createConfStore(directory),
    // Plain Node has no way to the key store of the operating system.
    cipher: null,
    now: options.now ?? Date.now,
    random: Math.random,
    openFolder: null,
    autostart: null,
    demo: options.demo,
    version: options.version,
    versions: [{ name: 'Node', version: process.versions.node }],
    who: { user: userInfo().username, workstation: hostname() },
  })
  const server: WebServer = await startWebServer({
    host,
    root: WINDOW,
    port: options.port,
    ...(options.token !== undefined && { token: options.token }),
  })
  await host.start()
  return {
    url: server.url,
    async close() {
      await server.close()
      await host.stop(QUIT_DEADLINE_MS)
    },
  }
}

/** Shows the address in the user's browser, where there is one; says nothing when there is not. */
export function openInBrowser(url: string, platform: NodeJS.Platform): void {
  const [command, ...args] =
    platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', url]
      : platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url]
  if (command === undefined) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
