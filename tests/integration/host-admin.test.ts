import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PIN_FILE } from '../../src/main/settings/pin.ts'
import { createHospitalDatabase, type HospitalDatabase, type HospitalDatabaseOptions } from '../support/hospital-db.ts'
import { seedHospital } from '../support/hospital-seed.ts'
import { type Desk, openDesk } from '../support/host-rig.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

const TANGGAL = '2025-10-06'

let db: HospitalDatabase
let rig: Rig
let desk: Desk
/** How far a test has put the clock ahead. */
let ahead = 0

async function open(options: HospitalDatabaseOptions = { besideTable: true }): Promise<void> {
  db = await createHospitalDatabase(options)
  await seedHospital(db, { tanggal: TANGGAL, registrations: 4 })
  const real = clockFrom(`${TANGGAL} 16:00:00`)
  const now = () => real() + ahead
  rig = await createRig({ db, now })
  desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
  await desk.untilSent()
}

beforeEach(() => {
  ahead = 0
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

describe('the admin PIN', () => {
  /** Every admin channel, asked with something that its schema takes. */
  async function adminAnswers() {
    const { form } = await desk.ask('pengaturan:baca')
    const draft = { form, secrets: {} }
    await desk.ask('pin:kunci')
    return [
      await desk.refusal('pengaturan:baca'),
      await desk.refusal('pengaturan:simpan', draft),
      await desk.refusal('pengaturan:uji-database', draft),
      await desk.refusal('pengaturan:uji-bpjs', draft),
      await desk.refusal('pengaturan:impor', { nama: '.env', isi: 'DB_HOST=x' }),
      await desk.refusal('pengaturan:terapkan-impor', { id: 'x' }),
      await desk.refusal('migrasi:lihat'),
      await desk.refusal('migrasi:jalankan'),
      await desk.refusal('pemetaan:simpan', {
        jenis: 'poli',
        kode: 'U0003',
        bpjs: { kode: 'ANA', nama: 'ANAK' },
        sebelum: null,
      }),
      await desk.refusal('demo:mulai'),
    ]
  }

  it('shuts every admin channel, and nothing else, until the right one opens it', async () => {
    await open()
    expect(await desk.ask('pin:atur', { pin: '2468' })).toMatchObject({ pinSet: true, open: true })
    for (const error of await adminAnswers()) expect(error.code).toBe('perlu-pin')
    expect(desk.state().admin).toEqual({ pinSet: true, open: false })
    await desk.ask('registrasi:baca', { dari: TANGGAL, sampai: TANGGAL })
    await desk.ask('dasbor:baca')
    expect(await desk.ask('pin:buka', { pin: '2468' })).toMatchObject({ open: true })
    await desk.ask('pengaturan:baca')
    expect(desk.answers.join()).not.toContain('2468')
  })

  it('cannot be replaced while it is shut', async () => {
    await open()
    await desk.ask('pin:atur', { pin: '2468' })
    await desk.ask('pin:kunci')
    expect(await desk.refusal('pin:atur', { pin: '1111' })).toMatchObject({ code: 'perlu-pin', field: 'pin' })
    await desk.ask('pin:buka', { pin: '2468' })
  })

  it('makes who guesses wait longer and longer, the right one too', async () => {
    await open()
    await desk.ask('pin:atur', { pin: '2468' })
    await desk.ask('pin:kunci')
    for (const pin of ['0000', '0001', '0002']) {
      expect(await desk.refusal('pin:buka', { pin })).toMatchObject({ code: 'perlu-pin', field: 'pin' })
    }
    const { waitMs } = await desk.ask('pin:keadaan')
    expect(waitMs).toBeGreaterThan(3_000)
    expect((await desk.refusal('pin:buka', { pin: '2468' })).message).toMatch(/Coba lagi \d+ detik lagi/)
    ahead += waitMs
    expect((await desk.refusal('pin:buka', { pin: '0003' })).message).toMatch(/Coba lagi 1[345] detik lagi/)
    ahead += 15_000
    expect(await desk.ask('pin:buka', { pin: '2468' })).toMatchObject({ open: true, waitMs: 0 })
  })

  it('shuts by itself when nobody uses it, and stays open while somebody does', async () => {
    await open()
    await desk.ask('pin:atur', { pin: '2468' })
    for (let minutes = 0; minutes < 30; minutes += 10) {
      ahead += 10 * 60_000
      await desk.ask('pengaturan:baca')
    }
    ahead += 16 * 60_000
    expect(await desk.refusal('pengaturan:baca')).toMatchObject({ code: 'perlu-pin' })
  })

  it('that was forgotten is gone with its file', async () => {
    await open()
    await desk.ask('pin:atur', { pin: '2468' })
    await desk.ask('pin:kunci')
    rmSync(join(rig.dataDir, PIN_FILE))
    await desk.ask('pengaturan:baca')
    expect(desk.state().admin).toEqual({ pinSet: false, open: true })
  })
})

describe('the table of the reference data', () => {
  const tables = () => db.query("show tables like 'referensi_mobilejkn_bpjs_erm'")

  it('that is missing is shown before it is created, created once, and used at once', async () => {
    await open({ besideTable: false })
    await desk.until((state) => expect(state.referenceTable).toBe('belum'))
    const shown = await desk.ask('migrasi:lihat')
    expect(shown).toMatchObject({ kind: 'buat', table: 'referensi_mobilejkn_bpjs_erm' })
    expect(shown.ddl).toMatch(/^create table/i)
    expect(await tables()).toHaveLength(0)
    const { rows } = await desk.ask('registrasi:baca', { dari: TANGGAL, sampai: TANGGAL })
    expect(rows.map(({ adaReferensi }) => adaReferensi)).toEqual([false, false, false, false])
    expect(await desk.ask('migrasi:jalankan')).toMatchObject({ kind: 'sudah-ada' })
    expect(await desk.ask('migrasi:jalankan')).toMatchObject({ kind: 'sudah-ada', ddl: '' })
    expect(await tables()).toHaveLength(1)
    await desk.until((state) => expect(state.referenceTable).toBe('ada'))
    await desk.untilSent()
    const after = await desk.ask('registrasi:baca', { dari: TANGGAL, sampai: TANGGAL })
    expect(after.rows.map(({ adaReferensi }) => adaReferensi)).toEqual([true, true, true, true])
  })

  it('whose name another table holds is refused, and no edit is lost in it', async () => {
    await open({ besideTable: false })
    await db.run('create table referensi_mobilejkn_bpjs_erm (lain int)')
    expect(await desk.ask('migrasi:lihat')).toMatchObject({ kind: 'ditolak', ddl: '' })
    expect((await desk.ask('migrasi:jalankan')).message).not.toContain('mobilejkn migrate')
    const kunci = { tanggal_periksa: TANGGAL, jam_periksa: '05:00:00', no_rkm_medis: '999999' }
    const request = { kunci, dasar: null, fields: {}, times: {}, timpa: false, kirim: false, konfirmasi99: false }
    expect(await desk.refusal('referensi:simpan', request)).toMatchObject({ code: 'belum-siap' })
    expect(await desk.ask('suntingan:daftar')).toEqual([])
  })
})
