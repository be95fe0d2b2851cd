import { createCipheriv } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretValues, SettingsForm } from '../../src/shared/ipc/settings.ts'
import { expectDelivered } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type DatabaseUser, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, type DeskOptions, openDesk, REVERSING_CIPHER, secretText } from '../support/host-rig.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const now = clockFrom(`${TANGGAL} 16:00:00`)
const CREDENTIALS = { consId: secretText(), secret: secretText(), userKey: secretText() }

let db: HospitalDatabase
let seeded: SeededHospital
let user: DatabaseUser
let rig: Rig
let desk: Desk

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 8, bookings: 4, withTimes: true })
  user = await db.createUser({ readOnly: false })
  rig = await createRig({ db, now, user, simulator: { credentials: CREDENTIALS } })
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

/** Nothing is configured but the folder. */
async function wizard(options: Partial<DeskOptions> = {}): Promise<void> {
  desk = await openDesk({
    directory: rig.dataDir,
    environment: { MOBILEJKN_DATA_DIR: rig.dataDir },
    now,
    ...options,
  })
}

const secrets = (): SecretValues => ({
  consId: CREDENTIALS.consId,
  secretKey: CREDENTIALS.secret,
  userKey: CREDENTIALS.userKey,
  databasePassword: user.password,
})

/** The form as a person would have filled it. */
async function filled(changes: Partial<SettingsForm> = {}): Promise<SettingsForm> {
  const { form } = await desk.ask('pengaturan:baca')
  return {
    ...form,
    databaseHost: db.config.host,
    databasePort: db.config.port,
    databaseName: db.name,
    databaseUser: user.user,
    bpjsUrl: rig.simulator.url,
    payerCodes: ['BPJ'],
    ...changes,
  }
}

const save = async (changes: Partial<SettingsForm> = {}) =>
  desk.ask('pengaturan:simpan', { form: await filled(changes), secrets: secrets() })

/** Everything the program wrote down, by file. */
function written(): [string, string][] {
  const files = readdirSync(rig.dataDir, { recursive: true, encoding: 'utf8' }).map((file) => join(rig.dataDir, file))
  return files.filter((file) => statSync(file).isFile()).map((file) => [file, readFileSync(file, 'latin1')])
}

describe('the wizard', () => {
  it('leads from nothing to a hospital that is sent', async () => {
    await wizard()
    expect(desk.state()).toMatchObject({ mode: 'awal', lingkungan: null, problems: [] })
    expect(await desk.refusal('dasbor:baca')).toMatchObject({ code: 'belum-siap' })
    const view = await save()
    expect(view).toMatchObject({ problems: [], secrets: { consId: 'sesi', databasePassword: 'sesi' } })
    expect(desk.state().mode).toBe('rumah-sakit')
    await desk.untilSent()
    expectDelivered(rig, seeded)
  })

  it('is back where secrets were kept for the session only: what is missing is said', async () => {
    await wizard()
    await save()
    await desk.stop()
    await wizard()
    expect(desk.state()).toMatchObject({ mode: 'rumah-sakit', service: { state: 'perlu-tindakan' } })
    expect(desk.state().problems).toMatchObject([{ reason: 'pengaturan', message: expect.stringContaining('Cons ID') }])
    expect((await desk.ask('pengaturan:baca')).form.databaseName).toBe(db.name)
    await desk.ask('pengaturan:simpan', { form: await filled(), secrets: secrets() })
    await desk.untilSent()
  })

  it('does not come back behind the demo, although a secret is missing', async () => {
    await wizard()
    await save()
    await desk.ask('demo:mulai')
    await desk.stop()
    await wizard()
    await desk.ask('demo:keluar')
    expect(desk.state()).toMatchObject({ mode: 'rumah-sakit', problems: [{ reason: 'pengaturan' }] })
  })

  it('is done with once the computer keeps the secrets', async () => {
    await wizard({ cipher: REVERSING_CIPHER })
    expect(await save()).toMatchObject({ keyStore: 'aman', secrets: { secretKey: 'tersimpan' } })
    await desk.stop()
    await wizard({ cipher: REVERSING_CIPHER })
    await desk.untilSent()
    expect(desk.state().mode).toBe('rumah-sakit')
  })

  it('refuses a form that cannot be used, by field, and changes nothing', async () => {
    await wizard()
    const form = await filled({ intervalMinutes: 0 })
    expect(await desk.refusal('pengaturan:simpan', { form, secrets: secrets() })).toEqual({
      code: 'tidak-sah',
      field: 'form.intervalMinutes',
      message: 'Paling singkat 1 menit.',
    })
    expect(desk.state().mode).toBe('awal')
  })
})

