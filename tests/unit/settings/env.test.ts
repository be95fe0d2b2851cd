import { describe, expect, it } from 'vitest'
import { type Environment, KNOWN_VARIABLES, readSettings, unknownVariables } from '../../../src/main/settings/env.ts'
import { type SettingProblem, type Settings, secretsOf } from '../../../src/main/settings/settings.ts'

/** What has no default, and nothing else. */
const REQUIRED = {
  BPJS_MOBILE_JKN_URL: 'https://apijkn-dev.bpjs-kesehatan.go.id/antreanrs_dev',
  BPJS_API_KEY: '12345',
  BPJS_SECRET_KEY: 'kunci-rahasia',
  DB_HOST: '192.168.1.10',
  DB_DATABASE: 'sik',
  DB_USERNAME: 'khanza',
}

const read = (variables: Environment = {}, file: Environment = REQUIRED) => readSettings(file, variables, '/data')

function settingsOf(...given: Parameters<typeof read>): Settings {
  const result = read(...given)
  if (!result.ok) throw new Error(result.error.map((problem) => problem.message).join(' '))
  return result.value
}

function problemsOf(...given: Parameters<typeof read>): SettingProblem[] {
  const result = read(...given)
  return result.ok ? [] : result.error
}

describe('settings', () => {
  it('have a default for everything but address, keys and database', () => {
    expect(settingsOf()).toEqual({
      bpjs: {
        baseUrl: 'https://apijkn-dev.bpjs-kesehatan.go.id/antreanrs_dev',
        credentials: { consId: '12345', secret: 'kunci-rahasia', userKey: '' },
        signatureEncoding: 'base64',
        contentType: 'application/json',
        timeoutMs: 15_000,
      },
      database: { host: '192.168.1.10', port: 3306, database: 'sik', username: 'khanza', password: '' },
      sync: {
        zone: 'Asia/Jakarta',
        intervalMs: 300_000,
        payerCodes: null,
        kodeBookingForm: 'no_rawat',
        concurrency: 4,
        excludedPolis: ['IGDK'],
        jknWithoutBooking: 'kirim',
        antreanFarmasi: true,
        jenisResep: false,
        lookBackDays: 6,
        retentionDays: 400,
      },
      capaian: { targetTungguMenit: 60, targetLengkapPersen: 80, jamPengingat: '14:00' },
      dataDir: '/data',
    })
  })

  it('are read from every variable there is', () => {
    const all: Record<(typeof KNOWN_VARIABLES)[number], string> = {
      BPJS_MOBILE_JKN_URL: 'http://localhost:9999/antreanrs',
      BPJS_API_KEY: '54321',
      BPJS_SECRET_KEY: 'lain',
      BPJS_USER_KEY: 'pengguna',
      BPJS_SIGNATURE: 'hex',
      BPJS_CONTENT_TYPE: 'application/x-www-form-urlencoded',
      BPJS_TIMEOUT_MS: '2500',
      BPJS_CA_FILE: '/etc/rs/ca.pem',
      DB_HOST: 'db.rs.local',
      DB_PORT: '3307',
      DB_DATABASE: 'sik2',
      DB_USERNAME: 'petugas',
      DB_PASSWORD: 'sandi "kutip"',
      MOBILEJKN_DATA_DIR: '/srv/jkn',
      MOBILEJKN_ZONA: 'Asia/Makassar',
      MOBILEJKN_INTERVAL: '10',
      MOBILEJKN_KD_PJ_BPJS: 'A09,BPJ',
      MOBILEJKN_KODE_BOOKING: 'brief',
      MOBILEJKN_KONKURENSI: '8',
      MOBILEJKN_POLI_DIKECUALIKAN: 'IGDK,U0005',
      MOBILEJKN_JKN_TANPA_BOOKING: 'tahan',
      MOBILEJKN_ANTREAN_FARMASI: 'tidak',
      MOBILEJKN_JENIS_RESEP: 'ya',
      MOBILEJKN_MUNDUR_HARI: '0',
      MOBILEJKN_SIMPAN_HARI: '90',
      MOBILEJKN_TARGET_TUNGGU: '0',
      MOBILEJKN_TARGET_LENGKAP: '100',
      MOBILEJKN_JAM_PENGINGAT: '13:30',
    }
    expect(settingsOf(all, {})).toMatchObject({
      bpjs: {
        baseUrl: 'http://localhost:9999/antreanrs',
        credentials: { consId: '54321', secret: 'lain', userKey: 'pengguna' },
        signatureEncoding: 'hex',
        contentType: 'application/x-www-form-urlencoded',
        timeoutMs: 2_500,
        caFile: '/etc/rs/ca.pem',
      },
      database: { host: 'db.rs.local', port: 3307, database: 'sik2', username: 'petugas', password: 'sandi "kutip"' },
      sync: {
        zone: 'Asia/Makassar',
        intervalMs: 600_000,
        payerCodes: ['A09', 'BPJ'],
        kodeBookingForm: 'brief',
        concurrency: 8,
        excludedPolis: ['IGDK', 'U0005'],
        jknWithoutBooking: 'tahan',
        antreanFarmasi: false,
        jenisResep: true,
        lookBackDays: 0,
        retentionDays: 90,
      },
      capaian: { targetTungguMenit: 0, targetLengkapPersen: 100, jamPengingat: '13:30' },
      dataDir: '/srv/jkn',
    })
  })

  it('of the environment win over those of the .env file, one by one', () => {
    const { database } = settingsOf({ DB_HOST: 'lain' }, { ...REQUIRED, DB_PORT: '3307' })
    expect([database.host, database.port]).toEqual(['lain', 3307])
  })

  it('leave nobody reminded where the hour of the reminder is empty', () => {
    expect(settingsOf({ MOBILEJKN_JAM_PENGINGAT: ' ' }).capaian.jamPengingat).toBe('')
  })

  it('lose the space around them', () => {
    expect(settingsOf({ BPJS_API_KEY: ' 12345\r\n', MOBILEJKN_INTERVAL: ' 7 ' })).toMatchObject({
      bpjs: { credentials: { consId: '12345' } },
      sync: { intervalMs: 420_000 },
    })
  })

  it('that are secret are known by name for the redaction of logs', () => {
    expect(secretsOf(settingsOf({ BPJS_USER_KEY: 'pengguna', DB_PASSWORD: 'sandi' }))).toEqual([
      '12345',
      'kunci-rahasia',
      'pengguna',
      'sandi',
    ])
  })
})

