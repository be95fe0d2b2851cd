import type { OutboxItem } from '../../../../shared/ipc/outbox.ts'
import { angka } from '../../../../shared/numbers.ts'
import { REASON_TITLES } from '../../../../shared/problems.ts'
import { isTaskId, TASK_LABELS } from '../../../../shared/task-ids.ts'
import type { WallTime } from '../../../../shared/wall-time.ts'
import { SEND_LOOKS, type StateLook, TASK_LOOKS } from '../../components/state.tsx'

/** `Task 3 – Mulai Periksa`: a call in the words of the desk. */
export function callWords(call: string, taskid: number): string {
  switch (call) {
    case 'add':
      return 'Tambah antrean'
    case 'batal':
      return 'Batal antrean'
    case 'farmasi/add':
      return 'Antrean farmasi'
    case 'updatewaktu':
      return isTaskId(taskid) ? `Task ${taskid} – ${TASK_LABELS[taskid].ringkas}` : `Task ${taskid}`
    default:
      return call
  }
}

/** A few words for a reason; one this window does not know yet is shown as it is. */
export function reasonWords(reason: string): string {
  if (reason === '') return 'tanpa alasan'
  return (REASON_TITLES as Readonly<Record<string, string>>)[reason] ?? reason
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A delivered row whose task BPJS had before us says so. */
export function lookOf(item: OutboxItem): StateLook {
  const had = item.state === 'terkirim' && (item.result === 'sudah-ada' || item.result === 'terlampaui')
  return had ? SEND_LOOKS['sudah-ada'] : TASK_LOOKS[item.state]
}

/** When a row is tried again by itself; null for rows that are not. */
export function nextTry(item: OutboxItem): WallTime | null {
  return item.state === 'coba-lagi' ? item.nextAt : null
}

export function durationWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} detik`
}

/** `12 kiriman` */
export function rowsWords(count: number): string {
  return `${angka(count)} kiriman`
}

export interface OutcomeLook {
  readonly word: string
  readonly color: 'green' | 'yellow' | 'red' | 'gray'
}

const OUTCOMES: Readonly<Record<string, OutcomeLook>> = {
  done: { word: 'Diterima BPJS', color: 'green' },
  duplicate: { word: 'Sudah ada di BPJS', color: 'green' },
  overtaken: { word: 'BPJS sudah punya task sesudahnya', color: 'green' },
  'predecessor-missing': { word: 'Task sebelumnya belum ada di BPJS', color: 'red' },
  cancelled: { word: 'Sudah batal di BPJS', color: 'red' },
  rejected: { word: 'Ditolak BPJS', color: 'red' },
  credentials: { word: 'Kredensial ditolak', color: 'red' },
  temporary: { word: 'Tidak sampai', color: 'yellow' },
  unknown: { word: 'Jawaban belum dikenal', color: 'yellow' },
}

/** What came of one attempt. */
export function outcomeLook(outcome: string): OutcomeLook {
  return OUTCOMES[outcome] ?? { word: outcome, color: 'gray' }
}
