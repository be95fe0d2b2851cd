import type { HospitalDatabase } from './hospital-db.ts'

export interface Doctor {
  readonly kd_dokter: string
  readonly nm_dokter: string
  readonly kd_dokter_bpjs: string
}

export interface Poli {
  readonly kd_poli: string
  readonly nm_poli: string
  readonly kd_poli_bpjs: string
  readonly doctors: readonly Doctor[]
}

const OUTPATIENT = [
  ['U0002', 'Poli Penyakit Dalam', 'INT', 3],
  ['U0003', 'Poli Anak', 'ANA', 2],
  ['U0004', 'Poli Bedah', 'BED', 2],
  ['U0005', 'Poli Kebidanan & Kandungan', 'OBG', 2],
  ['U0006', 'Poli Mata', 'MAT', 2],
  ['U0007', "Poli Saraf 'Pagi'", 'SAR', 1],
  ['U0008', 'Poli Jantung', 'JAN', 2],
  ['U0009', 'Poli THT-KL', 'THT', 1],
] as const
const DOCTOR_NAMES = ['dr. Ahmad Fauzi', "dr. Siti Nur'aini", 'dr. Budi Santoso', 'dr. Made Wirawan', 'dr. Ruth Sinaga']

export const JAM_MULAI = '08:00:00'
export const JAM_SELESAI = '14:00:00'
export const KUOTA = 60
const WEEKDAYS = ['SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU', 'AKHAD']

export const BPJS_PAYER = 'BPJ'
export const OTHER_PAYERS = ['UMU', 'ASR'] as const
const PAYERS = [
  [BPJS_PAYER, 'BPJS Kesehatan'],
  ['UMU', 'Umum'],
  ['ASR', 'Asuransi Swasta'],
]

let doctorNumber = 0
function poli(kd_poli: string, nm_poli: string, kd_poli_bpjs: string, count: number): Poli {
  const doctors = Array.from({ length: count }, (): Doctor => {
    const number = doctorNumber++
    return {
      kd_dokter: `D${String(number + 1).padStart(7, '0')}`,
      nm_dokter: `${DOCTOR_NAMES[number % DOCTOR_NAMES.length]}, Sp.${number + 1}`,
      kd_dokter_bpjs: String(270_001 + number),
    }
  })
  return { kd_poli, nm_poli, kd_poli_bpjs, doctors }
}

/** The polis that take part in the antrean. */
export const POLIS: readonly Poli[] = OUTPATIENT.map(([code, name, bpjs, doctors]) => poli(code, name, bpjs, doctors))
/** The emergency room: patients are registered there too, yet it has no antrean. */
export const IGD: Poli = poli('IGDK', 'Unit IGD', 'IGD', 1)

/** Polis, doctors, payers, mappings and schedules; a second call for the same database changes nothing. */
export async function seedMasters(db: HospitalDatabase): Promise<void> {
  const polis = [...POLIS, IGD]
  const doctors = polis.flatMap((p) => p.doctors)
  const schedules = polis.flatMap((p) =>
    p.doctors.flatMap((d) => WEEKDAYS.map((day) => [d.kd_dokter, day, JAM_MULAI, JAM_SELESAI, p.kd_poli, KUOTA])),
  )
  const rowsOf: [table: string, columns: string, rows: unknown[][]][] = [
    ['setting', 'nama_instansi, kode_ppk', [["RS Khusus Uji 'Sehat'", '0001R004']]],
    ['penjab', 'kd_pj, png_jawab', PAYERS],
    ['password_asuransi', 'kd_pj', [[BPJS_PAYER]]],
    ['poliklinik', 'kd_poli, nm_poli', polis.map((p) => [p.kd_poli, p.nm_poli])],
    ['dokter', 'kd_dokter, nm_dokter', doctors.map((d) => [d.kd_dokter, d.nm_dokter])],
    [
      'maping_poli_bpjs',
      'kd_poli_rs, kd_poli_bpjs, nm_poli_bpjs',
      polis.map((p) => [p.kd_poli, p.kd_poli_bpjs, p.nm_poli.toUpperCase()]),
    ],
    [
      'maping_dokter_dpjpvclaim',
      'kd_dokter, kd_dokter_bpjs, nm_dokter_bpjs',
      doctors.map((d) => [d.kd_dokter, d.kd_dokter_bpjs, d.nm_dokter]),
    ],
    ['jadwal', 'kd_dokter, hari_kerja, jam_mulai, jam_selesai, kd_poli, kuota', schedules],
  ]
  const present = await presentTables(db)
  for (const [table, columns, rows] of rowsOf) {
    if (present.has(table)) await db.run(`INSERT IGNORE INTO ${table} (${columns}) VALUES ?`, [rows])
  }
}

/** Names of the tables this hospital has: a test may have left some out. */
export async function presentTables(db: HospitalDatabase): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
    [db.name],
  )
  return new Set(rows.map((row) => row.name))
}
