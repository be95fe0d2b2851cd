import { angka } from '../../shared/numbers.ts'
import { type Problem, REASON_TITLES } from '../../shared/problems.ts'
import { tanggalIndonesia } from '../../shared/wall-time.ts'
import type { CycleResult } from '../sync/cycle.ts'
import type { RunReport, SyncEvent } from '../sync/events.ts'
import { framedTable, progressBar, type Terminal } from './terminal.ts'

/** Reasons that only say "tried again by itself": the line of the registration has said so already. */
const RETRIED = new Set(['belum-terkirim', 'jawaban-tidak-dikenal', 'bpjs-kredensial'])

/** Prints a run as it happens: a line per registration, a progress bar where there is a terminal. */
export function createSyncPrinter(
  terminal: Terminal,
  { verbose, today }: { readonly verbose: boolean; readonly today: boolean },
): (event: SyncEvent) => void {
  let total = 0
  let calls = 0
  return (event) => {
    switch (event.kind) {
      case 'mulai':
        terminal.out('🚀 Memulai sinkronisasi Mobile JKN...')
        return
      case 'ditemukan':
        total = event.queued
        // Without a range the database could not be read, which is not the same as finding nothing.
        if (event.range) terminal.out(`📋 Ditemukan ${angka(event.found)} registrasi${rangeWords(event.range, today)}`)
        return
      case 'panggilan':
        calls++
        if (verbose) {
          const what = event.taskid === 0 ? event.call : `${event.call} task ${event.taskid}`
          const code = event.code === null ? '-' : String(event.code)
          terminal.out(`   ${event.no_rawat} ${what}: ${code} ${event.message} (${event.durationMs} ms)`)
        }
        terminal.progress(progressBar(calls, total, 'kiriman'))
        return
      case 'registrasi':
        for (const line of visitLines(event)) terminal.out(line)
        terminal.progress(progressBar(calls, total, 'kiriman'))
        return
      case 'masalah':
        terminal.out(problemLine(event.problem))
        return
      case 'selesai':
        terminal.progress(null)
    }
  }
}

/** @param today the run was asked for today, which may bring days before it along. */
function rangeWords(range: { readonly dari: string; readonly sampai: string }, today: boolean): string {
  const { dari, sampai } = range
  if (dari !== sampai) return ` dari ${tanggalIndonesia(dari)} sampai ${today ? 'hari ini' : tanggalIndonesia(sampai)}`
  return today ? ' hari ini' : ` pada ${tanggalIndonesia(dari)}`
}

function visitLines(event: Extract<SyncEvent, { kind: 'registrasi' }>): string[] {
  const who = `${event.no_rawat}${event.nama === '' ? '' : ` - ${event.nama}`}`
  switch (event.hasil) {
    case 'terkirim':
      return [`✅ Terkirim: ${who}`]
    case 'sudah-ada':
      return [`🔁 Sudah ada: ${who}`]
    case 'gagal':
      return [`❌ Gagal: ${who} - ${event.message} (dicoba lagi otomatis)`]
    case 'tertahan':
      return event.problems
        .filter((problem) => problem.severity === 'tindakan')
        .map((problem) => `✋ Perlu tindakan: ${who} - ${problem.message}`)
    case 'dilewati':
    case 'lengkap':
      return []
  }
}

export function problemLine(problem: Problem): string {
  const sign = problem.severity === 'tindakan' ? '✘' : '⚠'
  return `${sign} ${problem.noRawat ? `${problem.noRawat} - ` : ''}${problem.message}`
}

/** The brief's closing table and what it cannot say: what is retried, what needs a hand, what was left out. */
export function closingLines({ report, plan, ran }: CycleResult, dryRun: boolean): string[] {
  const lines: string[] = []
  if (dryRun && plan) lines.push(...plannedLines(plan))
  const notices = report.problems.filter(
    (problem) => problem.severity === 'peringatan' && problem.noRawat !== null && !RETRIED.has(problem.reason),
  )
  lines.push(...notices.map(problemLine))
  lines.push('', '📊 Hasil Sinkronisasi:')
  lines.push(
    ...framedTable(
      ['Status', 'Jumlah'],
      [
        ['Berhasil Terkirim', String(report.sent)],
        ['Sudah Ada (Updated)', String(report.existing)],
        ['Gagal', String(report.failed + report.held)],
      ],
    ),
  )
  if (report.failed > 0) lines.push(`↻ ${angka(report.failed)} registrasi dicoba lagi otomatis.`)
  if (report.held > 0)
    lines.push(`✋ ${angka(report.held)} registrasi perlu tindakan:`, ...reasonLines(report.problems))
  if (report.skipped > 0) lines.push(`➖ ${angka(report.skipped)} registrasi dilewati (poli dikecualikan atau batal).`)
  const unchanged = report.found - report.sent - report.existing - report.failed - report.held - report.skipped
  if (unchanged > 0 && !dryRun) lines.push(`✔ ${angka(unchanged)} registrasi sudah lengkap sebelumnya.`)
  if (!ran) lines.push('✘ Sinkronisasi tidak dapat dijalankan.')
  else if (dryRun) lines.push('✨ Uji coba selesai, tidak ada yang dikirim atau ditulis.')
  else if (report.found === 0 && report.requests === 0) lines.push('✨ Tidak ada registrasi yang perlu dikirim.')
  else lines.push('✨ Sinkronisasi selesai!')
  return lines
}

function plannedLines(plan: NonNullable<CycleResult['plan']>): string[] {
  const owed = plan.visits.filter((visit) => visit.intents.length > 0)
  const calls = owed.reduce((sum, visit) => sum + visit.intents.length, 0)
  return [
    ...owed.map((visit) => {
      const what = visit.intents.map(({ call, taskid }) => (taskid === 0 ? call : `task ${taskid}`)).join(', ')
      return `• ${visit.no_rawat} - ${visit.nama}: ${what}`
    }),
    ...plan.visits.flatMap((visit) =>
      visit.problems.filter(({ severity }) => severity === 'tindakan').map(problemLine),
    ),
    `Akan dikirim: ${angka(calls)} panggilan untuk ${angka(owed.length)} registrasi.`,
  ]
}

function reasonLines(problems: readonly Problem[]): string[] {
  const action = problems.filter((problem) => problem.severity === 'tindakan' && problem.noRawat !== null)
  const groups = [...Map.groupBy(action, (problem) => problem.reason)].sort((a, b) => b[1].length - a[1].length)
  return groups.map(([reason, found]) => `   ${angka(found.length)} × ${REASON_TITLES[reason]}`)
}

/** The object of `--json`. */
export function jsonReport(report: RunReport, plan: CycleResult['plan'], dryRun: boolean): object {
  if (!dryRun) return report
  const planned = (plan?.visits ?? []).flatMap((visit) =>
    visit.intents.map(({ no_rawat, kodebooking, call, taskid }) => ({ noRawat: no_rawat, kodebooking, call, taskid })),
  )
  return { ...report, dryRun: true, planned }
}