it('no secret is in a file or in an answer, whatever is asked', async () => {
  await wizard({ cipher: REVERSING_CIPHER })
  await save()
  await desk.untilSent()
  const form = await filled()
  await desk.ask('pengaturan:uji-database', { form, secrets: secrets() })
  await desk.ask('pengaturan:uji-database', { form, secrets: { databasePassword: secretText() } })
  await desk.ask('pengaturan:uji-bpjs', { form, secrets: secrets() })
  const isi = `DB_PASSWORD=${user.password}\nBPJS_SECRET_KEY=${CREDENTIALS.secret}\n`
  const { id } = await desk.ask('pengaturan:impor', { nama: '.env', isi })
  await desk.ask('pengaturan:terapkan-impor', { id })
  for (const channel of ['pengaturan:baca', 'keadaan:baca', 'dasbor:baca', 'log:baca', 'tentang:baca'] as const) {
    await desk.ask(channel)
  }
  const { teks } = await desk.ask('tentang:diagnostik')
  expect(teks).toContain('rumah-sakit')
  const { items } = await desk.ask('antrian:baca', { states: ['terkirim'], reason: null, teks: '', limit: 50 })
  for (const item of items) await desk.ask('antrian:rincian', { id: item.id })
  await desk.untilSent()
  const everything = [
    ...written(),
    ...desk.answers.map((text) => ['answer', text] as const),
    ...desk.events.map((event) => ['event', JSON.stringify(event)] as const),
  ]
  expect(written().map(([file]) => file)).toContain(join(rig.dataDir, 'pengaturan.json'))
  const leaks = everything.filter(([, text]) => Object.values(secrets()).some((secret) => text.includes(secret)))
  expect(leaks).toEqual([])
})

describe('an environment variable', () => {
  it('keeps its field fixed, and gives its secret without showing it', async () => {
    await wizard({
      environment: { MOBILEJKN_DATA_DIR: rig.dataDir, MOBILEJKN_INTERVAL: '7', BPJS_SECRET_KEY: CREDENTIALS.secret },
    })
    const view = await desk.ask('pengaturan:simpan', {
      form: await filled({ intervalMinutes: 9 }),
      secrets: { ...secrets(), secretKey: 'lain' },
    })
    expect(view.form.intervalMinutes).toBe(7)
    expect(view.fixed).toEqual({ intervalMinutes: 'MOBILEJKN_INTERVAL', dataDir: 'MOBILEJKN_DATA_DIR' })
    expect(view.secrets.secretKey).toBe('lingkungan')
    await desk.untilSent()
    expect(desk.state().bpjs.ok).toBe(true)
  })
})

describe('the connection test', () => {
  const good = (lines: readonly { ok: boolean }[]) => lines.every(({ ok }) => ok)
  const bad = (lines: readonly { ok: boolean; text: string }[]) => lines.filter(({ ok }) => !ok).map(({ text }) => text)

  it('of the database says that all is well, before anything is saved', async () => {
    await wizard()
    const form = { ...(await filled()), bpjsUrl: 'https://belum-diisi.example' }
    const lines = await desk.ask('pengaturan:uji-database', { form, secrets: { databasePassword: user.password } })
    expect(bad(lines)).toEqual([])
    expect(lines[0]?.text).toMatch(/^Database .+ terhubung$/)
    expect(desk.state().mode).toBe('awal')
  })

  it('of the database says what is wrong and where to mend it', async () => {
    await wizard()
    const test = async (changes: Partial<SettingsForm>, databasePassword = user.password) =>
      bad(await desk.ask('pengaturan:uji-database', { form: await filled(changes), secrets: { databasePassword } }))
    expect(await test({}, 'salah')).toEqual([expect.stringContaining('menolak sandi')])
    expect(await test({ databasePort: 1 })).toEqual([expect.stringContaining('menolak sambungan')])
    expect(await test({ databaseName: 'tidak_ada' })).toHaveLength(1)
    expect(desk.answers.join()).not.toMatch(/DB_[A-Z]+|mobilejkn /)
  })

  it('of BPJS says that the credentials are good, or that they are not', async () => {
    await wizard()
    const { databasePassword, ...keys } = secrets()
    const form = await filled({ databaseHost: 'belum-diisi' })
    expect(good(await desk.ask('pengaturan:uji-bpjs', { form, secrets: keys }))).toBe(true)
    const wrong = await desk.ask('pengaturan:uji-bpjs', { form, secrets: { ...keys, secretKey: 'salah' } })
    expect(bad(wrong)).toEqual([expect.stringContaining('BPJS menolak tanda tangan')])
    const nobody = { form: { ...form, bpjsUrl: 'http://127.0.0.1:1/antreanrs' }, secrets: keys }
    expect(bad(await desk.ask('pengaturan:uji-bpjs', nobody))).toHaveLength(1)
    expect(desk.answers.join()).not.toMatch(/BPJS_[A-Z]+/)
  })

  it('of BPJS asks for the key that is missing, and sends nothing', async () => {
    await wizard()
    const request = { form: await filled(), secrets: { secretKey: CREDENTIALS.secret } }
    expect(await desk.refusal('pengaturan:uji-bpjs', request)).toMatchObject({ code: 'tidak-sah', field: 'consId' })
    expect(rig.simulator.requests).toHaveLength(0)
  })
})

