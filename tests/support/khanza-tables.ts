/**
 * The tables of a hospital database, reduced to the columns this product touches. Types, keys and the lack of an index
 * on reg_periksa.tgl_registrasi follow a standard SIMRS Khanza installation; zero dates are its usual defaults.
 */

interface TableDefinition {
  readonly columns: readonly string[]
  /** Only in real Khanza for these tables; left out where reg_periksa itself is. */
  readonly referencesRegistration?: boolean
}

const KHANZA = {
  setting: {
    columns: [
      "nama_instansi varchar(60) NOT NULL DEFAULT ''",
      "kode_ppk varchar(15) NOT NULL DEFAULT ''",
      'PRIMARY KEY (nama_instansi)',
    ],
  },
  penjab: {
    columns: ['kd_pj char(3) NOT NULL', "png_jawab varchar(30) NOT NULL DEFAULT ''", 'PRIMARY KEY (kd_pj)'],
  },
  password_asuransi: {
    columns: [
      'kd_pj char(3) NOT NULL',
      "usere varchar(700) NOT NULL DEFAULT ''",
      "passworde varchar(700) NOT NULL DEFAULT ''",
      'PRIMARY KEY (kd_pj)',
    ],
  },
  poliklinik: {
    columns: ['kd_poli char(5) NOT NULL', 'nm_poli varchar(50) DEFAULT NULL', 'PRIMARY KEY (kd_poli)'],
  },
  dokter: {
    columns: [
      'kd_dokter varchar(20) NOT NULL',
      'nm_dokter varchar(50) DEFAULT NULL',
      'PRIMARY KEY (kd_dokter)',
      'KEY nm_dokter (nm_dokter)',
    ],
  },
  jadwal: {
    columns: [
      'kd_dokter varchar(20) NOT NULL',
      "hari_kerja enum('SENIN','SELASA','RABU','KAMIS','JUMAT','SABTU','AKHAD') NOT NULL DEFAULT 'SENIN'",
      "jam_mulai time NOT NULL DEFAULT '00:00:00'",
      'jam_selesai time DEFAULT NULL',
      'kd_poli char(5) DEFAULT NULL',
      'kuota int(11) DEFAULT NULL',
      'PRIMARY KEY (kd_dokter, hari_kerja, jam_mulai)',
      'KEY kd_poli (kd_poli)',
    ],
  },
  maping_poli_bpjs: {
    columns: [
      'kd_poli_rs char(5) NOT NULL',
      "kd_poli_bpjs varchar(15) NOT NULL DEFAULT ''",
      "nm_poli_bpjs varchar(40) NOT NULL DEFAULT ''",
      'PRIMARY KEY (kd_poli_rs)',
      'KEY kd_poli_bpjs (kd_poli_bpjs)',
    ],
  },
  maping_dokter_dpjpvclaim: {
    columns: [
      'kd_dokter varchar(20) NOT NULL',
      'kd_dokter_bpjs varchar(20) DEFAULT NULL',
      'nm_dokter_bpjs varchar(50) DEFAULT NULL',
      'PRIMARY KEY (kd_dokter)',
    ],
  },
  pasien: {
    columns: [
      'no_rkm_medis varchar(15) NOT NULL',
      'nm_pasien varchar(40) DEFAULT NULL',
      'no_ktp varchar(20) DEFAULT NULL',
      "jk enum('L','P') DEFAULT NULL",
      'tgl_lahir date DEFAULT NULL',
      'alamat varchar(200) DEFAULT NULL',
      'no_tlp varchar(40) DEFAULT NULL',
      "kd_pj char(3) NOT NULL DEFAULT ''",
      'no_peserta varchar(25) DEFAULT NULL',
      'PRIMARY KEY (no_rkm_medis)',
      'KEY nm_pasien (nm_pasien)',
      'KEY no_ktp (no_ktp)',
      'KEY no_peserta (no_peserta)',
    ],
  },
  reg_periksa: {
    columns: [
      'no_reg varchar(8) DEFAULT NULL',
      'no_rawat varchar(17) NOT NULL',
      'tgl_registrasi date DEFAULT NULL',
      'jam_reg time DEFAULT NULL',
      'kd_dokter varchar(20) DEFAULT NULL',
      'no_rkm_medis varchar(15) DEFAULT NULL',
      'kd_poli char(5) DEFAULT NULL',
      `stts enum('Belum','Sudah','Batal','Berkas Diterima','Dirujuk','Meninggal','Dirawat','Pulang Paksa')
        DEFAULT 'Belum'`,
      "stts_daftar enum('-','Lama','Baru') NOT NULL DEFAULT '-'",
      "status_lanjut enum('Ralan','Ranap') NOT NULL DEFAULT 'Ralan'",
      "kd_pj char(3) NOT NULL DEFAULT ''",
      "status_poli enum('Lama','Baru') NOT NULL DEFAULT 'Lama'",
      'PRIMARY KEY (no_rawat)',
      'KEY no_rkm_medis (no_rkm_medis)',
      'KEY kd_poli (kd_poli)',
      'KEY kd_pj (kd_pj)',
      'KEY kd_dokter (kd_dokter)',
      'KEY status_lanjut (status_lanjut)',
    ],
  },
  bridging_sep: {
    columns: [
      'no_sep varchar(40) NOT NULL',
      'no_rawat varchar(17) DEFAULT NULL',
      'tglsep datetime DEFAULT NULL',
      'no_rujukan varchar(40) DEFAULT NULL',
      "asal_rujukan enum('1. Faskes 1','2. Faskes 2(RS)') NOT NULL DEFAULT '1. Faskes 1'",
      "noskdp varchar(40) NOT NULL DEFAULT ''",
      "jnspelayanan enum('1','2') DEFAULT NULL",
      'PRIMARY KEY (no_sep)',
      'KEY no_rawat (no_rawat)',
    ],
  },
  pemeriksaan_ralan: {
    columns: [
      'no_rawat varchar(17) NOT NULL',
      "tgl_perawatan date NOT NULL DEFAULT '0000-00-00'",
      "jam_rawat time NOT NULL DEFAULT '00:00:00'",
      "nip varchar(20) NOT NULL DEFAULT ''",
      'PRIMARY KEY (no_rawat, tgl_perawatan, jam_rawat)',
      'KEY nip (nip)',
    ],
  },
  mutasi_berkas: {
    columns: [
      'no_rawat varchar(17) NOT NULL',
      "status enum('Sudah Dikirim','Sudah Diterima','Sudah Kembali','Tidak Ada','Masuk Ranap') DEFAULT NULL",
      "dikirim datetime NOT NULL DEFAULT '0000-00-00 00:00:00'",
      "diterima datetime NOT NULL DEFAULT '0000-00-00 00:00:00'",
      "kembali datetime NOT NULL DEFAULT '0000-00-00 00:00:00'",
      'PRIMARY KEY (no_rawat)',
    ],
  },
  resep_obat: {
    columns: [
      "no_resep varchar(14) NOT NULL DEFAULT ''",
      "tgl_perawatan date NOT NULL DEFAULT '0000-00-00'",
      "jam time NOT NULL DEFAULT '00:00:00'",
      "no_rawat varchar(17) NOT NULL DEFAULT ''",
      'tgl_peresepan date DEFAULT NULL',
      'jam_peresepan time DEFAULT NULL',
      "status enum('ralan','ranap') DEFAULT NULL",
      "tgl_penyerahan date NOT NULL DEFAULT '0000-00-00'",
      "jam_penyerahan time NOT NULL DEFAULT '00:00:00'",
      'PRIMARY KEY (no_resep)',
      'KEY no_rawat (no_rawat)',
    ],
  },
  resep_dokter_racikan: {
    columns: ['no_resep varchar(14) NOT NULL', 'no_racik varchar(2) NOT NULL', 'PRIMARY KEY (no_resep, no_racik)'],
  },
  referensi_mobilejkn_bpjs: {
    columns: [
      'nobooking varchar(15) NOT NULL',
      'no_rawat varchar(17) DEFAULT NULL',
      'nomorkartu varchar(25) DEFAULT NULL',
      'nik varchar(30) DEFAULT NULL',
      'nohp varchar(15) DEFAULT NULL',
      'kodepoli varchar(15) DEFAULT NULL',
      "pasienbaru enum('0','1') NOT NULL DEFAULT '0'",
      'norm varchar(15) DEFAULT NULL',
      'tanggalperiksa date DEFAULT NULL',
      'kodedokter varchar(20) DEFAULT NULL',
      'jampraktek varchar(12) DEFAULT NULL',
      `jeniskunjungan enum('1 (Rujukan FKTP)','2 (Rujukan Internal)','3 (Kontrol)','4 (Rujukan Antar RS)')
        DEFAULT NULL`,
      'nomorreferensi varchar(40) DEFAULT NULL',
      'nomorantrean varchar(15) DEFAULT NULL',
      'angkaantrean varchar(5) DEFAULT NULL',
      'estimasidilayani varchar(15) DEFAULT NULL',
      'sisakuotajkn int(11) DEFAULT NULL',
      'kuotajkn int(11) DEFAULT NULL',
      'sisakuotanonjkn int(11) DEFAULT NULL',
      'kuotanonjkn int(11) DEFAULT NULL',
      "status enum('Belum','Checkin','Batal','Gagal') DEFAULT NULL",
      "validasi datetime NOT NULL DEFAULT '0000-00-00 00:00:00'",
      "statuskirim enum('Belum','Sudah') DEFAULT NULL",
      'PRIMARY KEY (nobooking)',
      'KEY no_rawat (no_rawat)',
    ],
    referencesRegistration: true,
  },
  referensi_mobilejkn_bpjs_batal: {
    columns: [
      'no_rkm_medis varchar(15) DEFAULT NULL',
      'no_rawat_batal varchar(17) DEFAULT NULL',
      'nomorreferensi varchar(40) DEFAULT NULL',
      'tanggalbatal datetime DEFAULT NULL',
      'keterangan varchar(200) DEFAULT NULL',
      "statuskirim enum('Sudah','Belum') DEFAULT NULL",
      'nobooking varchar(15) NOT NULL',
      'PRIMARY KEY (nobooking)',
      'KEY no_rkm_medis (no_rkm_medis)',
    ],
  },
  referensi_mobilejkn_bpjs_taskid: {
    columns: [
      'no_rawat varchar(17) NOT NULL',
      "taskid enum('1','2','3','4','5','6','7','99') NOT NULL",
      'waktu datetime DEFAULT NULL',
      'PRIMARY KEY (no_rawat, taskid)',
    ],
    referencesRegistration: true,
  },
} as const satisfies Record<string, TableDefinition>

