import { createInterface } from 'node:readline/promises'
import { Command, CommanderError } from 'commander'
import { maskPatientText } from '../../shared/mask.ts'
import { capaianCommand } from './capaian-command.ts'
import { type CommandContext, createContext, EXIT_COULD_NOT_RUN, EXIT_OK, type ExitCode } from './context.ts'
import { recordCrash } from './crash.ts'
import { doctorCommand } from './doctor-command.ts'
import { logCommand } from './log-command.ts'
import { migrateCommand } from './migrate-command.ts'
import { outboxCancelCommand, outboxListCommand, outboxRetryCommand } from './outbox-command.ts'
import { rekonsiliasiCommand } from './rekonsiliasi-command.ts'
import { DEFAULT_PORT, serveCommand } from './serve-command.ts'
import { statusCommand } from './status-command.ts'
import { syncCommand } from './sync-command.ts'
import { createTerminal } from './terminal.ts'
import { validasiCommand } from './validasi-command.ts'
import { watchCommand } from './watch-command.ts'

/** Starts a command and gives the process its exit code. The one place of the CLI that touches `process`. */
async function main(argv: readonly string[]): Promise<void> {
  // What this program writes holds patients' numbers: for this user alone.
  process.umask(0o077)
  const terminal = createTerminal(process.stdout, process.stderr)
  const abort = new AbortController()
  const stop = () => abort.abort()
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // A reader that closes the pipe early, such as `| head`, has seen enough; what was begun is finished all the same.
  const closed = new AbortController()
  process.stdout.on('error', () => closed.abort())
  process.stderr.on('error', () => {})

  let exitCode: ExitCode = EXIT_OK
  const program = buildProgram(async (demo, run) => {
    const context = createContext(terminal, demo, abort.signal, closed.signal)
    try {
      exitCode = await run(context)
    } catch (error) {
      const where = recordCrash(context, error)
      terminal.progress(null)
      terminal.err(`✘ Terjadi gangguan yang tidak terduga (${maskPatientText(briefly(error))}). ${where}`)
      exitCode = EXIT_COULD_NOT_RUN
    }
  }, ask)
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) exitCode = EXIT_COULD_NOT_RUN
  }
  process.exitCode = exitCode
}

function briefly(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await prompt.question(question)
  } finally {
    prompt.close()
  }
}

type RunCommand = (context: CommandContext) => ExitCode | Promise<ExitCode>

