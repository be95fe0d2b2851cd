import type { RegistrationRow, TaskCell } from '../../../src/shared/ipc/registrations.ts'
import { TASK_IDS, type TaskId } from '../../../src/shared/task-ids.ts'

/** Eight cells in the order of the tasks; tasks that are not named have no time. */
export function taskCells(times: Partial<Record<TaskId, TaskCell>> = {}): TaskCell[] {
  return TASK_IDS.map((id) => times[id] ?? { waktu: null, state: 'kosong' })
}

/** A registration of the grid, the `serial`-th of its day. */
export function registration(serial: number, change: Partial<RegistrationRow> = {}): RegistrationRow {
  const number = String(serial).padStart(6, '0')
  return {
    no_rawat: `2025/10/06/${number}`,
    no_rkm_medis: String(100 + serial).padStart(6, '0'),
    nama: `PASIEN ${serial}`,
    no_kartu: `0001${String(serial).padStart(9, '0')}`,
    penjamin: { kode: 'BPJ', nama: 'BPJS Kesehatan' },
    poli: { kode: 'INT', nama: 'Poli Penyakit Dalam' },
    dokter: { kode: 'D1', nama: 'dr. Ratna' },
    tanggal: '2025-10-06',
    jam: '08:00:00',
    kodebooking: `2025/10/06/${number}`,
    taskAktif: 0,
    tasks: taskCells(),
    status_kirim: 'Belum',
    kirim: 'menunggu',
    cobaLagi: null,
    problems: [],
    adaReferensi: true,
    ...change,
  }
}
