import { z } from 'zod'
import { MAX_LOOK_BACK_DAYS } from '../sync-limits.ts'
import { isHourMinute, ZONES } from '../wall-time.ts'

/** Names of the values that are never shown again once they are set. */
export const SECRET_NAMES = ['consId', 'secretKey', 'userKey', 'databasePassword'] as const
export type SecretName = (typeof SECRET_NAMES)[number]

/** Codes; a comma would part one in two where lists are written as text. */
const list = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(20)
      .regex(/^[^,]*$/, 'Tanpa koma.'),
  )
  .max(200)

/** The settings screen's plain values. What a value may be is said field by field, in Indonesian. */
export const settingsForm = z.object({
  databaseHost: z.string().trim().min(1, 'Isi alamat server database.').max(255),
  databasePort: z.number('Isi port.').int().min(1, 'Port 1 sampai 65535.').max(65_535, 'Port 1 sampai 65535.'),
  databaseName: z.string().trim().min(1, 'Isi nama database, biasanya sik.').max(64),
  databaseUser: z.string().trim().min(1, 'Isi nama pengguna database.').max(80),
  bpjsUrl: z
    .string()
    .trim()
    .regex(/^https?:\/\/[^\s@]+$/, 'Isi alamat yang diawali https://')
    .max(300),
  signatureEncoding: z.enum(['base64', 'hex']),
  contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']),
  timeoutSeconds: z.number('Isi batas waktu.').min(1, 'Paling singkat 1 detik.').max(300, 'Paling lama 300 detik.'),
  /** A certificate authority of the hospital's own; empty: only the public ones. */
  caFile: z.string().trim().max(500, 'Paling panjang 500 huruf.'),
  intervalMinutes: z
    .number('Isi jarak sinkron.')
    .int()
    .min(1, 'Paling singkat 1 menit.')
    .max(60, 'Paling lama 60 menit.'),
  zone: z.enum(ZONES as [(typeof ZONES)[number], ...(typeof ZONES)[number][]]),
  /** Empty: as `password_asuransi` says, else BPJ. */
  payerCodes: list,
  kodeBookingForm: z.enum(['no_rawat', 'brief']),
  excludedPolis: list,
  jknWithoutBooking: z.enum(['kirim', 'tahan', 'lewati']),
  /** Prescriptions are announced to BPJS's pharmacy queue. */
  antreanFarmasi: z.boolean(),
  /** Tasks 5 to 7 say what kind of prescription it is. */
  jenisResep: z.boolean(),
  lookBackDays: z
    .number('Isi jumlah hari.')
    .int()
    .min(0, 'Paling sedikit 0 hari.')
    .max(MAX_LOOK_BACK_DAYS, `Paling banyak ${MAX_LOOK_BACK_DAYS} hari.`),
  concurrency: z.number('Isi jumlah.').int().min(1, 'Paling sedikit 1.').max(16, 'Paling banyak 16.'),
  retentionDays: z
    .number('Isi jumlah hari.')
    .int()
    .min(31, 'Paling sedikit 31 hari.')
    .max(3650, 'Paling banyak 3650 hari.'),
  /** Minutes from task 3 to task 4 at most; 0 for none. */
  targetTungguMenit: z
    .number('Isi target menit.')
    .int()
    .min(0, 'Paling sedikit 0 menit.')
    .max(600, 'Paling lama 600 menit.'),
  /** Visits with the full chain, in a hundred; 0 for none. */
  targetLengkapPersen: z
    .number('Isi target persen.')
    .int()
    .min(0, 'Paling sedikit 0%.')
    .max(100, 'Paling banyak 100%.'),
  /** `HH:MM` from when the day's incomplete visits are reminded of; empty for never. */
  jamPengingat: z
    .string()
    .trim()
    .refine((text) => text === '' || isHourMinute(text), 'Isi jam dan menit, seperti 14:00.'),
  autostart: z.boolean(),
  /** Empty: the usual place. Takes effect at the next start. */
  dataDir: z.string().trim().max(500),
})
export type SettingsForm = z.infer<typeof settingsForm>

/** Secrets as they are handed in: absent is left as it is, an empty text removes it. */
export const secretValues = z.object({
  consId: z.string().max(200).optional(),
  secretKey: z.string().max(200).optional(),
  userKey: z.string().max(200).optional(),
  databasePassword: z.string().max(200).optional(),
})
export type SecretValues = z.infer<typeof secretValues>

export type SecretState =
  | 'belum'
  | 'tersimpan'
  /** Kept until the program ends. */
  | 'sesi'
  /** Given by an environment variable, which wins. */
  | 'lingkungan'
  /** Stored, but this user or computer cannot read it: type it again. */
  | 'tidak-terbaca'

export interface SettingsView {
  readonly form: SettingsForm
  readonly secrets: Readonly<Record<SecretName, SecretState>>
  /** Fields an environment variable or .env file decides, with that variable's name: shown read-only. */
  readonly fixed: Readonly<Partial<Record<keyof SettingsForm, string>>>
  readonly keyStore: 'aman' | 'sesi'
  readonly dataDir: string
  /** Autostart can be set here (desktop only). */
  readonly canAutostart: boolean
  /** Problems with the stored settings, by field. */
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

export interface CheckLine {
  readonly ok: boolean
  readonly text: string
}

export interface ImportChange {
  /** Name of the field in {@link SettingsForm} or of the secret. */
  readonly field: keyof SettingsForm | SecretName
  readonly label: string
  /** What is set now and what would be; secrets as "tersimpan" / "baru" only. */
  readonly before: string
  readonly after: string
}

export interface ImportPreview {
  /** Hand back to apply; the values themselves stay in the main process. */
  readonly id: string
  readonly source: string
  readonly changes: readonly ImportChange[]
  /** Sentences about entries that could not be used. */
  readonly notes: readonly string[]
}

export interface MigrationView {
  readonly kind: 'sudah-ada' | 'buat' | 'ditolak'
  readonly table: string
  /** The statement that would be run. */
  readonly ddl: string
  readonly message: string
}

export interface PinState {
  readonly pinSet: boolean
  readonly open: boolean
  /** Milliseconds until the next try is allowed. */
  readonly waitMs: number
}

export interface About {
  readonly version: string
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  readonly dataDir: string
  readonly logFile: string
  readonly host: 'desktop' | 'peramban'
}
