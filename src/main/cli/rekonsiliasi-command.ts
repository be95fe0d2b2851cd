import { DIFFERENCE_TITLES, type Difference, REPAIR_TITLES } from '../../shared/differences.ts'
import { angka } from '../../shared/numbers.ts'
import { isWallDate, tanggalIndonesia } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { type ComparedDay, compareDay } from '../quality/compare-day.ts'
import { repairBooks } from '../quality/repair.ts'
import type { CycleResult } from '../sync/cycle.ts'
import {
  type CommandContext,
  EXIT_OK,
  EXIT_SOME_FAILED,
  type ExitCode,
  operator,
  refusal,
  todayRange,
  withApp,
} from './context.ts'
import { progressBar } from './terminal.ts'

export interface RekonsiliasiFlags {
  readonly tanggal?: string
  readonly json?: boolean
  readonly perbaiki?: boolean
}

interface Report {
  readonly before: ComparedDay
  /** After the repairs; null where none were asked for or needed. */
  readonly after: ComparedDay | null
  readonly repaired: number
}

/** `mobilejkn rekonsiliasi`: BPJS's day against ours, and the repairs that need nobody's judgement. */
export async function rekonsiliasiCommand(context: CommandContext, flags: RekonsiliasiFlags): Promise<ExitCode> {
  const { terminal } = context
  const refuse = refusal(terminal, flags.json)
  if (flags.tanggal !== undefined && !isWallDate(flags.tanggal)) {
    return refuse([`Tanggal "${flags.tanggal}" tidak sah. Tulis tahun-bulan-tanggal, misalnya 2025-10-06.`])
  }
  const options = { exclusive: flags.perbaiki === true }
  const result = await withApp(context, options, (app) => run(context, app, flags))
  if (!result.ok) return refuse(result.error.map(({ message }) => message))
  if (typeof result.value === 'string') return refuse([result.value])
  const report = result.value
  if (flags.json) terminal.out(JSON.stringify(jsonOf(report)))
  else for (const line of linesOf(report)) terminal.out(line)
  const last = report.after ?? report.before
  return last.differences.length > 0 || unreadIn(last).length > 0 ? EXIT_SOME_FAILED : EXIT_OK
}

/** Bookings whose tasks BPJS would not tell: whether those are the same is not known. */
function unreadIn({ atBpjs }: ComparedDay): string[] {
  return atBpjs.filter(({ tasks }) => tasks === null).map(({ kodebooking }) => kodebooking)
}

/** How long a person's run waits for another workstation to let go. */
const LEAD_WAIT_SECONDS = 3

async function run(context: CommandContext, app: App, flags: RekonsiliasiFlags): Promise<Report | string> {
  const tanggal = flags.tanggal ?? todayRange(app).dari
  const look = async (): Promise<ComparedDay | string> => {
    const compared = await compareDay(app, tanggal, (done, total) =>
      context.terminal.progress(progressBar(done, total, 'booking ditanyakan')),
    )
    context.terminal.progress(null)
    return compared.ok ? compared.value : compared.error
  }
  const before = await look()
  if (typeof before === 'string') return before
  const mendable = before.differences.filter(({ perbaikan }) => perbaikan !== null)
  if (!flags.perbaiki || mendable.length === 0) return { before, after: null, repaired: 0 }
  const leads = await mayLead(app)
  if (leads !== true) return leads
  repairBooks(app, tanggal, mendable, operator())
  const sent = await app.cycle.run({
    range: { dari: tanggal, sampai: tanggal },
    force: false,
    dryRun: false,
    manual: true,
    signal: context.signal,
  })
  if (!sent.ran) return whyNot(sent)
  const after = await look()
  return typeof after === 'string' ? after : { before, after, repaired: mendable.length }
}

async function mayLead(app: App): Promise<true | string> {
  try {
    if (await app.hospital.leader.lead(LEAD_WAIT_SECONDS)) return true
  } catch (error) {
    return app.hospital.describe(error).message
  }
  return 'Komputer lain sedang memimpin pengiriman rumah sakit ini. Jalankan perbaikan di komputer itu, atau hentikan programnya di sana lebih dahulu.'
}

function whyNot({ report }: CycleResult): string {
  return report.problems.find(({ noRawat }) => noRawat === null)?.message ?? 'Sinkronisasi tidak dapat dijalankan.'
}

function jsonOf({ before, after, repaired }: Report): object {
  const shown = (differences: readonly Difference[]) => differences.map((found) => ({ ...found }))
  return {
    tanggal: before.tanggal,
    registrasi: before.view.facts.registrations.length,
    dibpjs: before.atBpjs.length,
    beda: shown(before.differences),
    taskTidakTerbaca: unreadIn(after ?? before),
    ...(after && { diperbaiki: repaired, sisa: shown(after.differences) }),
  }
}

function linesOf({ before, after, repaired }: Report): string[] {
  const lines = [
    `📋 Rekonsiliasi ${tanggalIndonesia(before.tanggal)}: ${angka(before.view.facts.registrations.length)} registrasi di SIMRS, ${angka(before.atBpjs.length)} booking di BPJS.`,
  ]
  const unread = unreadIn(after ?? before)
  const known = unread.length === 0 ? '✨' : `Task ${angka(unread.length)} booking tidak terbaca. Selebihnya`
  if (before.differences.length === 0) return [...lines, `${known} SIMRS dan BPJS sama.`]
  lines.push(...differenceLines(before.differences))
  if (unread.length > 0) lines.push('', `Task ${angka(unread.length)} booking tidak terbaca: ${unread.join(', ')}.`)
  const mendable = before.differences.filter(({ perbaikan }) => perbaikan !== null).length
  const byHand = before.differences.length - mendable
  if (!after) {
    lines.push('')
    if (mendable > 0) lines.push(`${angka(mendable)} dapat diperbaiki dengan --perbaiki.`)
    if (byHand > 0) lines.push(`${angka(byHand)} perlu dilihat petugas.`)
    return lines
  }
  lines.push('', `✔ ${angka(repaired)} perbaikan dijalankan.`)
  if (after.differences.length === 0) return [...lines, `${known} SIMRS dan BPJS sekarang sama.`]
  return [...lines, `${angka(after.differences.length)} perbedaan masih ada:`, ...differenceLines(after.differences)]
}

function differenceLines(differences: readonly Difference[]): string[] {
  const lines: string[] = []
  for (const [kind, group] of Map.groupBy(differences, ({ jenis }) => jenis)) {
    const title = DIFFERENCE_TITLES[kind]
    lines.push('', `${title.charAt(0).toUpperCase()}${title.slice(1)} (${angka(group.length)}):`)
    for (const found of group) {
      const { kodebooking, nama, poli, taskid, disini, dibpjs, pesan, perbaikan } = found
      const who = [kodebooking, nama, poli].filter((part) => part !== '').join('  ')
      const what = taskid === 0 ? '' : `task ${taskid}, `
      lines.push(`  ${who}`, `     ${what}di sini: ${disini}, di BPJS: ${dibpjs}. ${pesan}`)
      lines.push(`     ${perbaikan === null ? 'perlu petugas' : `perbaikan: ${REPAIR_TITLES[perbaikan]}`}`)
    }
  }
  return lines
}
