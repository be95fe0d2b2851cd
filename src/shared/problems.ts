/**
 * Why a registration, or a whole run, needs someone's attention. The reason is a stable word for programs (filters,
 * JSON, tests); the message is one Indonesian sentence that says what happened and what to do.
 */
export type ProblemReason =
  // facts of one registration
  | 'mapping-poli'
  | 'mapping-dokter'
  | 'jadwal-kosong'
  | 'pasien-hilang'
  | 'dokter-hilang'
  | 'poli-hilang'
  | 'kartu-kosong'
  | 'registrasi-hilang'
  | 'booking-ganda'
  | 'kode-booking-ganda'
  | 'referensi-ganda'
  | 'kunci-ganda'
  | 'data-tidak-sah'
  | 'ditahan-pengaturan'
  // task times
  | 'waktu-nol'
  | 'waktu-mustahil'
  | 'waktu-depan'
  | 'waktu-hari-lain'
  | 'waktu-terbalik'
  | 'task-terlewat'
  | 'task99-perlu-konfirmasi'
  | 'dibatalkan-petugas'
  // answers of BPJS
  | 'ditolak'
  | 'waktu-ditolak'
  | 'urutan'
  | 'batal-di-bpjs'
  | 'jawaban-tidak-dikenal'
  | 'belum-terkirim'
  // the run as a whole
  | 'pengaturan'
  | 'perintah'
  | 'database-koneksi'
  | 'database-sandi'
  | 'database-hak'
  | 'database-skema'
  | 'database-lain'
  | 'tabel-opsional'
  | 'tabel-referensi'
  | 'bpjs-tidak-menjawab'
  | 'bpjs-kredensial'
  | 'siaga'
  | 'sedang-berjalan'
  | 'tulis-balik-tertunda'
  | 'menunggu-database'
  | 'outbox'
  | 'gangguan'

/** `tindakan`: a call is held back until a person mends something. `peringatan`: worth knowing, nothing is held. */
export type Severity = 'tindakan' | 'peringatan'

export interface Problem {
  /** no_rawat of the registration, or null when the whole run is concerned. */
  readonly noRawat: string | null
  readonly reason: ProblemReason
  readonly message: string
  readonly severity: Severity
}

export function actionNeeded(noRawat: string | null, reason: ProblemReason, message: string): Problem {
  return { noRawat, reason, message, severity: 'tindakan' }
}

export function warning(noRawat: string | null, reason: ProblemReason, message: string): Problem {
  return { noRawat, reason, message, severity: 'peringatan' }
}

/** A few words for each reason, for lists that count them. */
export const REASON_TITLES: Record<ProblemReason, string> = {
  'mapping-poli': 'poli belum punya kode BPJS',
  'mapping-dokter': 'dokter belum punya kode BPJS',
  'jadwal-kosong': 'jadwal dokter tidak ada',
  'pasien-hilang': 'data pasien tidak ada',
  'dokter-hilang': 'data dokter tidak ada',
  'poli-hilang': 'data poli tidak ada',
  'kartu-kosong': 'nomor kartu BPJS kosong',
  'registrasi-hilang': 'registrasi tidak ada',
  'booking-ganda': 'dua booking untuk satu registrasi',
  'kode-booking-ganda': 'kode booking sama',
  'referensi-ganda': 'dua baris referensi untuk satu registrasi',
  'kunci-ganda': 'pasien, tanggal dan jam registrasi sama',
  'data-tidak-sah': 'data antrean tidak lengkap',
  'ditahan-pengaturan': 'ditahan menurut pengaturan',
  'waktu-nol': 'jam task berisi tanggal nol',
  'waktu-mustahil': 'jam task tidak mungkin',
  'waktu-depan': 'jam task belum terjadi',
  'waktu-hari-lain': 'jam task pada hari lain',
  'waktu-terbalik': 'jam task terbalik',
  'task-terlewat': 'jam task ada yang kosong',
  'task99-perlu-konfirmasi': 'task 99 perlu dikonfirmasi',
  'dibatalkan-petugas': 'dibatalkan petugas',
  ditolak: 'ditolak BPJS',
  'waktu-ditolak': 'jam task ditolak BPJS',
  urutan: 'urutan task ditolak BPJS',
  'batal-di-bpjs': 'sudah batal di BPJS',
  'jawaban-tidak-dikenal': 'jawaban BPJS belum dikenal',
  'belum-terkirim': 'belum terkirim, dicoba lagi',
  pengaturan: 'pengaturan belum lengkap',
  perintah: 'perintah tidak sah',
  'database-koneksi': 'database tidak terhubung',
  'database-sandi': 'sandi database ditolak',
  'database-hak': 'hak pengguna database kurang',
  'database-skema': 'susunan tabel database berbeda',
  'database-lain': 'kesalahan database',
  'tabel-opsional': 'tabel tidak ada',
  'tabel-referensi': 'tabel data referensi belum ada',
  'bpjs-tidak-menjawab': 'BPJS tidak menjawab',
  'bpjs-kredensial': 'kredensial BPJS ditolak',
  siaga: 'komputer lain memimpin',
  'sedang-berjalan': 'sinkronisasi lain sedang berjalan',
  'tulis-balik-tertunda': 'status kirim belum tercatat di SIMRS',
  'menunggu-database': 'kiriman menunggu database SIMRS',
  outbox: 'berkas antrian kirim',
  gangguan: 'gangguan program',
}
