import type { ReferenceForm, RegistrationRow, SaveReference } from '../../../src/shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'
import { NO_RAWAT, TODAY, timesOf } from '../sync/builders.ts'

/** A registration as the grid shows it. */
export function gridRow(overrides: Partial<RegistrationRow> = {}): RegistrationRow {
  return {
    no_rawat: NO_RAWAT,
    no_rkm_medis: '000001',
    nama: 'Budi Contoh',
    no_kartu: '0001234567890',
    penjamin: { kode: 'BPJ', nama: 'BPJS Kesehatan' },
    poli: { kode: 'U0001', nama: 'Poli Penyakit Dalam' },
    dokter: { kode: 'D0001', nama: 'dr. Sari Contoh' },
    tanggal: TODAY,
    jam: '08:15:00',
    kodebooking: NO_RAWAT,
    taskAktif: 0,
    tasks: TASK_IDS.map(() => ({ waktu: null, state: 'kosong' as const })),
    status_kirim: 'Belum',
    kirim: 'menunggu',
    cobaLagi: null,
    problems: [],
    adaReferensi: true,
    ...overrides,
  }
}

/** Task cells with these clock times of today; a text with a space is kept as it is. */
export function cells(clocks: Partial<Record<TaskId, string | null>>): RegistrationRow['tasks'] {
  const times = timesOf(clocks)
  return TASK_IDS.map((id) => ({ waktu: times[id], state: times[id] === null ? 'kosong' : 'tersimpan' }))
}

/** A row of the brief's table as the form shows it. */
export function formRow(overrides: Partial<ReferenceForm> = {}): ReferenceForm {
  return {
    tanggal_periksa: TODAY,
    jam_periksa: '08:15:00',
    no_rkm_medis: '000001',
    no_rawat: NO_RAWAT,
    no_kartu: '0001234567890',
    kodepoli: 'INT',
    nama_poli: 'Poli Penyakit Dalam',
    nomor_referensi: '',
    jenis_kunjungan: 3,
    taskid: 0,
    times: timesOf({}),
    status_kirim: 'Belum',
    ...overrides,
  }
}

/** A change to {@link formRow}'s row. */
export function change(overrides: Partial<SaveReference> = {}): SaveReference {
  const dasar = overrides.dasar === undefined ? formRow() : overrides.dasar
  return {
    kunci: { tanggal_periksa: TODAY, jam_periksa: '08:15:00', no_rkm_medis: '000001' },
    fields: {},
    times: {},
    timpa: false,
    kirim: false,
    konfirmasi99: false,
    ...overrides,
    dasar,
  }
}
