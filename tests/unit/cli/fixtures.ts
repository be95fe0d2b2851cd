import type { Terminal } from '../../../src/main/cli/terminal.ts'
import type { RunReport } from '../../../src/main/sync/events.ts'

export function reportWith(changes: Partial<RunReport>): RunReport {
  return {
    found: 0,
    sent: 0,
    existing: 0,
    failed: 0,
    held: 0,
    skipped: 0,
    requests: 0,
    sqlStatements: 0,
    durationMs: 0,
    problems: [],
    ...changes,
  }
}

/** A terminal that keeps its lines. */
export function recordingTerminal() {
  const out: string[] = []
  const err: string[] = []
  const progress: (string | null)[] = []
  const terminal: Terminal = {
    isTty: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: (line) => void progress.push(line),
  }
  return { terminal, out, err, progress }
}