describe('a missing setting', () => {
  it.each(Object.keys(REQUIRED))('is told by its name: %s', (name) => {
    for (const value of [undefined, '', '  ']) {
      const problems = problemsOf({}, { ...REQUIRED, [name]: value })
      expect(problems).toMatchObject([{ name }])
      expect(problems[0]?.message).toContain(`${name} belum diisi`)
    }
  })

  it('is told together with all the others', () => {
    expect(problemsOf({ MOBILEJKN_ZONA: 'WIB' }, {}).map((problem) => problem.name)).toEqual([
      ...Object.keys(REQUIRED),
      'MOBILEJKN_ZONA',
    ])
  })
})

describe('a value that cannot be used', () => {
  it.each([
    ['BPJS_SIGNATURE', 'sha256', ['base64', 'hex']],
    ['MOBILEJKN_ZONA', 'WIB', ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']],
    ['MOBILEJKN_KODE_BOOKING', 'nobooking', ['no_rawat', 'brief']],
    ['BPJS_TIMEOUT_MS', '15s', ['50', '300000']],
    ['BPJS_TIMEOUT_MS', '0', ['50', '300000']],
    ['DB_PORT', '70000', ['1', '65535']],
    ['DB_PORT', '-1', ['1', '65535']],
    ['MOBILEJKN_INTERVAL', '0', ['1', '60']],
    ['MOBILEJKN_INTERVAL', '2.5', ['1', '60']],
    ['MOBILEJKN_INTERVAL', '1e1', ['1', '60']],
    ['MOBILEJKN_KONKURENSI', '17', ['1', '16']],
    ['MOBILEJKN_SIMPAN_HARI', '30', ['31', '3650']],
    ['MOBILEJKN_MUNDUR_HARI', '32', ['0', '31']],
    ['MOBILEJKN_TARGET_TUNGGU', '601', ['0', '600']],
    ['MOBILEJKN_TARGET_LENGKAP', '80%', ['0', '100']],
    ['MOBILEJKN_JAM_PENGINGAT', '14.00', ['14:00']],
    ['MOBILEJKN_JAM_PENGINGAT', '24:00', ['14:00']],
    ['MOBILEJKN_ANTREAN_FARMASI', 'true', ['ya', 'tidak']],
    ['MOBILEJKN_JENIS_RESEP', '1', ['ya', 'tidak']],
    ['MOBILEJKN_JKN_TANPA_BOOKING', 'ya', ['kirim', 'tahan', 'lewati']],
    ['BPJS_CONTENT_TYPE', 'text/xml', ['application/json', 'application/x-www-form-urlencoded']],
    ['BPJS_MOBILE_JKN_URL', 'apijkn.bpjs-kesehatan.go.id', ['https://']],
    ['BPJS_MOBILE_JKN_URL', 'ftp://apijkn.bpjs-kesehatan.go.id', ['https://']],
  ])('names the variable, the value and what is allowed: %s=%s', (name, value, allowed) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toMatchObject([{ name }])
    for (const words of [name, value, ...allowed]) expect(problems[0]?.message).toContain(words)
  })

  it.each(['BPJS_API_KEY', 'BPJS_SECRET_KEY', 'BPJS_USER_KEY'])('that is a key is never repeated: %s', (name) => {
    for (const value of ['rahasia\nsekali', 'rahasia\r\nX-Sisip: 1', 'rahasia\u00e9', 'rahasia\u0000']) {
      const problems = problemsOf({ [name]: value })
      expect(problems).toMatchObject([{ name }])
      expect(problems[0]?.message).toContain(name)
      expect(problems[0]?.message).not.toContain('rahasia')
    }
  })
})

