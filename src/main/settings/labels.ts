import type { SecretName, SettingsForm } from '../../shared/ipc/settings.ts'

const LABELS: Record<keyof SettingsForm | SecretName | 'mode', string> = {
  databaseHost: 'Alamat server database',
  databasePort: 'Port database',
  databaseName: 'Nama database',
  databaseUser: 'Pengguna database',
  databasePassword: 'Sandi database',
  bpjsUrl: 'Alamat layanan BPJS',
  consId: 'Cons ID',
  secretKey: 'Secret key',
  userKey: 'User key',
  signatureEncoding: 'Bentuk tanda tangan',
  contentType: 'Content-Type',
  timeoutSeconds: 'Batas waktu permintaan',
  caFile: 'Berkas CA rumah sakit',
  intervalMinutes: 'Jarak sinkron',
  zone: 'Zona waktu',
  payerCodes: 'Kode penjamin BPJS',
  kodeBookingForm: 'Bentuk kode booking',
  excludedPolis: 'Poli yang dikecualikan',
  jknWithoutBooking: 'JKN tanpa booking',
  antreanFarmasi: 'Antrean farmasi',
  jenisResep: 'Jenis resep pada task 5–7',
  lookBackDays: 'Hari ke belakang',
  concurrency: 'Kiriman berdampingan',
  retentionDays: 'Lama riwayat disimpan',
  targetTungguMenit: 'Target waktu tunggu poli',
  targetLengkapPersen: 'Target kunjungan lengkap',
  jamPengingat: 'Jam pengingat',
  autostart: 'Jalan bersama komputer',
  dataDir: 'Folder data',
  mode: 'Mode program',
}

/** What the screens call a setting. */
export function labelOf(field: keyof SettingsForm | SecretName | 'mode'): string {
  return LABELS[field]
}
