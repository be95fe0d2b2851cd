import { isWallDate, jamIndonesia, tanggalIndonesia } from '../../shared/wall-time.ts'
import type { Answer } from '../bpjs/answer.ts'
import type { Outcome } from '../bpjs/classify.ts'
import type { OutboxRow, Transition } from '../outbox/rows.ts'
import { type BackoffOptions, retryDelay, slowDelay } from './backoff.ts'

export interface TransitionContext extends BackoffOptions {
  readonly now: number
  /** The wall-clock time this row carries, for sentences; null for calls without one. */
  readonly waktu: string | null
}

/** Where a row goes after an answer. Pure: the same row, answer and context always give the same transition. */
export function transitionFor(
  row: OutboxRow,
  outcome: Outcome,
  answer: Answer,
  context: TransitionContext,
): Transition {
  const words = answerWords(answer)
  switch (outcome.kind) {
    case 'done':
      return { to: 'terkirim', result: 'terkirim', message: words }
    case 'duplicate':
      return { to: 'terkirim', result: 'sudah-ada', message: words }
    case 'overtaken':
      return { to: 'terkirim', result: 'terlampaui', message: words }
    case 'predecessor-missing':
      return {
        to: 'ulangi-urutan',
        lastTask: outcome.lastTask,
        message: `BPJS baru punya task ${outcome.lastTask} untuk kunjungan ini, task ${row.taskid} belum bisa diterima. Lengkapi jam task sebelumnya.`,
      }
    case 'cancelled':
      return {
        to: 'tertahan',
        reason: 'batal-di-bpjs',
        message: 'Kunjungan ini sudah dibatalkan di BPJS (task 99), jadi tidak ada lagi yang diterima.',
      }
    case 'rejected':
      return rejection(row, outcome, words, context.waktu)
    case 'credentials':
      return {
        to: 'coba-lagi',
        nextAt: context.now,
        reason: 'bpjs-kredensial',
        message: `BPJS menolak kredensial atau jam komputer: ${words}`,
        refund: true,
      }
    case 'temporary':
      return {
        to: 'coba-lagi',
        nextAt: outcome.scope === 'network' ? context.now : context.now + retryDelay(row.attempts, context),
        reason: 'belum-terkirim',
        message: words,
        refund: outcome.scope === 'network',
      }
    case 'unknown':
      return {
        to: 'coba-lagi',
        nextAt: context.now + slowDelay(context),
        reason: 'jawaban-tidak-dikenal',
        message: `BPJS menjawab "${words}"${codeWords(answer)}, belum dikenal. Bila berulang, hubungi admin`,
        refund: false,
      }
  }
}

function rejection(
  row: OutboxRow,
  outcome: Extract<Outcome, { kind: 'rejected' }>,
  words: string,
  waktu: string | null,
): Transition {
  const time = waktu ? ` (${jamIndonesia(waktu)})` : ''
  switch (outcome.cause) {
    case 'waktu-sebelumnya':
      return {
        to: 'tertahan',
        reason: 'waktu-ditolak',
        message: `Jam task ${row.taskid}${time} tidak lebih akhir dari waktu sebelumnya di BPJS${outcome.previous ? ` (${shownTime(outcome.previous)})` : ''}. Perbaiki jamnya, setelah itu dikirim lagi otomatis.`,
      }
    case 'waktu':
      return {
        to: 'tertahan',
        reason: 'waktu-ditolak',
        message: `BPJS menolak jam task ${row.taskid}${time}: ${words.replace(/\.+$/, '')}. Perbaiki jamnya, setelah itu dikirim lagi otomatis.`,
      }
    case 'data':
      return {
        to: 'tertahan',
        reason: 'ditolak',
        message: `BPJS menolak: ${words.replace(/\.+$/, '')}. Perbaiki data registrasi ini di SIMRS, setelah itu dikirim lagi otomatis.`,
      }
  }
}

/** BPJS's `2025-10-06 14:00:00 WIB` as the screens write it, the day included: it may be another one. */
function shownTime(text: string): string {
  const [, date, clock, zone] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)\s*(\w*)$/.exec(text.trim()) ?? []
  if (date === undefined || clock === undefined || !isWallDate(date)) return text
  return `${tanggalIndonesia(date)} ${clock.replaceAll(':', '.')}${zone ? ` ${zone}` : ''}`
}

const FAILURE_WORDS = {
  timeout: 'Server BPJS tidak menjawab dalam batas waktu',
  reset: 'Sambungan ke server BPJS terputus',
  refused: 'Server BPJS menolak sambungan',
  dns: 'Alamat server BPJS tidak ditemukan',
  unreachable: 'Server BPJS tidak terjangkau dari komputer ini',
  tls: 'Sertifikat server BPJS tidak dapat dipercaya',
  aborted: 'Pengiriman dihentikan',
  'too-large': 'Jawaban BPJS terlalu besar',
} as const

const SHAPE_WORDS = {
  kosong: 'jawaban kosong',
  html: 'halaman web, bukan jawaban layanan',
  terpotong: 'jawaban terpotong',
  'tanpa-metadata': 'jawaban tanpa keterangan',
} as const

function codeWords(answer: Answer): string {
  return answer.kind === 'metadata' && answer.code !== null ? ` (kode ${answer.code})` : ''
}

/** What came back, in words for a person: BPJS's own sentence where it gave one. */
export function answerWords(answer: Answer): string {
  switch (answer.kind) {
    case 'tanpa-jawaban':
      return FAILURE_WORDS[answer.failure]
    case 'bukan-json':
      return answer.status >= 500
        ? `Server BPJS sedang terganggu (${answer.status})`
        : `Server BPJS memberi ${SHAPE_WORDS[answer.shape]} (${answer.status})`
    case 'metadata':
      return answer.message === '' ? `kode ${answer.code ?? 'tidak terbaca'}` : answer.message
  }
}
