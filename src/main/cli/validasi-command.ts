import { FINDING_REASONS, FINDING_TITLES, type Finding, type FindingReason } from '../../shared/findings.ts'
import { angka } from '../../shared/numbers.ts'
import { clockText } from '../../shared/task-rules.ts'
import { dateOf, parseWallTime, tanggalIndonesia } from '../../shared/wall-time.ts'
import type { App } from '../app.ts'
import { type AcceptResult, acceptProposals, type NotWritten } from '../quality/accept.ts'
import { daysFindings } from '../quality/days-findings.ts'
import type { DateRange } from '../sync/read-and-plan.ts'
import {
  type CommandContext,
  daysWords,
  EXIT_OK,
  EXIT_SOME_FAILED,
  type ExitCode,
  operator,
  refusal,
  todayRange,
  withApp,
} from './context.ts'
import { rangeFrom } from './sync-command.ts'

export interface ValidasiFlags {
  readonly tanggal?: string
  readonly dari?: string
  readonly sampai?: string
  readonly json?: boolean
  /** Ids of findings, reasons or `semua`, with commas between. */
  readonly terima?: string
}

interface Report {
  readonly range: DateRange
  readonly registrations: number
  readonly findings: readonly Finding[]
  readonly accepted: AcceptResult | null
}

const NOT_WRITTEN: Record<NotWritten, string> = {
  berubah: 'jamnya sudah lain',
  'tanpa-baris': 'baris data referensi belum ada, jalankan "mobilejkn sync" lebih dahulu',
}

/** `mobilejkn validasi`: the task times of some days that BPJS would refuse or miss, and proposals to mend them. */
export async function validasiCommand(context: CommandContext, flags: ValidasiFlags): Promise<ExitCode> {
  const { terminal } = context
  const refuse = refusal(terminal, flags.json)
  const asked = rangeFrom(flags)
  if (!asked.ok) return refuse([asked.error])
  const choice = flags.terima === undefined ? null : choiceFrom(flags.terima)
  if (typeof choice === 'string') return refuse([choice])

  const result = await withApp(context, { exclusive: false }, (app) => run(app, asked.value ?? todayRange(app), choice))
  if (!result.ok) return refuse(result.error.map(({ message }) => message))
  const report = result.value
  if (typeof report === 'string') return refuse([report])
  if (flags.json) terminal.out(JSON.stringify(jsonOf(report)))
  else for (const line of linesOf(report)) terminal.out(line)
  return remaining(report).length > 0 ? EXIT_SOME_FAILED : EXIT_OK
}

type Choice = (finding: Finding) => boolean

/** What `--terima` names; a sentence where it names nothing that can be. */
function choiceFrom(text: string): Choice | string {
  const words = text.split(',').map((word) => word.trim())
  const isReason = (word: string) => FINDING_REASONS.some((reason) => reason === word)
  const unknown = words.find((word) => word !== 'semua' && !isReason(word) && !/^.+#\d+$/.test(word))
  if (unknown !== undefined) {
    return `"${unknown}" bukan usulan. Tulis --terima semua, alasan (${FINDING_REASONS.join(', ')}) atau kode seperti 2025/10/06/000001#4.`
  }
  return ({ id, alasan }) => words.some((word) => word === 'semua' || word === alasan || word === id)
}

async function run(app: App, range: DateRange, choice: Choice | null): Promise<Report | string> {
  const found = await daysFindings(app, range)
  if (found.kind === 'gagal') return found.problem.message
  const { findings, registrasi: registrations } = found
  if (choice === null) return { range, registrations, findings, accepted: null }
  const chosen = findings.flatMap((finding) =>
    finding.usulan && choice(finding) ? [{ id: finding.id, waktu: finding.usulan.waktu }] : [],
  )
  try {
    const accepted = await acceptProposals(app, range, chosen, operator())
    return 'kind' in accepted ? accepted.problem.message : { range, registrations, findings, accepted }
  } catch (error) {
    return app.hospital.describe(error).message
  }
}

/** Findings that nobody has mended. */
function remaining({ findings, accepted }: Report): readonly Finding[] {
  const mended = new Set(accepted?.written.map(({ id }) => id))
  return findings.filter(({ id }) => !mended.has(id))
}

function jsonOf(report: Report): object {
  const { range, registrations, findings, accepted } = report
  return {
    ...range,
    registrasi: registrations,
    temuan: findings,
    ...(accepted && { diterima: accepted.written.map(({ id }) => id), ditinggalkan: accepted.left }),
  }
}

function linesOf(report: Report): string[] {
  const { range, registrations, findings, accepted } = report
  const head = `📋 Validasi jam task ${daysWords(range)}: ${angka(registrations)} registrasi`
  if (findings.length === 0) return [`${head}.`, '✨ Semua jam task sudah benar.']
  const visits = new Set(findings.map(({ no_rawat }) => no_rawat)).size
  const proposed = findings.filter(({ usulan }) => usulan).length
  const lines = [
    `${head}, ${angka(findings.length)} temuan pada ${angka(visits)} kunjungan, ${angka(proposed)} dengan usulan.`,
  ]
  const written = new Set(accepted?.written.map(({ id }) => id))
  for (const [reason, group] of Map.groupBy(findings, ({ alasan }) => alasan)) {
    lines.push('', `${titleOf(reason)} (${angka(group.length)}), alasan "${reason}":`)
    lines.push(...group.flatMap((finding) => findingLines(finding, written.has(finding.id))))
  }
  lines.push('')
  if (accepted) return [...lines, ...acceptedLines(accepted)]
  if (proposed > 0) lines.push('Terima usulan dengan --terima semua, --terima <alasan> atau --terima <kode>.')
  if (proposed < findings.length) lines.push('Yang tanpa usulan: perbaiki di layar Data Referensi.')
  return lines
}

function titleOf(reason: FindingReason): string {
  const title = FINDING_TITLES[reason]
  return title.charAt(0).toUpperCase() + title.slice(1)
}

function findingLines(finding: Finding, isWritten: boolean): string[] {
  const { id, nama, poli, tanggal, pesan, waktu, usulan, tanpaUsulan } = finding
  const now = parseWallTime(waktu)
  const day = now.kind === 'ada' && dateOf(now.value) !== tanggal ? `${tanggalIndonesia(dateOf(now.value))} ` : ''
  const from = now.kind === 'ada' ? `${day}${clockText(now.value)} → ` : ''
  const proposal = usulan
    ? `${isWritten ? '✔ diterima' : 'usulan'}: ${from}${clockText(usulan.waktu)}, ${usulan.dasar}`
    : `tanpa usulan${tanpaUsulan === '' ? '' : `: ${tanpaUsulan}`}`
  return [`  ${id}  ${nama}, ${poli}`, `     ${pesan}`, `     ${proposal}`]
}

function acceptedLines({ written, left }: AcceptResult): string[] {
  const lines = left.map(({ id, why }) => `✘ ${id} tidak ditulis: ${NOT_WRITTEN[why]}.`)
  if (written.length === 0) return [...lines, 'Tidak ada usulan yang ditulis.']
  return [...lines, `✔ ${angka(written.length)} usulan diterima dan dikirim pada sinkronisasi berikutnya.`]
}
