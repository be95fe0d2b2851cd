import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openInBrowser, startBrowserHost } from '../web/browser-host.ts'
import { type CommandContext, EXIT_COULD_NOT_RUN, EXIT_OK, type ExitCode } from './context.ts'

export interface ServeFlags {
  readonly port?: string
  readonly buka?: boolean
}

/** One port every time, so that a bookmark is right but for its token; another one when it is taken. */
export const DEFAULT_PORT = '47100'

/** `mobilejkn serve`: the window's screens for a browser on this computer, until Ctrl+C. */
export async function serveCommand(context: CommandContext, flags: ServeFlags): Promise<ExitCode> {
  const { terminal, signal } = context
  const port = Number(flags.port ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    terminal.err(`✘ --port harus bilangan 0 sampai 65535, bukan "${flags.port}".`)
    return EXIT_COULD_NOT_RUN
  }
  const host = await startBrowserHost({
    environment: context.environment,
    envFile: context.envFile,
    demo: context.demo,
    port,
    version: programVersion(),
    now: context.now,
  })
  if (host === 'belum-dibangun') {
    terminal.err('✘ Layar program belum dibangun. Jalankan "npm run build" lebih dahulu.')
    return EXIT_COULD_NOT_RUN
  }
  terminal.out(`Buka di peramban komputer ini: ${host.url}`)
  terminal.out('Ctrl+C untuk berhenti.')
  if (flags.buka) openInBrowser(host.url, process.platform)
  if (!signal.aborted) await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }))
  terminal.out('Menghentikan: menunggu kiriman yang sedang berjalan...')
  await host.close()
  terminal.out('Berhenti. Kiriman yang belum terkirim aman di komputer ini.')
  return EXIT_OK
}

function programVersion(): string {
  const file = resolve(import.meta.dirname, '../../../package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
