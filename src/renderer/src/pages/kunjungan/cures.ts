import type { FindingReason } from '../../../../shared/findings.ts'
import type { Problem, ProblemReason } from '../../../../shared/problems.ts'
import { isTaskId, TASK_CANCELLED, type TaskId } from '../../../../shared/task-ids.ts'

/** What the program itself offers against a problem, and what only somebody else can do. */
export type Cure =
  | { readonly kind: 'jam'; readonly taskid: TaskId; readonly label: string }
  | { readonly kind: 'ubah-data'; readonly label: string }
  | { readonly kind: 'antrian'; readonly label: string }
  | { readonly kind: 'konfirmasi-99'; readonly label: string }
  | { readonly kind: 'pemetaan'; readonly jenis: 'poli' | 'dokter'; readonly label: string }

export interface Advice {
  readonly cure: Cure | null
  /** Added to the problem's own sentence; null where that says enough. */
  readonly hint: string | null
}

const TIME_REASONS: ReadonlySet<ProblemReason> = new Set([
  'waktu-nol',
  'waktu-mustahil',
  'waktu-depan',
  'waktu-hari-lain',
  'waktu-terbalik',
  'waktu-ditolak',
  'task-terlewat',
])

const HINTS: Partial<Record<ProblemReason, string>> = {
  'mapping-poli': 'Admin memilih kodenya dari daftar BPJS. Begitu disimpan, kunjungan yang tertahan langsung dikirim.',
  'mapping-dokter':
    'Admin memilih kodenya dari daftar BPJS. Begitu disimpan, kunjungan yang tertahan langsung dikirim.',
  'jadwal-kosong': 'Minta admin mengisi jadwal dokter hari itu di SIMRS Khanza (tabel jadwal).',
}

const IN_THE_OUTBOX: ReadonlySet<ProblemReason> = new Set([
  'urutan',
  'batal-di-bpjs',
  'jawaban-tidak-dikenal',
  'belum-terkirim',
  'dibatalkan-petugas',
])

const IN_THE_DATA: ReadonlySet<ProblemReason> = new Set(['kartu-kosong', 'data-tidak-sah', 'ditolak'])

export function isTimeReason(reason: ProblemReason): boolean {
  return TIME_REASONS.has(reason)
}

/** What lacks BPJS's code, where that is the reason. */
export function unmappedKind(reason: ProblemReason): 'poli' | 'dokter' | null {
  return reason === 'mapping-poli' ? 'poli' : reason === 'mapping-dokter' ? 'dokter' : null
}

const FINDINGS: Partial<Record<ProblemReason, FindingReason | 'semua'>> = {
  'task-terlewat': 'kosong',
  'waktu-depan': 'depan',
  'waktu-hari-lain': 'hari-lain',
  'waktu-mustahil': 'mustahil',
  // Reversed times and equal ones are two kinds there.
  'waktu-terbalik': 'semua',
}

/** Under which kind of finding Validasi Task ID lists what is held for this reason, with a time to accept. */
export function findingsFor(reason: ProblemReason): FindingReason | 'semua' | null {
  return FINDINGS[reason] ?? null
}

/** The task a sentence is about: the first it names. */
export function taskNamed(message: string): TaskId | null {
  const id = Number(/task (\d+)/i.exec(message)?.[1])
  return isTaskId(id) ? id : null
}

/** The cure of one problem of a visit. */
export function adviceFor({ reason, message }: Problem): Advice {
  const hint = HINTS[reason] ?? null
  if (isTimeReason(reason)) {
    const taskid = taskNamed(message)
    return { cure: taskid === null ? null : { kind: 'jam', taskid, label: `Ke jam task ${taskid}` }, hint }
  }
  const jenis = unmappedKind(reason)
  if (jenis) return { cure: { kind: 'pemetaan', jenis, label: 'Buka Pemetaan' }, hint }
  if (reason === 'task99-perlu-konfirmasi')
    return { cure: { kind: 'konfirmasi-99', label: `Ke task ${TASK_CANCELLED}` }, hint }
  if (IN_THE_DATA.has(reason)) return { cure: { kind: 'ubah-data', label: 'Ubah data' }, hint }
  if (IN_THE_OUTBOX.has(reason)) return { cure: { kind: 'antrian', label: 'Buka Antrian Kirim' }, hint }
  return { cure: null, hint }
}