export type KhanzaTable = keyof typeof KHANZA
export const KHANZA_TABLES = Object.keys(KHANZA) as KhanzaTable[]

/** The name Khanza and the customer's brief both claim; which of the two shapes is there decides its meaning. */
export const BOOKING_TABLE = 'referensi_mobilejkn_bpjs' satisfies KhanzaTable
/** Where the brief's table lives when Khanza holds the name above. */
export const BESIDE_TABLE = 'referensi_mobilejkn_bpjs_erm'

export interface RegistrationExtras {
  /** An index a hospital may have added on the column a day is selected by. */
  readonly dateIndex: boolean
  readonly foreignKeys: boolean
}

/** CREATE TABLE of one Khanza table. */
export function khanzaTable(table: KhanzaTable, { dateIndex, foreignKeys }: RegistrationExtras): string {
  const definition: TableDefinition = KHANZA[table]
  const lines = [...definition.columns]
  if (table === 'reg_periksa' && dateIndex) lines.push('KEY tgl_registrasi (tgl_registrasi)')
  if (definition.referencesRegistration && foreignKeys) {
    lines.push('FOREIGN KEY (no_rawat) REFERENCES reg_periksa (no_rawat) ON UPDATE CASCADE')
  }
  return createTable(table, lines)
}

/** CREATE TABLE of the brief's reference table; its old form kept the referral number as an integer. */
export function briefTable(name: string, nomorReferensi: 'varchar(40)' | 'int(11)'): string {
  const tasks = [1, 2, 3, 4, 5, 6, 7, 99].map((id) => `taskid${id} datetime DEFAULT NULL`)
  return createTable(name, [
    'tanggal_periksa varchar(10) NOT NULL',
    'jam_periksa time NOT NULL',
    'no_rkm_medis varchar(15) NOT NULL',
    'no_rawat varchar(17) NOT NULL',
    'no_kartu varchar(25) NOT NULL',
    'kodepoli varchar(15) NOT NULL',
    'nama_poli varchar(255) NOT NULL',
    `nomor_referensi ${nomorReferensi} DEFAULT NULL`,
    'jenis_kunjungan int(11) DEFAULT NULL',
    'taskid int(11) NOT NULL DEFAULT 0',
    ...tasks,
    "status_kirim enum('Belum','Sudah') NOT NULL DEFAULT 'Belum'",
    'created_at timestamp NULL DEFAULT NULL',
    'updated_at timestamp NULL DEFAULT NULL',
    'PRIMARY KEY (tanggal_periksa, jam_periksa, no_rkm_medis)',
    'KEY no_rawat (no_rawat)',
    'KEY tanggal_periksa (tanggal_periksa)',
    'KEY status_kirim (status_kirim)',
  ])
}

function createTable(name: string, lines: readonly string[]): string {
  return `CREATE TABLE \`${name}\` (\n  ${lines.join(',\n  ')}\n) ENGINE=InnoDB`
}
