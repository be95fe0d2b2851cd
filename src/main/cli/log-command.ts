import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LOG_FILE } from '../log/sync-log.ts'
import { type CommandContext, EXIT_COULD_NOT_RUN, EXIT_OK, type ExitCode, localSettings } from './context.ts'

/** Enough for the last few thousand lines; more is what the file itself is for. */
const TAIL_BYTES = 512 * 1024
const POLL_MS = 300

/** `mobilejkn log`: the last lines of the log, and with `--follow` every new one until Ctrl+C. */
export async function logCommand(
  context: CommandContext,
  flags: { readonly follow?: boolean; readonly baris: string },
): Promise<ExitCode> {
  const { terminal } = context
  const signal = AbortSignal.any([context.signal, context.outputClosed])
  const lines = Number(flags.baris)
  if (!Number.isInteger(lines) || lines < 0) {
    terminal.err(`✘ --baris harus bilangan bulat mulai 0, bukan "${flags.baris}".`)
    return EXIT_COULD_NOT_RUN
  }
  const file = join(localSettings(context).dataDir, LOG_FILE)
  let position = existsSync(file) ? statSync(file).size : 0
  if (position === 0 && !flags.follow) {
    terminal.out(`Belum ada catatan di ${file}.`)
    return EXIT_OK
  }
  const tail = position === 0 ? '' : readFrom(file, Math.max(0, position - TAIL_BYTES), position)
  for (const line of tail
    .split('\n')
    .slice(0, -1)
    .slice(-lines || Number.POSITIVE_INFINITY)) {
    if (lines > 0) terminal.out(line)
  }
  if (!flags.follow) return EXIT_OK

  let unfinished = ''
  const printNew = () => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    // The log was put aside under a dated name and begun again; until then there is nothing to read.
    if (size < position) position = 0
    if (size === position) return
    const parts = (unfinished + readFrom(file, position, size)).split('\n')
    unfinished = parts.pop() ?? ''
    position = size
    for (const line of parts) terminal.out(line)
  }
  const timer = setInterval(printNew, POLL_MS)
  if (!signal.aborted)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  clearInterval(timer)
  return EXIT_OK
}

function readFrom(file: string, from: number, to: number): string {
  const length = Math.max(0, to - from)
  const buffer = Buffer.alloc(length)
  const handle = openSync(file, 'r')
  try {
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, length, from))
  } finally {
    closeSync(handle)
  }
}
