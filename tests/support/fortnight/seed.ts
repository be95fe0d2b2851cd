import type { HospitalDatabase } from '../hospital-db.ts'
import { BESIDE_TABLE, BOOKING_TABLE } from '../khanza-tables.ts'
import type { BriefFact, CancellationFact, Fortnight, PrescriptionFact, VisitFact } from './facts.ts'
import { PLACES } from './masters.ts'

/** Writes an invented fortnight into a hospital's tables, many rows per statement. */

type Row = Readonly<Record<string, string | number | null>>

const ROWS_PER_INSERT = 1_000
const JENIS_KUNJUNGAN = ['1 (Rujukan FKTP)', '2 (Rujukan Internal)', '3 (Kontrol)', '4 (Rujukan Antar RS)'] as const

export async function seedFortnight(db: HospitalDatabase, fortnight: Fortnight): Promise<void> {
  const { visits, sessions, gone } = fortnight
  await seedPlaces(db)
  await insert(
    db,
    'jadwal',
    sessions.map((session) => ({ ...session })),
  )
  await insert(db, 'pasien', visits.flatMap(patientRow))
  await insert(db, 'reg_periksa', visits.map(registrationRow))
  await insert(db, BOOKING_TABLE, visits.flatMap(bookingRow))
  await insert(
    db,
    'referensi_mobilejkn_bpjs_batal',
    [...visits.flatMap(({ batal }) => batal ?? []), ...gone].map(batalRow),
  )
  await insert(db, 'bridging_sep', visits.flatMap(sepRow))
  await insert(
    db,
    'pemeriksaan_ralan',
    visits.flatMap(({ no_rawat, pemeriksaan }) =>
      pemeriksaan.map((waktu) => ({ no_rawat, tgl_perawatan: day(waktu), jam_rawat: clock(waktu), nip: '1' })),
    ),
  )
  await insert(
    db,
    'mutasi_berkas',
    visits.flatMap(({ no_rawat, berkas }) => (berkas ? [{ no_rawat, status: 'Sudah Dikirim', ...berkas }] : [])),
  )
  await insert(
    db,
    'resep_obat',
    visits.flatMap(({ no_rawat, resep }) => resep.map((row) => resepRow(no_rawat, row))),
  )
  const compounded = visits.flatMap(({ resep }) => resep.filter(({ racikan }) => racikan))
  await insert(
    db,
    'resep_dokter_racikan',
    // Two compounds of one prescription are still one prescription.
    compounded.flatMap(({ no_resep }) => ['1', '2'].map((no_racik) => ({ no_resep, no_racik }))),
  )
  await insert(
    db,
    'referensi_mobilejkn_bpjs_taskid',
    visits.flatMap(({ no_rawat, marks }) =>
      marks.map(({ taskid, waktu }) => ({ no_rawat, taskid: String(taskid), waktu })),
    ),
  )
  await insert(
    db,
    BESIDE_TABLE,
    visits.flatMap((visit) => (visit.brief ? [briefRow(visit, visit.brief)] : [])),
  )
}

async function seedPlaces(db: HospitalDatabase): Promise<void> {
  const places = PLACES.map(([, place]) => place)
  const polis = places.map(({ poli }) => poli)
  const doctors = [
    ...new Map(places.flatMap((place) => place.doctors.map(([, row]) => [row.kd_dokter, row] as const))).values(),
  ]
  await insert(db, 'password_asuransi', [{ kd_pj: 'BPJ' }])
  const payers = ['BPJ', 'UMU', 'ASR'].map((kd_pj) => ({ kd_pj, png_jawab: `Penjamin ${kd_pj}` }))
  await insert(db, 'penjab', payers)
  await insert(
    db,
    'poliklinik',
    polis.filter(({ nm_poli }) => nm_poli !== null).map(({ kd_poli, nm_poli }) => ({ kd_poli, nm_poli })),
  )
  await insert(
    db,
    'dokter',
    doctors.filter(({ nm_dokter }) => nm_dokter !== null).map(({ kd_dokter, nm_dokter }) => ({ kd_dokter, nm_dokter })),
  )
  await insert(
    db,
    'maping_poli_bpjs',
    polis.flatMap(({ kd_poli, bpjs }) =>
      bpjs ? [{ kd_poli_rs: kd_poli, kd_poli_bpjs: bpjs.kode, nm_poli_bpjs: bpjs.nama }] : [],
    ),
  )
  await insert(
    db,
    'maping_dokter_dpjpvclaim',
    doctors.flatMap(({ kd_dokter, bpjs }) =>
      bpjs ? [{ kd_dokter, kd_dokter_bpjs: bpjs.kode, nm_dokter_bpjs: bpjs.nama }] : [],
    ),
  )
}

