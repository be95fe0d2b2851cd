/**
 * The columns of SIMRS Khanza that this program reads or writes, as Kysely types. Dates and times are strings
 * (`dateStrings`): Khanza stores zero dates and zoneless clock times that a Date would spoil.
 */
export interface HospitalTables {
  reg_periksa: {
    no_rawat: string
    no_reg: string | null
    tgl_registrasi: string | null
    jam_reg: string | null
    kd_dokter: string | null
    no_rkm_medis: string | null
    kd_poli: string | null
    stts: string | null
    stts_daftar: string | null
    kd_pj: string | null
  }
  pasien: {
    no_rkm_medis: string
    nm_pasien: string | null
    no_ktp: string | null
    no_tlp: string | null
    no_peserta: string | null
  }
  /** `status` is absent in older versions; `0` says that it is no longer in use. */
  poliklinik: { kd_poli: string; nm_poli: string | null; status?: string | number | null }
  dokter: { kd_dokter: string; nm_dokter: string | null; status?: string | number | null }
  jadwal: {
    kd_dokter: string
    hari_kerja: string
    jam_mulai: string
    jam_selesai: string | null
    kd_poli: string | null
    kuota: number | string | null
  }
  maping_poli_bpjs: { kd_poli_rs: string; kd_poli_bpjs: string; nm_poli_bpjs: string | null }
  maping_dokter_dpjpvclaim: { kd_dokter: string; kd_dokter_bpjs: string | null; nm_dokter_bpjs: string | null }
  password_asuransi: { kd_pj: string | null }
  penjab: { kd_pj: string; png_jawab: string | null }
  setting: { nama_instansi: string | null }
  bridging_sep: { no_sep: string; no_rawat: string; no_rujukan: string | null; asal_rujukan?: string | null }
  /** The booking table in Khanza's own shape. */
  referensi_mobilejkn_bpjs: KhanzaBookingTable
  referensi_mobilejkn_bpjs_batal: { nobooking: string; statuskirim: string | null }
  referensi_mobilejkn_bpjs_taskid: { no_rawat: string; taskid: string | number; waktu: string | null }
  /** The customer's brief's table; where Khanza's table has not taken the name it is `referensi_mobilejkn_bpjs`. */
  referensi_mobilejkn_bpjs_erm: ReferenceTable
}

export interface KhanzaBookingTable {
  nobooking: string
  no_rawat: string | null
  nomorkartu: string | null
  nik: string | null
  nohp: string | null
  kodepoli: string | null
  pasienbaru: string | number | null
  norm: string | null
  tanggalperiksa: string | null
  kodedokter: string | null
  jampraktek: string | null
  jeniskunjungan: string | null
  nomorreferensi: string | null
  nomorantrean: string | null
  angkaantrean: string | number | null
  estimasidilayani: string | number | null
  sisakuotajkn: number | string | null
  kuotajkn: number | string | null
  sisakuotanonjkn: number | string | null
  kuotanonjkn: number | string | null
  status: string | null
  validasi: string | null
  statuskirim: string | null
}

export interface ReferenceTable {
  tanggal_periksa: string
  jam_periksa: string
  no_rkm_medis: string
  no_rawat: string | null
  no_kartu: string | null
  kodepoli: string | null
  nama_poli: string | null
  nomor_referensi: string | number | null
  jenis_kunjungan: number | string | null
  taskid: number | string | null
  taskid1: string | null
  taskid2: string | null
  taskid3: string | null
  taskid4: string | null
  taskid5: string | null
  taskid6: string | null
  taskid7: string | null
  taskid99: string | null
  status_kirim: string | null
  created_at: string | null
  updated_at: string | null
}

/** Tables without which no visit can be read. */
export const REQUIRED_TABLES = ['reg_periksa', 'pasien', 'poliklinik', 'dokter'] as const

/** Tables a Khanza version may lack, each with what the program then does without. */
export const OPTIONAL_TABLES = {
  jadwal: 'jadwal dokter tidak terbaca, registrasi tanpa booking tertahan',
  maping_poli_bpjs: 'kode poli BPJS tidak terbaca, registrasi tanpa booking tertahan',
  maping_dokter_dpjpvclaim: 'kode dokter BPJS tidak terbaca, registrasi tanpa booking tertahan',
  referensi_mobilejkn_bpjs_taskid:
    'task yang sudah dikirim aplikasi lain tidak terbaca dan kiriman tidak dicatat di sana',
} as const

/** Every table whose columns the schema inspection asks for. */
export const INSPECTED_TABLES = [
  ...REQUIRED_TABLES,
  ...Object.keys(OPTIONAL_TABLES),
  'password_asuransi',
  'penjab',
  'setting',
  'bridging_sep',
  'pemeriksaan_ralan',
  'mutasi_berkas',
  'resep_obat',
  'resep_dokter_racikan',
  'referensi_mobilejkn_bpjs_batal',
  'referensi_mobilejkn_bpjs',
  'referensi_mobilejkn_bpjs_erm',
] as const

export const KHANZA_NAME = 'referensi_mobilejkn_bpjs'
export const BESIDE_NAME = 'referensi_mobilejkn_bpjs_erm'
