import { existsSync, readFileSync } from 'node:fs'
import type { LogLine } from '../../shared/ipc/log.ts'
import { parseLine, type WrittenLine } from '../log/sync-log.ts'

/** The last lines of the log, for a screen that opens later and follows from there. */
export interface LogBuffer {
  add(line: WrittenLine): void
  lines(): readonly LogLine[]
}

const CAPACITY = 5_000

/** Begins with the end of the log file, where there is one, so that the screen shows what happened before this start. */
export function createLogBuffer(file: string | null, onLine: (line: LogLine) => void): LogBuffer {
  let nextId = 1
  const numbered = (line: WrittenLine): LogLine => ({ id: nextId++, ...line })
  let lines: LogLine[] = (file === null ? [] : tailOf(file)).map(numbered)
  return {
    add(written) {
      const line = numbered(written)
      lines.push(line)
      // Cut in steps: cutting one line at a time would copy the whole buffer for each.
      if (lines.length > 2 * CAPACITY) lines = lines.slice(-CAPACITY)
      onLine(line)
    },
    lines: () => lines.slice(-CAPACITY),
  }
}

/** The file is put aside at 5 MB, so all of it can be read at once. */
function tailOf(file: string): WrittenLine[] {
  if (!existsSync(file)) return []
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-CAPACITY)
    return lines.flatMap((line) => parseLine(line) ?? [])
  } catch {
    // Being put aside at this very moment: what happens from now on is shown all the same.
    return []
  }
}