const day = (waktu: string) => waktu.slice(0, 10)
const clock = (waktu: string) => waktu.slice(11)

function patientRow({ pasien, kd_pj }: VisitFact): Row[] {
  return pasien ? [{ ...pasien, jk: 'P', tgl_lahir: '1980-05-17', alamat: 'Jl. Merdeka 1', kd_pj }] : []
}

function registrationRow(visit: VisitFact): Row {
  const { no_rawat, no_reg, tanggal, jam_reg, no_rkm_medis, stts, kd_pj, poli, dokter, baru } = visit
  return {
    no_rawat,
    no_reg,
    tgl_registrasi: tanggal,
    jam_reg,
    kd_dokter: dokter.kd_dokter,
    no_rkm_medis,
    kd_poli: poli.kd_poli,
    stts,
    stts_daftar: baru ? 'Baru' : 'Lama',
    status_lanjut: 'Ralan',
    kd_pj,
    status_poli: 'Lama',
  }
}

function bookingRow({ booking, no_rawat, no_rkm_medis, tanggal }: VisitFact): Row[] {
  if (!booking) return []
  const { jeniskunjungan, ...columns } = booking
  const kind = jeniskunjungan === null ? null : (JENIS_KUNJUNGAN[jeniskunjungan - 1] ?? null)
  return [{ ...columns, no_rawat, norm: no_rkm_medis, tanggalperiksa: tanggal, jeniskunjungan: kind }]
}

function batalRow({ nobooking, no_rawat_batal, tanggalbatal, keterangan, statuskirim }: CancellationFact): Row {
  return { nobooking, no_rawat_batal, tanggalbatal, keterangan, statuskirim, no_rkm_medis: null, nomorreferensi: null }
}

function sepRow({ sep, no_rawat, tanggal }: VisitFact): Row[] {
  if (!sep) return []
  const no_sep = `0001R004${no_rawat.replaceAll('/', '').slice(2)}`
  return [{ no_sep, no_rawat, tglsep: `${tanggal} 07:00:00`, jnspelayanan: '2', ...sep }]
}

function resepRow(no_rawat: string, { no_resep, status, disiapkan, diserahkan }: PrescriptionFact): Row {
  return {
    no_resep,
    no_rawat,
    status,
    tgl_perawatan: day(disiapkan),
    jam: clock(disiapkan),
    tgl_penyerahan: day(diserahkan),
    jam_penyerahan: clock(diserahkan),
  }
}

function briefRow(visit: VisitFact, { times, ...columns }: BriefFact): Row {
  const written = Object.fromEntries(
    ([1, 2, 3, 4, 5, 6, 7, 99] as const).map((id) => [`taskid${id}`, times[id] ?? null]),
  )
  return { ...columns, ...written, tanggal_periksa: visit.tanggal, no_rkm_medis: visit.no_rkm_medis, taskid: 0 }
}

async function insert(db: HospitalDatabase, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows.slice(start, start + ROWS_PER_INSERT).map((row) => columns.map((column) => row[column]))
    await db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ?`, [values])
  }
}