describe('a choice', () => {
  it.each([
    ['BPJS_SIGNATURE', 'HEX', { bpjs: { signatureEncoding: 'hex' } }],
    ['MOBILEJKN_ZONA', 'asia/jayapura', { sync: { zone: 'Asia/Jayapura' } }],
    ['MOBILEJKN_KODE_BOOKING', 'Brief', { sync: { kodeBookingForm: 'brief' } }],
    ['MOBILEJKN_ANTREAN_FARMASI', 'Tidak', { sync: { antreanFarmasi: false } }],
    ['MOBILEJKN_JKN_TANPA_BOOKING', 'Lewati', { sync: { jknWithoutBooking: 'lewati' } }],
  ])('may be written in any case: %s=%s', (name, value, settings) => {
    expect(settingsOf({ [name]: value })).toMatchObject(settings)
  })
})

describe('the address', () => {
  it.each([
    ['https://x.id/antreanrs/', 'https://x.id/antreanrs'],
    ['https://x.id///', 'https://x.id'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('has no slash at its end: %s', (given, used) => {
    expect(settingsOf({ BPJS_MOBILE_JKN_URL: given }).bpjs.baseUrl).toBe(used)
  })
})

describe('a list', () => {
  it('is separated by commas, and empty places do not count', () => {
    const { sync } = settingsOf({ MOBILEJKN_POLI_DIKECUALIKAN: ' IGDK , ,U1,', MOBILEJKN_KD_PJ_BPJS: 'BPJ, A09 ' })
    expect([sync.excludedPolis, sync.payerCodes]).toEqual([
      ['IGDK', 'U1'],
      ['BPJ', 'A09'],
    ])
  })

  it.each(['', ' ', ',', ' , '])('of excluded polis that is empty excludes none: %j', (text) => {
    expect(settingsOf({ MOBILEJKN_POLI_DIKECUALIKAN: text }).sync.excludedPolis).toEqual([])
  })

  it.each(['', ' ', ','])('of payer codes that is empty leaves it to the hospital: %j', (text) => {
    expect(settingsOf({ MOBILEJKN_KD_PJ_BPJS: text }).sync.payerCodes).toBeNull()
  })
})

describe('variables nobody reads', () => {
  it('are found where they look like ours, once and in order', () => {
    const file = { MOBILEJKN_ZONE: 'x', BPJS_USERKEY: 'x', DB_CONNECTION: 'mysql' }
    expect(unknownVariables(file, { MOBILEJKN_ZONE: 'y', PATH: '/bin', APP_KEY: 'x' })).toEqual([
      'BPJS_USERKEY',
      'MOBILEJKN_ZONE',
    ])
  })

  it('are not those we know', () => {
    expect(unknownVariables(Object.fromEntries(KNOWN_VARIABLES.map((name) => [name, 'x'])))).toEqual([])
  })
})
