import { type Problem, warning } from '../../shared/problems.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { isWallDate, type WallDate } from '../../shared/wall-time.ts'
import type { CycleResult } from '../sync/cycle.ts'
import type { RunReport } from '../sync/events.ts'
import {
  type CommandContext,
  EXIT_COULD_NOT_RUN,
  EXIT_OK,
  EXIT_SOME_FAILED,
  type ExitCode,
  operator,
  todayRange,
  withApp,
} from './context.ts'
import { closingLines, createSyncPrinter, jsonReport, problemLine } from './sync-output.ts'

export interface SyncFlags {
  readonly force?: boolean
  readonly tanggal?: string
  readonly dari?: string
  readonly sampai?: string
  readonly dryRun?: boolean
  readonly verbose?: boolean
  readonly json?: boolean
}

/** A hand-made range is read in one go; three months are more than any report period needs. */
const MAX_DAYS = 92
const DAY_MS = 86_400_000

export type DateRange = { readonly dari: WallDate; readonly sampai: WallDate }

/** The range the flags ask for, null for today. The error is a sentence for the user. */
export function rangeFrom(flags: SyncFlags): Result<DateRange | null, string> {
  const { tanggal, dari, sampai } = flags
  for (const [name, value] of Object.entries({ tanggal, dari, sampai })) {
    if (value !== undefined && !isWallDate(value)) {
      return err(`Tanggal --${name} "${value}" tidak sah. Tulis tahun-bulan-tanggal, misalnya 2025-10-06.`)
    }
  }
  if (tanggal !== undefined) {
    if (dari !== undefined || sampai !== undefined) return err('Pakai --tanggal saja, atau --dari dan --sampai.')
    return ok({ dari: tanggal, sampai: tanggal })
  }
  if (dari === undefined && sampai === undefined) return ok(null)
  if (dari === undefined || sampai === undefined) return err('--dari dan --sampai dipakai bersama.')
  if (dari > sampai) return err(`Rentang terbalik: --dari ${dari} lebih akhir dari --sampai ${sampai}. Tukar keduanya.`)
  if ((Date.parse(sampai) - Date.parse(dari)) / DAY_MS >= MAX_DAYS)
    return err(`Rentang paling panjang ${MAX_DAYS} hari. Bagi menjadi beberapa kali.`)
  return ok({ dari, sampai })
}

/** `mobilejkn sync`: one cycle, told as it happens. */
export async function syncCommand(context: CommandContext, flags: SyncFlags): Promise<ExitCode> {
  const { terminal } = context
  const range = rangeFrom(flags)
  if (!range.ok) return refused(context, flags, [warning(null, 'perintah', range.error)])

  const result = await withApp(context, { exclusive: true }, async (app) => {
    if (!flags.json) {
      if (context.demo) terminal.out('🧪 MODE DEMO: data rekaan di komputer ini, tidak ada yang dikirim ke BPJS.')
      for (const notice of app.notices) terminal.out(problemLine(notice))
      app.subscribe(createSyncPrinter(terminal, { verbose: flags.verbose === true, today: range.value === null }))
    }
    if (flags.force === true && flags.dryRun !== true) {
      const { dari, sampai } = range.value ?? todayRange(app)
      const subject = dari === sampai ? dari : `${dari} – ${sampai}`
      app.stores.journal.audit(
        { ...operator(), action: 'kirim-ulang-semua', subject, before: null, after: null },
        app.now(),
      )
    }
    const outcome = await app.cycle.run({
      range: range.value,
      force: flags.force === true,
      dryRun: flags.dryRun === true,
      manual: true,
      signal: context.signal,
    })
    return { ...outcome, report: { ...outcome.report, problems: [...app.notices, ...outcome.report.problems] } }
  })
  if (!result.ok) return refused(context, flags, result.error)

  const dryRun = flags.dryRun === true
  if (flags.json) terminal.out(JSON.stringify(jsonReport(result.value.report, result.value.plan, dryRun)))
  else for (const line of closingLines(result.value, dryRun)) terminal.out(line)
  return exitCodeOf(result.value, context.demo)
}

/** Problems of the whole run that leave nothing undone. */
const HARMLESS = new Set(['tabel-opsional', 'tabel-referensi', 'outbox'])

/** @param demo the demo's own troubled registrations are there to be seen and count as no failure. */
export function exitCodeOf({ report, ran }: Pick<CycleResult, 'report' | 'ran'>, demo = false): ExitCode {
  if (!ran) return EXIT_COULD_NOT_RUN
  const undone = report.problems.some((problem) => problem.noRawat === null && !HARMLESS.has(problem.reason))
  return report.failed > 0 || (report.held > 0 && !demo) || undone ? EXIT_SOME_FAILED : EXIT_OK
}

/** Says why nothing was run, in the form the caller asked for. */
function refused(context: CommandContext, flags: SyncFlags, problems: readonly Problem[]): ExitCode {
  const empty: RunReport = {
    found: 0,
    sent: 0,
    existing: 0,
    failed: 0,
    held: 0,
    skipped: 0,
    requests: 0,
    sqlStatements: 0,
    durationMs: 0,
    problems,
  }
  if (flags.json) context.terminal.out(JSON.stringify(empty))
  else {
    for (const problem of problems) context.terminal.err(`✘ ${problem.message}`)
    if (problems.some((problem) => problem.reason === 'pengaturan')) {
      context.terminal.err('Belum punya data rumah sakit? Coba dengan data rekaan: mobilejkn sync --demo')
    }
  }
  return EXIT_COULD_NOT_RUN
}
