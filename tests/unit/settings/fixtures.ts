import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { onTestFinished } from 'vitest'
import type { Environment } from '../../../src/main/settings/env.ts'
import { NOTHING_STORED } from '../../../src/main/settings/stored.ts'
import { type ResolveInput, resolveSettings } from '../../../src/main/settings/to-settings.ts'
import type { SettingsForm } from '../../../src/shared/ipc/settings.ts'

/** A folder of its own, gone when the test ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'jkn-pengaturan-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A hospital that has set up everything. */
export const FORM: SettingsForm = {
  databaseHost: '10.0.0.5',
  databasePort: 3307,
  databaseName: 'sik',
  databaseUser: 'khanza',
  bpjsUrl: 'https://apijkn.bpjs-kesehatan.go.id/antreanrs',
  signatureEncoding: 'hex',
  contentType: 'application/x-www-form-urlencoded',
  timeoutSeconds: 20,
  caFile: '/etc/rs/ca.pem',
  intervalMinutes: 10,
  zone: 'Asia/Makassar',
  payerCodes: ['BPJ', 'A09'],
  kodeBookingForm: 'brief',
  excludedPolis: [],
  jknWithoutBooking: 'tahan',
  antreanFarmasi: false,
  jenisResep: true,
  lookBackDays: 3,
  concurrency: 8,
  retentionDays: 90,
  targetTungguMenit: 45,
  targetLengkapPersen: 95,
  jamPengingat: '13:30',
  autostart: true,
  dataDir: '/srv/jkn',
}

export const SECRETS = {
  consId: 'cons-98765',
  secretKey: 'kunci-sangat-rahasia',
  userKey: 'kunci-pengguna-rahasia',
  databasePassword: ' sandi "db" rahasia ',
}

/** Resolves with nothing given but what the test is about. */
export function resolved(given: Partial<ResolveInput> & { readonly form?: Partial<SettingsForm> } = {}) {
  const none: Environment = {}
  const { form, ...input } = given
  return resolveSettings({
    stored: { ...NOTHING_STORED, form: form ?? {} },
    secrets: {},
    envFile: none,
    environment: none,
    dataDir: '/program',
    ...input,
  })
}

/** Text that survives trimming, of one or more visible characters. */
function visible(maxLength: number, without: RegExp = /(?!)/): fc.Arbitrary<string> {
  return fc
    .string({ minLength: 1, maxLength, unit: 'grapheme' })
    .filter((text) => text.trim() !== '' && text.length <= maxLength && !without.test(text.trim()))
    .map((text) => text.trim())
}

/** Any form the settings screen may hand in. */
export const anyForm: fc.Arbitrary<SettingsForm> = fc.record({
  databaseHost: visible(60),
  databasePort: fc.integer({ min: 1, max: 65_535 }),
  databaseName: visible(20),
  databaseUser: visible(20),
  bpjsUrl: fc
    .webUrl({ withFragments: false, withQueryParameters: false })
    .filter((url) => !url.includes('@'))
    .map((url) => url.replace(/\/+$/, '')),
  signatureEncoding: fc.constantFrom('base64', 'hex'),
  contentType: fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
  timeoutSeconds: fc.integer({ min: 1_000, max: 300_000 }).map((ms) => ms / 1000),
  caFile: fc.constantFrom('', '/etc/rs/ca.pem', 'C:\\rs\\ca rumah sakit.cer'),
  intervalMinutes: fc.integer({ min: 1, max: 60 }),
  zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
  payerCodes: fc.array(visible(20, /,/), { maxLength: 4 }),
  kodeBookingForm: fc.constantFrom('no_rawat', 'brief'),
  excludedPolis: fc.array(visible(20, /,/), { maxLength: 4 }),
  jknWithoutBooking: fc.constantFrom('kirim', 'tahan', 'lewati'),
  antreanFarmasi: fc.boolean(),
  jenisResep: fc.boolean(),
  lookBackDays: fc.integer({ min: 0, max: 31 }),
  concurrency: fc.integer({ min: 1, max: 16 }),
  retentionDays: fc.integer({ min: 31, max: 3_650 }),
  targetTungguMenit: fc.integer({ min: 0, max: 600 }),
  targetLengkapPersen: fc.integer({ min: 0, max: 100 }),
  jamPengingat: fc.constantFrom('', '00:00', '14:00', '23:59'),
  autostart: fc.boolean(),
  dataDir: fc.constantFrom('', '/srv/jkn', '/data/mobile jkn'),
})
