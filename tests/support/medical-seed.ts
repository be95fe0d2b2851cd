import { addMinutes, type WallTime } from '../../src/shared/wall-time.ts'
import type { HospitalDatabase } from './hospital-db.ts'
import type { SeededHospital, SeededRegistration, SeededTask } from './hospital-seed.ts'
import { JAM_MULAI } from './seed-masters.ts'

const ROWS_PER_INSERT = 1_000
const MEDICINE_EVERY = 3

/**
 * Writes the whole visit of every registration where Khanza's programs write it, and nowhere else: check-in, two
 * examinations or one and the file's return, a prescription for two visits in three, the status at the end.
 * @returns the same hospital with the tasks that the record speaks of.
 */
export async function recordVisits(db: HospitalDatabase, seeded: SeededHospital): Promise<SeededHospital> {
  const registrations = seeded.registrations.map((registration, index) => ({
    ...registration,
    stts: 'Sudah' as const,
    tasks: tasksOf(registration, index),
  }))
  const at = (tasks: readonly SeededTask[], id: SeededTask['taskid']) =>
    (tasks.find(({ taskid }) => taskid === id)?.waktu ?? '').split(' ')
  const examined = registrations.flatMap(({ no_rawat, tasks }, index) => [
    [no_rawat, ...at(tasks, 4)],
    ...(index % 2 === 0 ? [[no_rawat, ...at(tasks, 5)]] : []),
  ])
  const returned = registrations
    .filter((_one, index) => index % 2 === 1)
    .map(({ no_rawat, tasks }) => [no_rawat, at(tasks, 4).join(' '), at(tasks, 5).join(' ')])
  const prescribed = registrations
    .filter(({ tasks }) => tasks.length > 3)
    .map(({ no_rawat, tasks }) => [prescriptionOf(no_rawat), no_rawat, 'ralan', ...at(tasks, 6), ...at(tasks, 7)])
  const compounded = prescribed.filter((_one, index) => index % 4 === 0).map(([no_resep]) => [no_resep, '1'])
  await insert(db, 'pemeriksaan_ralan (no_rawat, tgl_perawatan, jam_rawat)', examined)
  await insert(db, 'mutasi_berkas (no_rawat, diterima, kembali)', returned)
  await insert(
    db,
    'resep_obat (no_resep, no_rawat, status, tgl_perawatan, jam, tgl_penyerahan, jam_penyerahan)',
    prescribed,
  )
  await insert(db, 'resep_dokter_racikan (no_resep, no_racik)', compounded)
  await db.run("UPDATE reg_periksa SET stts = 'Sudah'")
  // One statement: a booking checks in when its patient's wait for the doctor begins.
  await db.run(
    `UPDATE referensi_mobilejkn_bpjs b JOIN reg_periksa r ON r.no_rawat = b.no_rawat
        SET b.status = 'Checkin', b.validasi = CONCAT(r.tgl_registrasi, ' ', GREATEST(r.jam_reg, ?))`,
    [JAM_MULAI],
  )
  return { ...seeded, registrations }
}

/** Registrations whose visit owes an announcement at the pharmacy. */
export function withMedicine({ registrations }: SeededHospital): readonly SeededRegistration[] {
  return registrations.filter(({ tasks }) => tasks.length > 3)
}

function tasksOf({ tgl_registrasi, jam_reg }: SeededRegistration, index: number): SeededTask[] {
  const starts: WallTime = `${tgl_registrasi} ${jam_reg > JAM_MULAI ? jam_reg : JAM_MULAI}`
  const service = [
    { taskid: 3 as const, waktu: starts },
    { taskid: 4 as const, waktu: addMinutes(starts, 10) },
    { taskid: 5 as const, waktu: addMinutes(starts, 25) },
  ]
  if (index % MEDICINE_EVERY === 0) return service
  return [...service, { taskid: 6, waktu: addMinutes(starts, 30) }, { taskid: 7, waktu: addMinutes(starts, 45) }]
}

/** `2025/10/06/000012` → `202510060012`: a number of its own for every visit. */
const prescriptionOf = (noRawat: string) => noRawat.replaceAll('/', '').replace(/^(\d{8})\d\d/, '$1')

async function insert(db: HospitalDatabase, into: string, rows: readonly unknown[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await db.run(`INSERT INTO ${into} VALUES ?`, [rows.slice(start, start + ROWS_PER_INSERT)])
  }
}
