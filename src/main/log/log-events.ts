import { angka } from '../../shared/numbers.ts'
import type { SyncEvent } from '../sync/events.ts'
import type { LogEntry } from './sync-log.ts'

/** The log line of an event, or null for events that only move a progress bar. */
export function logEntryOf(event: SyncEvent): LogEntry | null {
  switch (event.kind) {
    case 'mulai':
      return {
        level: 'info',
        message: `Sinkronisasi dimulai (${event.mode}) untuk ${rangeText(event.dari, event.sampai)}`,
      }
    case 'ditemukan':
      return {
        level: 'info',
        message: `${angka(event.found)} registrasi ditemukan, ${angka(event.queued)} kiriman menunggu, ${angka(event.waiting)} tertahan`,
      }
    case 'panggilan':
      return {
        level: event.state === 'terkirim' ? 'info' : event.state === 'tertahan' ? 'error' : 'warn',
        noRawat: event.no_rawat,
        call: event.taskid === 0 ? event.call : `${event.call}/${event.taskid}`,
        code: event.code,
        message: event.message,
        durationMs: event.durationMs,
      }
    case 'registrasi':
      return event.hasil === 'tertahan'
        ? {
            level: 'warn',
            noRawat: event.no_rawat,
            message: event.problems.map((problem) => problem.message).join(' '),
          }
        : null
    case 'masalah': {
      const { problem, detail } = event
      return {
        level: problem.severity === 'tindakan' ? 'error' : 'warn',
        noRawat: problem.noRawat,
        message: `${problem.reason}: ${problem.message}${detail ? ` [${detail}]` : ''}`,
      }
    }
    case 'selesai': {
      const { report } = event
      return {
        level: 'info',
        durationMs: report.durationMs,
        message: `Sinkronisasi selesai: ${report.sent} terkirim, ${report.existing} sudah ada, ${report.failed} gagal, ${report.held} perlu tindakan, ${report.skipped} dilewati, ${report.requests} permintaan, ${report.sqlStatements} pernyataan SQL`,
      }
    }
  }
}

function rangeText(dari: string, sampai: string): string {
  return dari === sampai ? dari : `${dari} sampai ${sampai}`
}
