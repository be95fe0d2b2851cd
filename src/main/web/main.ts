import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvFile } from '../settings/locations.ts'
import { openInBrowser, startBrowserHost } from './browser-host.ts'

const DEFAULT_PORT = 47_100

/** `node src/main/web/main.ts [--demo] [--port N] [--buka]`: the browser host as a process of its own. */
async function main(): Promise<void> {
  process.umask(0o077)
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      buka: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write('Pemakaian: node src/main/web/main.ts [--demo] [--port N] [--buka]\n')
    return
  }
  const packageFile = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')
  const host = await startBrowserHost({
    environment: process.env,
    envFile: readEnvFile(join(process.cwd(), '.env')),
    demo: values.demo,
    port: Number(values.port) || 0,
    version: (JSON.parse(packageFile) as { version: string }).version,
  })
  if (host === 'belum-dibangun') {
    process.stderr.write('Layar program belum dibangun. Jalankan "npm run build" lebih dahulu.\n')
    process.exitCode = 2
    return
  }
  process.stdout.write(`Buka di peramban komputer ini: ${host.url}\nCtrl+C untuk berhenti.\n`)
  if (values.buka) openInBrowser(host.url, process.platform)
  const stop = () => {
    process.stdout.write('Menghentikan: menunggu kiriman yang sedang berjalan...\n')
    void host.close().then(() => {
      process.stdout.write('Berhenti. Kiriman yang belum terkirim aman di komputer ini.\n')
      process.exit(0)
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

await main()
