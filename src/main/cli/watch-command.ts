import { epochToWallTime, jamIndonesia } from '../../shared/wall-time.ts'
import { createAppTimer } from '../services/app-timer.ts'
import { type CommandContext, EXIT_COULD_NOT_RUN, EXIT_OK, type ExitCode, withApp } from './context.ts'
import { closingLines, createSyncPrinter, problemLine } from './sync-output.ts'

/** `mobilejkn watch`: stays in the foreground and syncs every interval until Ctrl+C. */
export async function watchCommand(context: CommandContext, flags: { readonly verbose?: boolean }): Promise<ExitCode> {
  const { terminal, signal } = context
  const result = await withApp(context, { exclusive: true }, async (app) => {
    if (context.demo) terminal.out('🧪 MODE DEMO: data rekaan di komputer ini, tidak ada yang dikirim ke BPJS.')
    for (const notice of app.notices) terminal.out(problemLine(notice))
    app.subscribe(createSyncPrinter(terminal, { verbose: flags.verbose === true, today: true }))
    const timer = createAppTimer(app, {
      signal,
      onResult(outcome) {
        for (const line of closingLines(outcome, false)) terminal.out(line)
      },
      onCrash: () =>
        terminal.out('✘ Terjadi gangguan yang tidak terduga. Rinciannya ada di log; dicoba lagi otomatis.'),
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
