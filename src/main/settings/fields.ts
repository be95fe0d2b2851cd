import type { SecretName, SettingsForm } from '../../shared/ipc/settings.ts'
import type { Environment, VariableName } from './env.ts'
import type { Settings } from './settings.ts'

/** The variable that stands for each field of the form. Starting with the computer is the window's own affair. */
export const FORM_VARIABLES = {
  databaseHost: 'DB_HOST',
  databasePort: 'DB_PORT',
  databaseName: 'DB_DATABASE',
  databaseUser: 'DB_USERNAME',
  bpjsUrl: 'BPJS_MOBILE_JKN_URL',
  signatureEncoding: 'BPJS_SIGNATURE',
  contentType: 'BPJS_CONTENT_TYPE',
  timeoutSeconds: 'BPJS_TIMEOUT_MS',
  caFile: 'BPJS_CA_FILE',
  intervalMinutes: 'MOBILEJKN_INTERVAL',
  zone: 'MOBILEJKN_ZONA',
  payerCodes: 'MOBILEJKN_KD_PJ_BPJS',
  kodeBookingForm: 'MOBILEJKN_KODE_BOOKING',
  excludedPolis: 'MOBILEJKN_POLI_DIKECUALIKAN',
  jknWithoutBooking: 'MOBILEJKN_JKN_TANPA_BOOKING',
  antreanFarmasi: 'MOBILEJKN_ANTREAN_FARMASI',
  jenisResep: 'MOBILEJKN_JENIS_RESEP',
  lookBackDays: 'MOBILEJKN_MUNDUR_HARI',
  concurrency: 'MOBILEJKN_KONKURENSI',
  retentionDays: 'MOBILEJKN_SIMPAN_HARI',
  targetTungguMenit: 'MOBILEJKN_TARGET_TUNGGU',
  targetLengkapPersen: 'MOBILEJKN_TARGET_LENGKAP',
  jamPengingat: 'MOBILEJKN_JAM_PENGINGAT',
  dataDir: 'MOBILEJKN_DATA_DIR',
} as const satisfies Record<Exclude<keyof SettingsForm, 'autostart'>, VariableName>

export const SECRET_VARIABLES = {
  consId: 'BPJS_API_KEY',
  secretKey: 'BPJS_SECRET_KEY',
  userKey: 'BPJS_USER_KEY',
  databasePassword: 'DB_PASSWORD',
} as const satisfies Record<SecretName, VariableName>

const FIELD_OF = new Map<string, keyof SettingsForm | SecretName>(
  entriesOf({ ...FORM_VARIABLES, ...SECRET_VARIABLES }).map(([field, variable]) => [variable, field]),
)

/** The field or secret a variable stands for; every variable of the program has one. */
export function fieldOfVariable(name: string): keyof SettingsForm | SecretName | undefined {
  return FIELD_OF.get(name)
}

/** `Object.entries` that keeps the names. Only for objects made here, which have no others. */
export function entriesOf<K extends string, V>(object: Readonly<Partial<Record<K, V>>>): [K, V][] {
  return Object.entries(object) as [K, V][]
}

/** Stored values in the words of variables, so that one reader checks both. */
export function environmentOfForm(form: Partial<SettingsForm>): Environment {
  const { payerCodes, excludedPolis, timeoutSeconds, dataDir, autostart: _own, ...plain } = form
  const values: Partial<Record<VariableName, string>> = {}
  for (const [field, value] of entriesOf<keyof typeof plain, string | number | boolean>(plain)) {
    if (value !== undefined) values[FORM_VARIABLES[field]] = wordOf(value)
  }
  if (timeoutSeconds !== undefined) values.BPJS_TIMEOUT_MS = String(Math.round(timeoutSeconds * 1000))
  if (payerCodes) values.MOBILEJKN_KD_PJ_BPJS = payerCodes.join(',')
  if (excludedPolis) values.MOBILEJKN_POLI_DIKECUALIKAN = excludedPolis.join(',')
  if (dataDir) values.MOBILEJKN_DATA_DIR = dataDir
  return values
}

function wordOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak'
  return String(value)
}

/** The form that these settings would be made from. Starting with the computer is no part of them. */
export function formOf(settings: Settings): Omit<SettingsForm, 'autostart'> {
  const { bpjs, database, sync } = settings
  return {
    databaseHost: database.host,
    databasePort: database.port,
    databaseName: database.database,
    databaseUser: database.username,
    bpjsUrl: bpjs.baseUrl,
    signatureEncoding: bpjs.signatureEncoding,
    contentType: bpjs.contentType,
    // A variable may ask for less than a second, which the form has no word for.
    timeoutSeconds: Math.max(1, bpjs.timeoutMs / 1000),
    caFile: bpjs.caFile ?? '',
    intervalMinutes: sync.intervalMs / 60_000,
    zone: sync.zone,
    payerCodes: [...(sync.payerCodes ?? [])],
    kodeBookingForm: sync.kodeBookingForm,
    excludedPolis: [...sync.excludedPolis],
    jknWithoutBooking: sync.jknWithoutBooking,
    antreanFarmasi: sync.antreanFarmasi,
    jenisResep: sync.jenisResep,
    lookBackDays: sync.lookBackDays,
    concurrency: sync.concurrency,
    retentionDays: sync.retentionDays,
    ...settings.capaian,
    dataDir: settings.dataDir,
  }
}
