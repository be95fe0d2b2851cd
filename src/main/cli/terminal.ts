/** Where a command writes to. Kept apart from `process` so that commands can be read and tested on their own. */
export interface Terminal {
  out(line: string): void
  err(line: string): void
  /** Draws over the current line of a terminal, or nothing in a pipe. */
  progress(line: string | null): void
  readonly isTty: boolean
}

interface Stream {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

const ERASE_LINE = '\r\u001b[2K'

export function createTerminal(stdout: Stream, stderr: Stream): Terminal {
  const isTty = stdout.isTTY === true
  let drawn = false
  const clear = () => {
    if (drawn) stdout.write(ERASE_LINE)
    drawn = false
  }
  return {
    isTty,
    out(line) {
      clear()
      stdout.write(`${line}\n`)
    },
    err(line) {
      clear()
      stderr.write(`${line}\n`)
    },
    progress(line) {
      if (!isTty) return
      clear()
      if (line === null) return
      stdout.write(line.slice(0, Math.max(20, (stdout.columns ?? 80) - 1)))
      drawn = true
    },
  }
}

const BAR_WIDTH = 30

/** `[██████░░░░] 120/300  terkirim` */
export function progressBar(done: number, total: number, label: string): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const filled = Math.round(share * BAR_WIDTH)
  return `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] ${done}/${Math.max(done, total)} ${label}`
}

/** A table framed the way the customer's brief prints its result. */
export function framedTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell, column) => ` ${cell.padEnd(widths[column] ?? 0)} `).join('|')}|`
  return [rule, line(head), rule, ...rows.map(line), rule]
}
