import type { SecretName, SettingsForm } from '../../../../shared/ipc/settings.ts'

/** A plain setting, or a secret. */
export type FieldName = keyof SettingsForm | SecretName

/** What the screen calls a setting: on its input, in the save bar and in sentences. */
export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  databaseHost: 'Alamat server',
  databasePort: 'Port',
  databaseName: 'Nama database',
  databaseUser: 'Pengguna',
  databasePassword: 'Sandi database',
  bpjsUrl: 'Alamat layanan',
  consId: 'Cons ID',
  secretKey: 'Secret key',
  userKey: 'User key',
  signatureEncoding: 'Bentuk tanda tangan',
  contentType: 'Content-Type',
  timeoutSeconds: 'Batas waktu permintaan',
  caFile: 'Berkas CA rumah sakit',
  intervalMinutes: 'Jarak sinkron',
  zone: 'Zona waktu rumah sakit',
  payerCodes: 'Kode penjamin BPJS',
  kodeBookingForm: 'Bentuk kode booking',
  excludedPolis: 'Poli yang dikecualikan',
  jknWithoutBooking: 'Pasien JKN tanpa booking',
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
}

/** The environment variable that decides a secret when it is set; for plain fields the main process names it. */
export const SECRET_VARIABLES: Readonly<Record<SecretName, string>> = {
  consId: 'BPJS_API_KEY',
  secretKey: 'BPJS_SECRET_KEY',
  userKey: 'BPJS_USER_KEY',
  databasePassword: 'DB_PASSWORD',
}

export const DATABASE_FIELDS = [
  'databaseHost',
  'databasePort',
  'databaseName',
  'databaseUser',
  'databasePassword',
] as const satisfies readonly FieldName[]

export const BPJS_FIELDS = [
  'bpjsUrl',
  'consId',
  'secretKey',
  'userKey',
  'signatureEncoding',
  'contentType',
  'timeoutSeconds',
  'caFile',
] as const satisfies readonly FieldName[]

/** Fields behind "Lanjutan" of the BPJS part: an error there has to open it. */
export const BPJS_ADVANCED_FIELDS = [
  'signatureEncoding',
  'contentType',
  'timeoutSeconds',
  'caFile',
] as const satisfies readonly FieldName[]

export const SYNC_FIELDS = [
  'intervalMinutes',
  'zone',
  'payerCodes',
  'excludedPolis',
  'kodeBookingForm',
  'jknWithoutBooking',
  'antreanFarmasi',
  'jenisResep',
  'lookBackDays',
  'concurrency',
] as const satisfies readonly FieldName[]

export const CAPAIAN_FIELDS = [
  'targetTungguMenit',
  'targetLengkapPersen',
  'jamPengingat',
] as const satisfies readonly FieldName[]

export const APP_FIELDS = ['autostart', 'retentionDays', 'dataDir'] as const satisfies readonly FieldName[]

export function isSecret(field: FieldName): field is SecretName {
  return field in SECRET_VARIABLES
}

/** Whether a name that came from the main process is one of ours. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELD_LABELS, name)
}

/** The id of a field's input, for labels and for moving the focus to it. */
export function inputId(field: FieldName): string {
  return `pengaturan-${field}`
}

/** The field a refusal names: the main process names it alone or by its path in the request (`form.payerCodes.0`). */
export function fieldOfRefusal(path: string | undefined): FieldName | null {
  return path?.split('.').find(isFieldName) ?? null
}