function buildProgram(
  execute: (demo: boolean, run: RunCommand) => Promise<void>,
  question: (text: string) => Promise<string>,
): Command {
  const program = new Command('mobilejkn')
  program
    .description('Menjaga Antrean BPJS (antrol) tetap selaras dengan SIMRS Khanza.')
    .usage('[pilihan] <perintah>')
    .configureHelp({
      styleTitle: (title) => HELP_TITLES[title] ?? title,
      subcommandTerm: (subcommand) => subcommand.name(),
    })
    .configureOutput({ outputError: (text, write) => write(indonesianError(text)) })
    .helpCommand(false)
    .helpOption('-h, --help', 'tampilkan bantuan')
    .exitOverride()
  const command = (parent: Command, name: string, description: string) =>
    parent
      .command(name)
      .description(description)
      .helpOption('-h, --help', 'tampilkan bantuan')
      .copyInheritedSettings(program)
  const withDemo = (made: Command) => made.option('--demo', 'pakai rumah sakit dan BPJS rekaan di komputer ini')

  withDemo(command(program, 'sync', 'Kirim yang belum terkirim sekarang'))
    .option('--force', 'kirim ulang semua, juga yang sudah terkirim')
    .option('--tanggal <tanggal>', 'registrasi satu tanggal, misalnya 2025-10-06')
    .option('--dari <tanggal>', 'awal rentang tanggal')
    .option('--sampai <tanggal>', 'akhir rentang tanggal')
    .option('--dry-run', 'hanya tampilkan yang akan dikirim')
    .option('-v, --verbose', 'tampilkan setiap panggilan')
    .option('--json', 'hasil sebagai satu objek JSON')
    .action((flags) => execute(flags.demo === true, (context) => syncCommand(context, flags)))
  withDemo(command(program, 'watch', 'Jalan terus dan kirim setiap beberapa menit'))
    .option('-v, --verbose', 'tampilkan setiap panggilan')
    .action((flags) => execute(flags.demo === true, (context) => watchCommand(context, flags)))
  withDemo(command(program, 'validasi', 'Jam task yang kosong, terbalik atau tidak mungkin, dengan usulan'))
    .option('--tanggal <tanggal>', 'registrasi satu tanggal; tanpa tanggal: hari ini')
    .option('--dari <tanggal>', 'awal rentang tanggal')
    .option('--sampai <tanggal>', 'akhir rentang tanggal')
    .option('--terima <usulan>', 'tulis usulan: semua, alasan atau kode temuan; boleh beberapa dengan koma')
    .option('--json', 'hasil sebagai satu objek JSON')
    .action((flags) => execute(flags.demo === true, (context) => validasiCommand(context, flags)))
  withDemo(command(program, 'rekonsiliasi', 'Bandingkan satu hari di SIMRS dengan yang ada di BPJS'))
    .option('--tanggal <tanggal>', 'harinya; tanpa tanggal: hari ini')
    .option('--perbaiki', 'jalankan perbaikan yang aman, lalu bandingkan lagi')
    .option('--json', 'hasil sebagai satu objek JSON')
    .action((flags) => execute(flags.demo === true, (context) => rekonsiliasiCommand(context, flags)))
  withDemo(command(program, 'capaian', 'Kelengkapan dan waktu tunggu kunjungan, per hari dan per poli'))
    .option('--tanggal <tanggal>', 'satu tanggal; tanpa tanggal: hari ini')
    .option('--dari <tanggal>', 'awal rentang tanggal')
    .option('--sampai <tanggal>', 'akhir rentang tanggal')
    .option('--json', 'hasil sebagai satu objek JSON')
    .action((flags) => execute(flags.demo === true, (context) => capaianCommand(context, flags)))
  withDemo(command(program, 'status', 'Keadaan pengiriman menurut komputer ini'))
    .option('--json', 'hasil sebagai JSON')
    .action((flags) => execute(flags.demo === true, (context) => statusCommand(context, flags)))
  withDemo(command(program, 'doctor', 'Periksa pengaturan, database, BPJS dan antrian kirim')).action((flags) =>
    execute(flags.demo === true, (context) => doctorCommand(context)),
  )
  withDemo(command(program, 'migrate', 'Buat tabel data referensi bila belum ada'))
    .option('--yes', 'buat tanpa bertanya')
    .action((flags) => execute(flags.demo === true, (context) => migrateCommand(context, flags, question)))
  withDemo(command(program, 'log', 'Tampilkan catatan sinkronisasi'))
    .option('-f, --follow', 'ikuti catatan baru')
    .option('-n, --baris <jumlah>', 'jumlah baris terakhir', '50')
    .action((flags) => execute(flags.demo === true, (context) => logCommand(context, flags)))

  withDemo(command(program, 'serve', 'Layar program di peramban komputer ini, tanpa Electron'))
    .option('--port <nomor>', 'port di 127.0.0.1', DEFAULT_PORT)
    .option('--buka', 'buka peramban sekaligus')
    .action((flags) => execute(flags.demo === true, (context) => serveCommand(context, flags)))

  const outbox = command(program, 'outbox', 'Antrian kirim: lihat, kirim ulang, batalkan')
    .usage('[pilihan] <perintah>')
    .helpCommand(false)
  withDemo(command(outbox, 'list', 'Isi antrian kirim'))
    .option(
      '--keadaan <keadaan>',
      'menunggu, mengirim, coba-lagi, tertahan, terkirim atau batal; boleh beberapa dengan koma',
    )
    .option('--no-rawat <no_rawat>', 'satu registrasi saja')
    .option('--batas <jumlah>', 'paling banyak sekian baris', '50')
    .option('--json', 'hasil sebagai JSON')
    .action((flags) => execute(flags.demo === true, (context) => outboxListCommand(context, flags)))
  withDemo(command(outbox, 'retry', 'Kirim ulang yang tertahan'))
    .usage('[pilihan] [id...]')
    .argument('[id...]', 'nomor baris dari outbox list')
    .option('--semua', 'semua yang tertahan')
    .option('--alasan <alasan>', 'semua yang tertahan karena alasan ini')
    .action((ids, flags) => execute(flags.demo === true, (context) => outboxRetryCommand(context, ids, flags)))
  withDemo(command(outbox, 'cancel', 'Batalkan pengiriman yang belum terkirim'))
    .usage('[pilihan] <id...>')
    .argument('<id...>', 'nomor baris dari outbox list')
    .action((ids, flags) => execute(flags.demo === true, (context) => outboxCancelCommand(context, ids)))
  return program
}

const HELP_TITLES: Record<string, string> = {
  'Usage:': 'Pemakaian:',
  'Arguments:': 'Isian:',
  'Options:': 'Pilihan:',
  'Commands:': 'Perintah:',
}

const ERROR_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, 'Pilihan $1 tidak dikenal.'],
  [/^error: unknown command '(.+?)'/, 'Perintah $1 tidak dikenal.'],
  [/^error: missing required argument '(.+?)'/, 'Isian $1 belum diberikan.'],
  [/^error: option '(.+?)' argument missing/, 'Pilihan $1 perlu isian.'],
  [/^error: too many arguments.*/, 'Isian terlalu banyak.'],
]

/** commander's own errors, in the user's language. */
function indonesianError(text: string): string {
  const first = text.split('\n')[0] ?? ''
  for (const [pattern, words] of ERROR_WORDS) {
    const match = pattern.exec(first)
    if (match) return `✘ ${words.replace('$1', match[1] ?? '')} Lihat bantuan dengan --help.\n`
  }
  return text.replace(/^error: /, '✘ ')
}

await main(process.argv.slice(2))
