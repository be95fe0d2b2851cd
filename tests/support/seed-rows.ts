import type { SeededBooking, SeededRegistration } from './hospital-seed.ts'
import { JAM_MULAI, JAM_SELESAI, KUOTA } from './seed-masters.ts'

/** How the facts of the seed become rows: one function per table, each a map from column to value. */

type Row = Record<string, unknown>

export const ZERO_TIME = '0000-00-00 00:00:00'
const JENIS_KUNJUNGAN = ['1 (Rujukan FKTP)', '2 (Rujukan Internal)', '3 (Kontrol)', '4 (Rujukan Antar RS)'] as const

export function patientRow(r: SeededRegistration): Row {
  const { no_rkm_medis, nm_pasien, no_ktp, no_tlp, no_peserta, kd_pj } = r
  const jk = Number(no_ktp.at(-1)) % 2 === 0 ? 'P' : 'L'
  return {
    no_rkm_medis,
    nm_pasien,
    no_ktp,
    jk,
    tgl_lahir: '1980-05-17',
    alamat: 'Jl. Merdeka 1',
    no_tlp,
    kd_pj,
    no_peserta,
  }
}

export function registrationRow(r: SeededRegistration): Row {
  const { no_reg, no_rawat, tgl_registrasi, jam_reg, no_rkm_medis, stts, kd_pj, baru } = r
  const known = baru ? 'Baru' : 'Lama'
  return {
    no_reg,
    no_rawat,
    tgl_registrasi,
    jam_reg,
    kd_dokter: r.dokter.kd_dokter,
    no_rkm_medis,
    kd_poli: r.poli.kd_poli,
    stts,
    stts_daftar: known,
    status_lanjut: 'Ralan',
    kd_pj,
    status_poli: known,
  }
}

export function bookingRow(b: SeededBooking, r: SeededRegistration): Row {
  const left = Math.max(0, KUOTA - Number(r.no_reg))
  return {
    nobooking: b.nobooking,
    no_rawat: b.no_rawat,
    nomorkartu: r.no_peserta,
    nik: r.no_ktp,
    nohp: r.no_tlp,
    kodepoli: r.poli.kd_poli_bpjs,
    pasienbaru: r.baru ? '1' : '0',
    norm: r.no_rkm_medis,
    tanggalperiksa: r.tgl_registrasi,
    kodedokter: r.dokter.kd_dokter_bpjs,
    jampraktek: `${JAM_MULAI.slice(0, 5)}-${JAM_SELESAI.slice(0, 5)}`,
    jeniskunjungan: JENIS_KUNJUNGAN[b.jeniskunjungan - 1],
    nomorreferensi: b.nomorreferensi,
    nomorantrean: b.nomorantrean,
    angkaantrean: r.no_reg,
    estimasidilayani: b.estimasidilayani,
    sisakuotajkn: left,
    kuotajkn: KUOTA,
    sisakuotanonjkn: left,
    kuotanonjkn: KUOTA,
    status: b.validasi === ZERO_TIME ? 'Belum' : 'Checkin',
    validasi: b.validasi,
    statuskirim: 'Belum',
  }
}

export function briefRow(r: SeededRegistration, booking: SeededBooking | undefined): Row {
  const at = new Map(r.tasks.map((task) => [task.taskid, task.waktu]))
  return {
    tanggal_periksa: r.tgl_registrasi,
    jam_periksa: r.jam_reg,
    no_rkm_medis: r.no_rkm_medis,
    no_rawat: r.no_rawat,
    no_kartu: r.no_peserta,
    kodepoli: r.poli.kd_poli_bpjs,
    nama_poli: r.poli.nm_poli,
    nomor_referensi: booking?.nomorreferensi ?? null,
    jenis_kunjungan: booking?.jeniskunjungan ?? 3,
    taskid: r.tasks.at(-1)?.taskid ?? 0,
    taskid3: at.get(3) ?? null,
    taskid4: at.get(4) ?? null,
    taskid5: at.get(5) ?? null,
    taskid6: at.get(6) ?? null,
    taskid7: at.get(7) ?? null,
    status_kirim: 'Belum',
    created_at: `${r.tgl_registrasi} ${r.jam_reg}`,
    updated_at: `${r.tgl_registrasi} ${r.jam_reg}`,
  }
}
