import type { BpjsSettings } from '../bpjs/client.ts'
import type { DatabaseSettings } from '../hospital/database.ts'
import type { CycleSettings } from '../sync/cycle.ts'

/** Everything the program is told from outside, checked and complete. */
export interface Settings {
  readonly bpjs: BpjsSettings
  readonly database: DatabaseSettings
  readonly sync: CycleSettings
  readonly capaian: CapaianSettings
  /** Folder of the outbox and the log. */
  readonly dataDir: string
}

/** What the hospital wants to reach. Sending does not depend on it. */
export interface CapaianSettings {
  /** Minutes from task 3 to task 4 at most; 0 for none. */
  readonly targetTungguMenit: number
  /** Visits with the full chain, in a hundred; 0 for none. */
  readonly targetLengkapPersen: number
  /** `HH:MM` by the hospital's clock, from when the day's incomplete visits are reminded of; empty for never. */
  readonly jamPengingat: string
}

/** A setting that is missing or cannot be used; the message names it and says what it may be. */
export interface SettingProblem {
  readonly name: string
  /** `tidak-terbaca`: stored by the window, in a key store that cannot be read here. */
  readonly kind: 'kosong' | 'tidak-sah' | 'tidak-terbaca'
  readonly message: string
}

export const DEFAULT_TIMEOUT_MS = 15_000

/** What holds until a hospital says otherwise. */
export const DEFAULT_SYNC: CycleSettings = {
  zone: 'Asia/Jakarta',
  intervalMs: 5 * 60_000,
  payerCodes: null,
  kodeBookingForm: 'no_rawat',
  concurrency: 4,
  excludedPolis: ['IGDK'],
  jknWithoutBooking: 'kirim',
  antreanFarmasi: true,
  jenisResep: false,
  lookBackDays: 6,
  retentionDays: 400,
}

export const DEFAULT_CAPAIAN: CapaianSettings = {
  targetTungguMenit: 60,
  targetLengkapPersen: 80,
  jamPengingat: '14:00',
}

/** The credentials and passwords in the settings, for the redaction of logs. */
export function secretsOf(settings: Settings): string[] {
  const { credentials } = settings.bpjs
  return [credentials.consId, credentials.secret, credentials.userKey, settings.database.password]
}