describe('the import of a database.xml', () => {
  const khanza = (plain: string) => {
    const cipher = createCipheriv('aes-128-cbc', 'Bar12345Bar12345', 'sayangsamakhanza')
    return cipher.update(plain, 'utf8', 'base64') + cipher.final('base64')
  }
  const file = () => {
    const entries = {
      HOST: khanza(db.config.host),
      PORT: khanza(String(db.config.port)),
      DATABASE: khanza(db.name),
      USER: khanza(user.user),
      PAS: khanza(user.password),
      CONSIDAPIMOBILEJKN: khanza(CREDENTIALS.consId),
      SECRETKEYAPIMOBILEJKN: khanza(CREDENTIALS.secret),
      USERKEYAPIMOBILEJKN: khanza(CREDENTIALS.userKey),
      URLAPIMOBILEJKN: rig.simulator.url,
    }
    const lines = Object.entries(entries).map(([key, value]) => `<entry key="${key}">${value}</entry>`)
    return `<?xml version="1.0" encoding="UTF-8"?>\n<properties>\n${lines.join('\n')}\n</properties>\n`
  }

  it('shows what would change and changes nothing yet', async () => {
    await wizard()
    const { changes, notes, source } = await desk.ask('pengaturan:impor', { nama: 'database.xml', isi: file() })
    expect([source, notes]).toEqual(['database.xml SIMRS Khanza', []])
    expect(changes).toContainEqual({
      field: 'databaseName',
      label: 'Nama database',
      before: '(kosong)',
      after: db.name,
    })
    expect(changes.find(({ field }) => field === 'secretKey')).toMatchObject({ before: 'belum diisi', after: 'baru' })
    expect((await desk.ask('pengaturan:baca')).form.databaseName).toBe('')
  })

  it('fills the wizard, and nothing runs before its last step', async () => {
    await wizard()
    const { id } = await desk.ask('pengaturan:impor', { nama: 'database.xml', isi: file() })
    const { form, secrets: given } = await desk.ask('pengaturan:terapkan-impor', { id })
    expect([form.databaseName, given.secretKey]).toEqual([db.name, 'sesi'])
    expect(await desk.refusal('pengaturan:terapkan-impor', { id })).toMatchObject({ code: 'tidak-ditemukan' })
    expect(desk.state().mode).toBe('awal')
    await desk.ask('demo:mulai')
    await desk.ask('demo:keluar')
    expect(desk.state().mode).toBe('awal')
    expect(rig.simulator.requests).toHaveLength(0)
    await desk.ask('pengaturan:simpan', { form, secrets: {} })
    await desk.untilSent()
    expectDelivered(rig, seeded)
  })

  it('into a hospital that runs is in force at once', async () => {
    await wizard()
    await save({ bpjsUrl: 'http://127.0.0.1:1/antreanrs' })
    await desk.until((state) => expect(state.bpjs.ok).toBe(false))
    const { id, changes } = await desk.ask('pengaturan:impor', { nama: 'database.xml', isi: file() })
    expect(changes.map(({ field }) => field)).toContain('bpjsUrl')
    await desk.ask('pengaturan:terapkan-impor', { id })
    await desk.untilSent()
    expectDelivered(rig, seeded)
  })

  it('of another file is refused with a sentence', async () => {
    await wizard()
    const request = { nama: 'database.xml', isi: '<html></html>' }
    expect(await desk.refusal('pengaturan:impor', request)).toMatchObject({ code: 'tidak-sah' })
  })
})

describe('the audit', () => {
  it('tells who set up, changed and left the hospital, by names of settings and never a value', async () => {
    await wizard({ cipher: REVERSING_CIPHER })
    const { id } = await desk.ask('pengaturan:impor', {
      nama: '.env',
      isi: 'DB_DATABASE=sik\nBPJS_API_KEY=rahasia-impor',
    })
    await desk.ask('pengaturan:terapkan-impor', { id })
    await desk.ask('pin:atur', { pin: '2468' })
    await save()
    await desk.ask('pin:atur', { pin: '1357' })
    await desk.ask('pengaturan:simpan', { form: await filled({ intervalMinutes: 10 }), secrets: {} })
    await desk.ask('demo:mulai')
    await desk.ask('demo:keluar')
    await desk.stop()

    const app = await rig.open(false)
    const audits = app.stores.journal.audits(50).reverse()
    await app.close()
    expect(audits.map(({ who, workstation, action }) => [who, workstation, action])).toEqual(
      [
        'terapkan-impor',
        'pasang-pin',
        'simpan-pengaturan',
        'ganti-pin',
        'simpan-pengaturan',
        'mulai-demo',
        'keluar-demo',
      ].map((action) => ['petugas', 'loket-1', action]),
    )
    expect(audits[0]?.after).toEqual({ isian: ['Nama database', 'Cons ID'] })
    expect(audits[2]?.after).toMatchObject({
      isian: expect.arrayContaining(['Alamat server database', 'Sandi database']),
    })
    expect(audits[4]?.after).toEqual({ isian: ['Jarak sinkron'] })
    for (const value of ['rahasia-impor', '2468', '1357', ...Object.values(secrets())]) {
      expect(JSON.stringify(audits)).not.toContain(value)
    }
  })
})
