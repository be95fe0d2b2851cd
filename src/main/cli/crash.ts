import { mkdirSync } from 'node:fs'
import { createSyncLog } from '../log/sync-log.ts'
import { secretsOf } from '../settings/settings.ts'
import { type CommandContext, loadSettings, localSettings } from './context.ts'

/** Writes an unexpected error with its stack to the log; returns the sentence that says where it is. */
export function recordCrash(context: CommandContext, error: unknown): string {
  const { dataDir, zone } = localSettings(context)
  const settings = loadSettings(context)
  const secrets = settings.ok ? secretsOf(settings.value) : []
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const log = createSyncLog({ dataDir, zone, now: context.now, secrets })
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    log.write({ level: 'error', message: text })
    return `Rinciannya ada di ${log.file}; kirimkan ke pengembang.`
  } catch {
    return 'Rinciannya tidak dapat dicatat karena folder data tidak dapat ditulis.'
  }
}
