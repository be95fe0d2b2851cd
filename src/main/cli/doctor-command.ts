import { angka } from '../../shared/numbers.ts'
import type { App } from '../app.ts'
import { type Check, checkBpjs, checkDatabase, checkHost, checkMapping, checkPayers } from '../services/checks.ts'
import { unknownVariables } from '../settings/env.ts'
import { type CommandContext, EXIT_OK, EXIT_SOME_FAILED, type ExitCode, loadSettings, withApp } from './context.ts'

/** `mobilejkn doctor`: one line per check, ✔ or ✘ with what to do. Changes nothing at the hospital or at BPJS. */
export async function doctorCommand(context: CommandContext): Promise<ExitCode> {
  let bad = 0
  const check: Check = (ok, text) => {
    if (!ok) bad++
    context.terminal.out(`${ok ? '✔' : '✘'} ${text}`)
  }
  checkSettings(context, check)
  const result = await withApp(context, { exclusive: false }, async (app) => {
    check(true, `Folder data ${app.settings.dataDir} dapat ditulis`)
    for (const notice of app.notices) check(false, notice.message)
    checkHost(app, check)
    const facts = await checkDatabase(app, check)
    if (facts) checkPayers(facts, app, check)
    if (facts) checkMapping(facts, app.settings.sync.excludedPolis, check)
    await checkBpjs(app, check)
    checkOutbox(app, check)
  })
  // Missing settings have had their lines already.
  if (!result.ok) for (const problem of result.error) if (problem.reason !== 'pengaturan') check(false, problem.message)
  context.terminal.out('')
  context.terminal.out(bad === 0 ? 'Semua pemeriksaan beres.' : `${angka(bad)} pemeriksaan perlu tindakan.`)
  return bad === 0 ? EXIT_OK : EXIT_SOME_FAILED
}

function checkSettings(context: CommandContext, check: Check): void {
  if (context.demo) {
    check(true, 'Pengaturan: mode demo')
    return
  }
  const settings = loadSettings(context)
  if (settings.ok) check(true, 'Pengaturan lengkap')
  else for (const problem of settings.error) check(false, problem.message)
  for (const name of unknownVariables(context.environment, context.envFile)) {
    check(false, `Variabel ${name} tidak dikenal dan diabaikan. Periksa ejaannya.`)
  }
}

function checkOutbox(app: App, check: Check): void {
  const counts = app.stores.admin.counts()
  const waiting = counts.menunggu + counts['coba-lagi'] + counts.mengirim
  check(true, waiting === 0 ? 'Tidak ada kiriman yang menunggu' : `${angka(waiting)} kiriman menunggu giliran`)
  if (counts.tertahan === 0) check(true, 'Tidak ada kiriman yang tertahan')
  else
    check(false, `${angka(counts.tertahan)} kiriman perlu tindakan. Lihat "mobilejkn outbox list --keadaan tertahan".`)
  const owed = app.stores.writeBacks.pendingCount()
  if (owed > 0)
    check(false, `${angka(owed)} status kirim belum tercatat di SIMRS; dicoba lagi pada sinkronisasi berikutnya.`)
}
