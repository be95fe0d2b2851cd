import { inspectHospital } from '../hospital/inspect.ts'
import { applyMigration, planMigration } from '../hospital/reference-ddl.ts'
import {
  type CommandContext,
  EXIT_COULD_NOT_RUN,
  EXIT_OK,
  EXIT_SOME_FAILED,
  type ExitCode,
  operator,
  withApp,
} from './context.ts'

/** `mobilejkn migrate`: shows what it would create, and creates it after an explicit yes. */
export async function migrateCommand(
  context: CommandContext,
  flags: { readonly yes?: boolean },
  ask: (question: string) => Promise<string>,
): Promise<ExitCode> {
  const { terminal } = context
  const result = await withApp(
    context,
    { exclusive: false },
    async ({ hospital, log, stores, now }): Promise<ExitCode> => {
      try {
        const plan = planMigration(await inspectHospital(hospital))
        if (plan.kind === 'sudah-ada') {
          terminal.out(`✔ Tabel ${plan.table} sudah ada di ${hospital.label}. Tidak ada yang perlu dibuat.`)
          return EXIT_OK
        }
        if (plan.kind === 'ditolak') {
          terminal.err(`✘ ${plan.message}`)
          return EXIT_COULD_NOT_RUN
        }
        terminal.out(`Akan dibuat di ${hospital.label} (${plan.why}):`)
        terminal.out('')
        terminal.out(plan.ddl)
        terminal.out('')
        const agreed = flags.yes === true || (terminal.isTty && isYes(await ask('Buat tabel ini? (ya/tidak) ')))
        if (!agreed) {
          terminal.out('Belum dibuat. Jalankan "mobilejkn migrate --yes" bila sudah setuju.')
          return EXIT_SOME_FAILED
        }
        await applyMigration(hospital, plan.ddl)
        const created = (await inspectHospital(hospital)).referenceTable === plan.table
        if (!created) {
          terminal.err(
            `✘ Tabel ${plan.table} tidak terlihat setelah dibuat. Periksa hak pengguna database, lalu ulangi.`,
          )
          return EXIT_COULD_NOT_RUN
        }
        log.write({ level: 'info', message: `Tabel ${plan.table} dibuat` })
        stores.journal.audit(
          { ...operator(), action: 'buat-tabel', subject: plan.table, before: null, after: null },
          now(),
        )
        terminal.out(`✔ Tabel ${plan.table} dibuat.`)
        return EXIT_OK
      } catch (error) {
        const failure = hospital.describe(error)
        log.write({ level: 'error', message: `migrate: ${failure.detail}` })
        terminal.err(`✘ ${failure.message}`)
        return EXIT_COULD_NOT_RUN
      }
    },
  )
  if (result.ok) return result.value
  for (const problem of result.error) terminal.err(`✘ ${problem.message}`)
  return EXIT_COULD_NOT_RUN
}

function isYes(answer: string): boolean {
  return /^(y|ya|yes)$/i.test(answer.trim())
}
