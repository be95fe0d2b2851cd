import { epochToWallTime, jamIndonesia } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import type { CycleResult } from '../sync/cycle.ts'
import { META_LANE } from '../sync/cycle.ts'
import { parseLane } from '../sync/lane.ts'
import { createTimer } from '../sync/timer.ts'
import { type CommandContext, EXIT_COULD_NOT_RUN, EXIT_OK, type ExitCode, withApp } from './context.ts'
import { closingLines, createSyncPrinter, problemLine } from './sync-output.ts'

/** A paused lane is probed sooner than the next cycle would come, but never in a rush. */
const SHORTEST_DELAY_MS = 5_000

/** `mobilejkn watch`: stays in the foreground and syncs every interval until Ctrl+C. */
export async function watchCommand(context: CommandContext, flags: { readonly verbose?: boolean }): Promise<ExitCode> {
  const { terminal, signal } = context
  const result = await withApp(context, { exclusive: true }, async (app) => {
    if (context.demo) terminal.out('🧪 MODE DEMO: data rekaan di komputer ini, tidak ada yang dikirim ke BPJS.')
    for (const notice of app.notices) terminal.out(problemLine(notice))
    app.subscribe(createSyncPrinter(terminal, { verbose: flags.verbose === true, today: true }))
    const timer = createTimer<CycleResult | null>({
      now: app.now,
      setTimer(callback, ms) {
        const handle = setTimeout(callback, ms)
        return { cancel: () => clearTimeout(handle) }
      },
      runCycle: (manual) => runGuarded(app, manual, context),
      delayAfter: () => delayAfter(app),
      onChange({ state, nextAt }) {
        if (state !== 'menunggu' || nextAt === null) return
        terminal.out(
          `⏳ Sinkron berikutnya ${jamIndonesia(epochToWallTime(nextAt, app.settings.sync.zone))}. Ctrl+C untuk berhenti.`,
        )
      },
    })
    timer.start()
    if (!signal.aborted)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    terminal.out('Menghentikan: menunggu kiriman yang sedang berjalan...')
    await timer.stop()
    terminal.out('Berhenti. Kiriman yang belum terkirim aman di komputer ini.')
  })
  if (result.ok) return EXIT_OK
  for (const problem of result.error) terminal.err(`✘ ${problem.message}`)
  return EXIT_COULD_NOT_RUN
}

/** One bad cycle must not end a program that runs all day: it is logged, and the next one comes. */
async function runGuarded(app: App, manual: boolean, context: CommandContext): Promise<CycleResult | null> {
  try {
    const outcome = await app.cycle.run({ range: null, force: false, dryRun: false, manual, signal: context.signal })
    for (const line of closingLines(outcome, false)) context.terminal.out(line)
    return outcome
  } catch (error) {
    app.log.write({ level: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    context.terminal.out('✘ Terjadi gangguan yang tidak terduga. Rinciannya ada di log; dicoba lagi otomatis.')
    return null
  }
}

function delayAfter(app: App): number {
  const { intervalMs } = app.settings.sync
  try {
    const lane = parseLane(app.stores.journal.get(META_LANE))
    const wait = lane.state === 'jeda' && lane.until !== null ? lane.until - app.now() : intervalMs
    return wait <= 0 ? intervalMs : Math.min(intervalMs, Math.max(SHORTEST_DELAY_MS, wait))
  } catch {
    // The cycle itself has told that the local database cannot be read.
    return intervalMs
  }
}
