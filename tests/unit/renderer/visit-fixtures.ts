import type { Times, Typed } from '../../../src/renderer/src/pages/kunjungan/visit-form.ts'
import type {
  CallView,
  ReferenceForm,
  RegistrationRow,
  TaskView,
  VisitView,
} from '../../../src/shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'

export const DAY = '2025-10-06'
export const NOW = `${DAY} 10:25:00`
export const NO_RAWAT = '2025/10/06/000001'

type Clocks = Partial<Record<TaskId, string | null>>

/** `HH:MM` becomes a time of the day; anything longer is kept. */
export const at = (clock: string | null | undefined) =>
  clock && /^\d\d:\d\d$/.test(clock) ? `${DAY} ${clock}:00` : (clock ?? null)

export function timesOf(clocks: Clocks): Times {
  return { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 99: null, ...mapped(clocks) }
}

const mapped = (clocks: Clocks) => Object.fromEntries(Object.entries(clocks).map(([id, clock]) => [id, at(clock)]))

export const ROW: RegistrationRow = {
  no_rawat: NO_RAWAT,
  no_rkm_medis: '000123',
  nama: 'SITI',
  no_kartu: '0001234567890',
  penjamin: { kode: 'BPJ', nama: 'BPJS' },
  poli: { kode: 'INT', nama: 'Penyakit Dalam' },
  dokter: { kode: 'D1', nama: 'dr. A' },
  tanggal: DAY,
  jam: '08:00:00',
  kodebooking: NO_RAWAT,
  taskAktif: 0,
  tasks: TASK_IDS.map(() => ({ waktu: null, state: 'kosong' })),
  status_kirim: 'Sudah',
  kirim: 'menunggu',
  cobaLagi: null,
  problems: [],
  adaReferensi: true,
}

export function callOf(overrides: Partial<CallView> = {}): CallView {
  return {
    outboxId: 1,
    call: 'updatewaktu',
    taskid: 3,
    state: 'terkirim',
    result: 'terkirim',
    waktu: null,
    attempts: 1,
    nextAt: null,
    deliveredAt: null,
    message: 'Ok.',
    ...overrides,
  }
}

/** A visit with these stored times, of which BPJS has `accepted` (with the time it was sent, null when unknown). */
export function visitOf(clocks: Clocks, accepted: Clocks = {}, row: Partial<RegistrationRow> = {}): VisitView {
  const times = timesOf(clocks)
  const form: ReferenceForm = {
    tanggal_periksa: DAY,
    jam_periksa: '08:00:00',
    no_rkm_medis: '000123',
    no_rawat: NO_RAWAT,
    no_kartu: '',
    kodepoli: 'INT',
    nama_poli: 'Penyakit Dalam',
    nomor_referensi: '',
    jenis_kunjungan: 1,
    taskid: 0,
    times,
    status_kirim: 'Belum',
  }
  const tasks = TASK_IDS.map(
    (taskid): TaskView => ({
      taskid,
      waktu: times[taskid],
      sumber: times[taskid] ? 'manual' : null,
      asal: '',
      diterima: taskid in accepted,
      waktuDiterima: at(accepted[taskid]),
      call: null,
    }),
  )
  return { row: { ...ROW, ...row }, form, add: null, tasks, lain: [], diikuti: true, now: NOW }
}

export const typedOf = (texts: Partial<Record<TaskId, string>>, clocks: Clocks = {}): Typed =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { text, base: at(clocks[Number(id) as TaskId]) }]))
