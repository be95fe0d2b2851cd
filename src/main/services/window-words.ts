import type { VariableName } from '../settings/env.ts'

/** Where the window has what the command line calls by a variable's name. */
const PLACES: Record<VariableName, string> = {
  BPJS_MOBILE_JKN_URL: 'Pengaturan → BPJS → Alamat layanan',
  BPJS_API_KEY: 'Cons ID',
  BPJS_SECRET_KEY: 'Secret key',
  BPJS_USER_KEY: 'User key',
  BPJS_SIGNATURE: 'Bentuk tanda tangan',
  BPJS_CONTENT_TYPE: 'Content-Type',
  BPJS_TIMEOUT_MS: 'Batas waktu',
  BPJS_CA_FILE: 'Pengaturan → BPJS → Lanjutan → Berkas CA rumah sakit',
  DB_HOST: 'Alamat server',
  DB_PORT: 'Port',
  DB_DATABASE: 'Nama database (Pengaturan → Database)',
  DB_USERNAME: 'pengguna',
  DB_PASSWORD: 'sandi di Pengaturan → Database',
  MOBILEJKN_DATA_DIR: 'Pengaturan → Aplikasi → Folder data',
  MOBILEJKN_ZONA: 'Zona waktu',
  MOBILEJKN_INTERVAL: 'Jarak sinkron',
  MOBILEJKN_KD_PJ_BPJS: 'Kode penjamin BPJS (Pengaturan → Sinkronisasi)',
  MOBILEJKN_KODE_BOOKING: 'Bentuk kode booking',
  MOBILEJKN_KONKURENSI: 'Kiriman sekaligus',
  MOBILEJKN_POLI_DIKECUALIKAN: 'Poli yang dikecualikan',
  MOBILEJKN_JKN_TANPA_BOOKING: 'JKN tanpa booking',
  MOBILEJKN_ANTREAN_FARMASI: 'Antrean farmasi (Pengaturan → Sinkronisasi)',
  MOBILEJKN_JENIS_RESEP: 'Jenis resep pada task 5–7 (Pengaturan → Sinkronisasi)',
  MOBILEJKN_MUNDUR_HARI: 'Hari ke belakang (Pengaturan → Sinkronisasi)',
  MOBILEJKN_SIMPAN_HARI: 'Lama riwayat disimpan',
  MOBILEJKN_TARGET_TUNGGU: 'Target waktu tunggu poli (Pengaturan → Capaian)',
  MOBILEJKN_TARGET_LENGKAP: 'Target kunjungan lengkap (Pengaturan → Capaian)',
  MOBILEJKN_JAM_PENGINGAT: 'Jam pengingat (Pengaturan → Capaian)',
}

const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/menjalankan "mobilejkn migrate"/g, 'membuatnya di Pengaturan → Tabel'],
  [/Jalankan "mobilejkn migrate"/g, 'Buat di Pengaturan → Tabel'],
  [/jalankan "mobilejkn migrate"/g, 'buat di Pengaturan → Tabel'],
  [/Jalankan "mobilejkn sync"/g, 'Tutup lalu buka lagi program ini'],
  [/Jalankan "mobilejkn doctor" untuk rinciannya/g, 'Rinciannya ada di Pengaturan → Database → Uji koneksi'],
  [/lewat "mobilejkn outbox retry"/g, 'dari Antrian Kirim'],
  [/dengan "outbox retry"/g, 'dari Antrian Kirim'],
  [/Lihat "mobilejkn outbox list --keadaan tertahan"/g, 'Lihat Antrian Kirim'],
]

/**
 * A sentence of the engine, whose cures name variables and commands, in the words of the window. The engine keeps one
 * wording: its sentences also stand in logs and in the command line's output.
 */
export function windowWords(sentence: string): string {
  let text = sentence
  for (const [command, place] of COMMANDS) text = text.replace(command, place)
  return text.replace(/\b(?:BPJS|DB|MOBILEJKN)_[A-Z_]+\b/g, (name) =>
    Object.hasOwn(PLACES, name) ? PLACES[name as VariableName] : name,
  )
}

/** The same for the problems, check lines and the like inside a value: every text under `message` or `text`. */
export function inWindowWords<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inWindowWords) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    typeof inner === 'string' && SPOKEN.has(key) ? windowWords(inner) : inWindowWords(inner),
  ])
  return Object.fromEntries(entries) as T
}

/** Names under which sentences travel. */
const SPOKEN = new Set(['message', 'text'])
