import type { SettingsForm, SettingsView } from '../../../src/shared/ipc/settings.ts'

export const STORED_FORM: SettingsForm = {
  databaseHost: '10.0.0.5',
  databasePort: 3306,
  databaseName: 'sik',
  databaseUser: 'sik',
  bpjsUrl: 'https://apijkn.bpjs-kesehatan.go.id/antreanrs',
  signatureEncoding: 'base64',
  contentType: 'application/json',
  timeoutSeconds: 15,
  caFile: '',
  intervalMinutes: 5,
  zone: 'Asia/Jakarta',
  payerCodes: [],
  kodeBookingForm: 'no_rawat',
  excludedPolis: ['IGDK'],
  jknWithoutBooking: 'kirim',
  antreanFarmasi: true,
  jenisResep: false,
  lookBackDays: 6,
  concurrency: 4,
  retentionDays: 400,
  targetTungguMenit: 60,
  targetLengkapPersen: 80,
  jamPengingat: '14:00',
  autostart: false,
  dataDir: '',
}

type Changes = Partial<Omit<SettingsView, 'form'>> & { readonly form?: Partial<SettingsForm> }

/** A configured hospital, with everything stored. */
export function settingsView({ form, ...rest }: Changes = {}): SettingsView {
  return {
    form: { ...STORED_FORM, ...form },
    secrets: { consId: 'tersimpan', secretKey: 'tersimpan', userKey: 'belum', databasePassword: 'tersimpan' },
    fixed: {},
    keyStore: 'aman',
    dataDir: 'data',
    canAutostart: true,
    problems: [],
    ...rest,
  }
}
