import { maskPatientText } from '../../shared/mask.ts'
import type { Zone } from '../../shared/wall-time.ts'
import { createSyncLog } from '../log/sync-log.ts'
import type { Environment } from '../settings/env.ts'
import { SECRET_VARIABLES } from '../settings/fields.ts'

export interface ShellLog {
  /** An event of the window or the shell. */
  note(message: string): void
  /** A bug, with its stack. */
  error(error: unknown): void
  readonly file: string
}

/** The shell's lines in the same log file as the engine's. Nothing here may throw: it is called when things go wrong. */
export function createShellLog(
  directory: string,
  zone: Zone,
  now: () => number,
  environments: readonly Environment[],
): ShellLog {
  // Credentials that are stored instead never reach the shell: they stay in the host.
  const secrets = environments.flatMap((values) => Object.values(SECRET_VARIABLES).map((name) => values[name] ?? ''))
  const log = createSyncLog({ dataDir: directory, zone, now, secrets })
  return {
    file: log.file,
    note: (message) => log.write({ level: 'warn', message }),
    error: (error) => log.write({ level: 'error', message: describe(error) }),
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The first line of an error, for a dialog. */
export function briefly(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return maskPatientText(text.split('\n')[0] ?? '')
}
