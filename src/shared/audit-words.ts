/**
 * Every kind of manual change the program writes into the audit, in words. An action that is not here cannot be written:
 * the journal takes no other.
 */
export const AUDIT_WORDS = {
  'tambah-referensi': 'Tambah data referensi',
  'ubah-referensi': 'Ubah data referensi',
  'kirim-ulang': 'Kirim ulang kunjungan',
  'kirim-ulang-semua': 'Kirim ulang semua registrasi',
  'terima-usulan': 'Terima usulan jam',
  'suntingan-menunggu': 'Simpan suntingan di komputer ini',
  'suntingan-milik-saya': 'Bentrok: pakai isian petugas',
  'suntingan-di-database': 'Bentrok: pakai isi database',
  'rekonsiliasi-tandai': 'Antrean BPJS: tandai sudah',
  'rekonsiliasi-kirim-lagi': 'Antrean BPJS: kirim ulang',
  'antrian-kirim-ulang': 'Kirim ulang dari antrian',
  'antrian-batal': 'Batalkan kiriman',
  'simpan-pemetaan': 'Simpan pemetaan',
  'buat-tabel': 'Buat tabel data referensi',
  'simpan-pengaturan': 'Simpan pengaturan',
  'terapkan-impor': 'Terapkan impor pengaturan',
  'pasang-pin': 'Pasang PIN admin',
  'ganti-pin': 'Ganti PIN admin',
  'mulai-demo': 'Masuk Mode Demo',
  'keluar-demo': 'Keluar Mode Demo',
} as const

export type AuditAction = keyof typeof AUDIT_WORDS

/** Actions of earlier versions, whose rows are still kept. */
const FORMER_WORDS: Readonly<Record<string, string>> = {
  'kirim-lagi': AUDIT_WORDS['antrian-kirim-ulang'],
  batalkan: AUDIT_WORDS['antrian-batal'],
  'suntingan-putuskan': 'Putuskan suntingan bentrok',
}

const WORDS: Readonly<Record<string, string>> = { ...FORMER_WORDS, ...AUDIT_WORDS }

/** An action as a person reads it; one this version does not know stays as it is written. */
export function auditWords(action: string): string {
  return WORDS[action] ?? action
}
