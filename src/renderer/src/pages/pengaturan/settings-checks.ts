import type { SecretName, SecretValues } from '../../../../shared/ipc/settings.ts'
import { MAX_LOOK_BACK_DAYS } from '../../../../shared/sync-limits.ts'
import { isHourMinute } from '../../../../shared/wall-time.ts'
import type { FieldName } from './fields.ts'
import type { SettingsDraft } from './settings-draft.ts'

export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>

const MAX_SECRET = 200
const MAX_CODES = 200
const MAX_CODE = 20

type Check = (draft: SettingsDraft) => string | null

/** The limits of the settings contract, told while somebody types. Its test holds both against each other. */
const CHECKS: Readonly<Partial<Record<keyof SettingsDraft, Check>>> = {
  databaseHost: ({ databaseHost }) => text(databaseHost, 255, 'Isi alamat server database.'),
  databasePort: ({ databasePort }) =>
    whole(databasePort, 1, 65_535, 'Isi port, biasanya 3306.', 'Port 1 sampai 65535.'),
  databaseName: ({ databaseName }) => text(databaseName, 64, 'Isi nama database, biasanya sik.'),
  databaseUser: ({ databaseUser }) => text(databaseUser, 80, 'Isi nama pengguna database.'),
  bpjsUrl: ({ bpjsUrl }) => address(bpjsUrl.trim()),
  timeoutSeconds: ({ timeoutSeconds }) =>
    timeoutSeconds === ''
      ? 'Isi batas waktu.'
      : timeoutSeconds >= 1 && timeoutSeconds <= 300
        ? null
        : 'Batas waktu 1 sampai 300 detik.',
  caFile: ({ caFile }) => (caFile.trim().length > 500 ? 'Paling panjang 500 huruf.' : null),
  intervalMinutes: ({ intervalMinutes }) =>
    whole(intervalMinutes, 1, 60, 'Isi jarak sinkron.', 'Jarak sinkron 1 sampai 60 menit.'),
  payerCodes: ({ payerCodes }) => codes(payerCodes),
  excludedPolis: ({ excludedPolis }) => codes(excludedPolis),
  concurrency: ({ concurrency }) => whole(concurrency, 1, 16, 'Isi jumlah.', 'Antara 1 dan 16 kiriman.'),
  lookBackDays: ({ lookBackDays }) =>
    whole(lookBackDays, 0, MAX_LOOK_BACK_DAYS, 'Isi jumlah hari.', `Antara 0 dan ${MAX_LOOK_BACK_DAYS} hari.`),
  retentionDays: ({ retentionDays }) => whole(retentionDays, 31, 3650, 'Isi jumlah hari.', 'Antara 31 dan 3.650 hari.'),
  targetTungguMenit: ({ targetTungguMenit }) =>
    whole(targetTungguMenit, 0, 600, 'Isi target menit.', 'Antara 0 dan 600 menit.'),
  targetLengkapPersen: ({ targetLengkapPersen }) =>
    whole(targetLengkapPersen, 0, 100, 'Isi target persen.', 'Antara 0 dan 100 persen.'),
  jamPengingat: ({ jamPengingat }) =>
    jamPengingat.trim() === '' || isHourMinute(jamPengingat.trim()) ? null : 'Isi jam dan menit, seperti 14:00.',
  dataDir: ({ dataDir }) => (dataDir.trim().length > 500 ? 'Paling panjang 500 huruf.' : null),
}

/** What is wrong with the form, field by field. Fields that the environment decides are left out: nobody can mend them here. */
export function errorsOf(draft: SettingsDraft, secrets: SecretValues, fixed: readonly string[] = []): FieldErrors {
  const errors: Partial<Record<FieldName, string>> = {}
  for (const [field, check] of Object.entries(CHECKS) as [keyof SettingsDraft, Check][]) {
    const error = fixed.includes(field) ? null : check(draft)
    if (error) errors[field] = error
  }
  for (const [name, value] of Object.entries(secrets) as [SecretName, string | undefined][]) {
    const error = value === undefined ? null : secretError(name, value)
    if (error) errors[name] = error
  }
  return errors
}

/** The sentence never repeats the secret. */
function secretError(name: SecretName, value: string): string | null {
  if (value.length > MAX_SECRET) return `Paling panjang ${MAX_SECRET} huruf.`
  // BPJS's keys travel in HTTP headers; a password does not.
  if (name !== 'databasePassword' && !/^[\x20-\x7e]*$/.test(value))
    return 'Ada huruf yang tidak mungkin di kunci BPJS. Salin lagi dari BPJS.'
  return null
}

function text(value: string, max: number, empty: string): string | null {
  const { length } = value.trim()
  if (length === 0) return empty
  return length > max ? `Paling panjang ${max} huruf.` : null
}

function whole(value: number | '', min: number, max: number, empty: string, outside: string): string | null {
  if (value === '') return empty
  return Number.isInteger(value) && value >= min && value <= max ? null : outside
}

function address(url: string): string | null {
  if (!/^https?:\/\/[^\s@]+$/.test(url)) return 'Isi alamat yang diawali https://'
  return url.length > 300 ? 'Paling panjang 300 huruf.' : null
}

function codes(list: readonly string[]): string | null {
  if (list.length > MAX_CODES) return `Paling banyak ${MAX_CODES} kode.`
  if (list.some((code) => code.includes(','))) return 'Tulis kode satu per satu, tanpa koma.'
  const bad = list.some((code) => code.trim() === '' || code.trim().length > MAX_CODE)
  return bad ? `Kode paling panjang ${MAX_CODE} huruf.` : null
}
