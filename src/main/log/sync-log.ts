import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node.js'
import { maskPatientText, secretRedactor } from '../../shared/mask.ts'
import { epochToWallTime, type Zone } from '../../shared/wall-time.ts'

export type LogLevel = 'info' | 'warn' | 'error'

export interface LogEntry {
  readonly level: LogLevel
  readonly noRawat?: string | null
  readonly call?: string
  readonly code?: number | null
  readonly message: string
  readonly durationMs?: number
}

/** A line of the log, taken apart. */
export interface WrittenLine {
  /** Wall time of the hospital. */
  readonly at: string
  readonly level: LogLevel
  /** What follows time and level. */
  readonly text: string
}

export interface SyncLog {
  write(entry: LogEntry): void
  readonly file: string
}

export interface SyncLogOptions {
  readonly dataDir: string
  readonly zone: Zone
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Credentials that must never be written, whatever text they turn up in. */
  readonly secrets: readonly string[]
  readonly onLine?: (line: WrittenLine) => void
  /** Bytes after which the file is put aside under a dated name. */
  readonly maxBytes?: number
}

// When the file cannot be written, electron-log would print each failure with its stack on the user's screen.
electronLog.transports.console.writeFn = () => undefined

export const LOG_FILE = 'mobilejkn-sync.log'
const DEFAULT_MAX_BYTES = 5 * 1024 * 1024

/**
 * The log file: one line per event, masked before it is written. electron-log does the writing and the size check;
 * its synchronous mode makes a line survive the program's death.
 */
export function createSyncLog(options: SyncLogOptions): SyncLog {
  const file = join(options.dataDir, LOG_FILE)
  const redact = secretRedactor(options.secrets)
  // Before masking and joining lines, which could break a credential up so that it is no longer recognised. A number
  // comes after masking: a short one would break up patient numbers instead.
  const redactWords = secretRedactor(options.secrets.filter((secret) => /\D/.test(secret)))
  const logger = electronLog.create({ logId: file })
  logger.transports.console.level = false
  const transport = logger.transports.file
  // Without a name the library looks for a package.json around the working directory, and gives up without a word.
  transport.setAppName('khanza-mobile-jkn')
  transport.resolvePathFn = () => file
  transport.format = '{text}'
  transport.maxSize = options.maxBytes ?? DEFAULT_MAX_BYTES
  transport.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  transport.archiveLogFn = (old) => {
    const stamp = epochToWallTime(options.now(), options.zone).replace(' ', '_').replaceAll(':', '')
    try {
      renameSync(old.toString(), freeName(options.dataDir, stamp))
    } catch {
      // Deleted by someone, or held open by a viewer on Windows: the line still goes to the usual file.
    }
  }
  return {
    file,
    write(entry) {
      const safe = { ...entry, message: redactWords(entry.message) }
      const at = epochToWallTime(options.now(), options.zone)
      const line = redact(maskPatientText(formatEntry(safe, at)))
      logger[entry.level](line)
      options.onLine?.(parseLine(line) ?? { at, level: entry.level, text: line })
    },
  }
}

/** `time LEVEL no_rawat call code duration message`, with `-` for what an event does not have. */
export function formatEntry(entry: LogEntry, time: string): string {
  return [
    time,
    entry.level.toUpperCase().padEnd(5),
    entry.noRawat?.replace(/\s+/g, '') || '-',
    entry.call ?? '-',
    entry.code ?? '-',
    entry.durationMs === undefined ? '-' : `${entry.durationMs}ms`,
    entry.message.replace(/\s+/g, ' ').trim(),
  ].join(' ')
}

const LINE = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) (INFO|WARN|ERROR) +(.*)$/

/** A line as {@link formatEntry} made it; null for any other text. */
export function parseLine(line: string): WrittenLine | null {
  const match = LINE.exec(line)
  if (!match) return null
  const [, at = '', level = 'INFO', text = ''] = match
  return { at, level: level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'info', text }
}

function freeName(dir: string, stamp: string): string {
  for (let number = 1; ; number++) {
    const name = join(dir, `mobilejkn-sync.${stamp}${number === 1 ? '' : `-${number}`}.log`)
    if (!existsSync(name)) return name
  }
}
