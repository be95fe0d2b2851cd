import { afterEach, describe, expect, it } from 'vitest'
import { expectDelivered, expectOrderly, expectTraces, owedCalls } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase, type HospitalDatabaseOptions } from '../support/hospital-db.ts'
import { type SeedOptions, seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, type Rig, type RigOptions } from '../support/rig.ts'

const TANGGAL = '2025-10-06'

let db: HospitalDatabase
let rig: Rig

afterEach(async () => {
  await rig.close()
  await db.drop()
})

async function hospital(
  seed: Partial<SeedOptions>,
  database: HospitalDatabaseOptions = { besideTable: true },
  options: Partial<RigOptions> = {},
) {
  db = await createHospitalDatabase(database)
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 300, withTimes: true, ...seed })
  rig = await createRig({ db, now: clockFrom(`${TANGGAL} 16:00:00`), ...options })
  return seeded
}

describe('a day of 300 registrations, 180 of them JKN bookings', () => {
  const day = { bookings: 180, nonBpjs: 0.2, igd: 5 }

  it('every owed call is delivered once, and the hospital tables tell so', async () => {
    const seeded = await hospital(day)
    const { report } = await rig.sync()
    expect(report).toMatchObject({ found: 300, sent: 295, existing: 0, failed: 0, held: 0, skipped: 5 })
    expectDelivered(rig, seeded)
    expectOrderly(rig)
    await expectTraces(db, seeded)
    const calls = [...owedCalls(seeded).values()].reduce((sum, tasks) => sum + 1 + tasks.length, 0)
    expect(report.requests).toBe(calls)
    expect(report.sqlStatements).toBeLessThanOrEqual(12)
  })

  it('a second sync sends nothing, and --force finds everything at BPJS already', async () => {
    const seeded = await hospital(day)
    await rig.sync()
    rig.simulator.clearRecord()
    const second = await rig.sync()
    expect(second.report).toMatchObject({ found: 300, sent: 0, existing: 0, failed: 0, held: 0, requests: 0 })
    expect(rig.simulator.requests).toEqual([])
    const forced = await rig.sync({ force: true })
    expect(forced.report).toMatchObject({ found: 300, sent: 0, existing: 295, failed: 0, held: 0, skipped: 5 })
    expectDelivered(rig, seeded)
    await expectTraces(db, seeded)
    expect((await rig.sync()).report.requests).toBe(0)
  })

  it('a booking BPJS knows from the Mobile JKN app costs one 208 and counts as existing', async () => {
    const seeded = await hospital({ ...day, withTimes: false })
    rig.simulator.preload(seeded.bookings.map(({ nobooking }) => ({ kodebooking: nobooking, tanggalperiksa: TANGGAL })))
    const { report } = await rig.sync()
    // The 115 others are announced and, as they came without a booking, wait from then on: task 3.
    expect(report).toMatchObject({ sent: 115, existing: 180, requests: 410 })
    const unsent = await db.query("select nobooking from referensi_mobilejkn_bpjs where statuskirim = 'Belum'")
    expect(unsent).toEqual([])
    expect((await rig.sync()).report.requests).toBe(0)
  })
})

describe('the shapes referensi_mobilejkn_bpjs can have', () => {
  it("the brief's table under the brief's name is used", async () => {
    const seeded = await hospital({ registrations: 40 }, { referensi: 'brief' })
    expect((await rig.sync()).report).toMatchObject({ sent: 40, failed: 0, held: 0 })
    expectDelivered(rig, seeded)
    await expectTraces(db, seeded)
  })

  it('without any reference table the calls are sent all the same, with a warning', async () => {
    await hospital({ registrations: 20, withTimes: false }, { referensi: 'none' })
    const { report } = await rig.sync()
    expect(report).toMatchObject({ sent: 20, failed: 0, held: 0 })
    expect(report.problems.map(({ reason }) => reason)).toEqual(['tabel-referensi'])
    expect((await rig.sync()).report.requests).toBe(0)
  })

  it("Khanza's table is never altered: migrate creates the brief's beside it, and sync fills it", async () => {
    const seeded = await hospital({ registrations: 30, bookings: 20, withTimes: false }, { referensi: 'khanza' })
    const definition = () => db.query('show create table referensi_mobilejkn_bpjs')
    const before = await definition()
    const migrated = await rig.cli(['migrate', '--yes'])
    expect(migrated).toMatchObject({ exitCode: 0 })
    expect(migrated.stdout).toContain('create table if not exists referensi_mobilejkn_bpjs_erm')
    expect(await definition()).toEqual(before)
    expect((await rig.cli(['migrate', '--yes'])).stdout).toContain('sudah ada')
    const app = await rig.open(false)
    expect(app.stores.journal.audits(5)).toMatchObject([
      { action: 'buat-tabel', subject: 'referensi_mobilejkn_bpjs_erm', who: expect.stringMatching(/.+/) },
    ])
    await app.close()
    expect((await rig.sync()).report).toMatchObject({ sent: 30, failed: 0, held: 0 })
    expectDelivered(rig, seeded)
    const rows = await db.query('select no_rawat, status_kirim from referensi_mobilejkn_bpjs_erm')
    expect(rows).toHaveLength(30)
    expect(new Set(rows.map((row) => row.status_kirim))).toEqual(new Set(['Sudah']))
  })

  it('an existing integer nomor_referensi column is written without losing a row', async () => {
    await hospital(
      { registrations: 12, bookings: 12, withTimes: false },
      { besideTable: true, nomorReferensi: 'int(11)' },
    )
    expect((await rig.sync()).report).toMatchObject({ sent: 12, held: 0 })
    expect(await db.query('select no_rawat from referensi_mobilejkn_bpjs_erm')).toHaveLength(12)
  })
})

describe('what a registration is, wherever it stands', () => {
  it('one moved here from another day is found by the complete read', async () => {
    const seeded = await hospital({ registrations: 10, withTimes: false })
    const [first] = seeded.registrations
    await db.run('update reg_periksa set no_rawat = ? where no_rawat = ?', ['2025/10/04/000777', first?.no_rawat])
    expect((await rig.sync()).report).toMatchObject({ found: 10, sent: 10 })
    // The second cycle reads by number, and still knows the moved one.
    expect((await rig.sync()).report).toMatchObject({ found: 10, requests: 0 })
  })

  it('names with quotes, backslashes and other scripts arrive intact', async () => {
    await hospital({ registrations: 3, withTimes: false }, { besideTable: true, charset: 'utf8mb4' })
    const name = `dr. O'Brien "Ñuñez" \\ ꦱꦸꦫ عمر ${"'".repeat(20)}`
    await db.run('update maping_dokter_dpjpvclaim set nm_dokter_bpjs = ?', [name])
    expect((await rig.sync()).report.sent).toBe(3)
    expect([...rig.simulator.bookings().values()].map(({ add }) => add.namadokter)).toEqual([name, name, name])
  })

  it('BPJS patients are those of the payer that password_asuransi names', async () => {
    await hospital({ registrations: 20, nonBpjs: 0.5, withTimes: false }, undefined, { sync: { payerCodes: null } })
    await db.run("update password_asuransi set kd_pj = 'XYZ'")
    await db.run("update reg_periksa set kd_pj = 'XYZ' where kd_pj = 'BPJ' limit 4")
    expect((await rig.sync()).report).toMatchObject({ sent: 20 })
    const jkn = [...rig.simulator.bookings().values()].filter(({ add }) => add.jenispasien === 'JKN')
    expect(jkn).toHaveLength(4)
  })

  it('where password_asuransi names none, BPJ is the payer, and a dash is no card number', async () => {
    const seeded = await hospital({ registrations: 20, nonBpjs: 0.5, withTimes: false }, undefined, {
      sync: { payerCodes: null },
    })
    await db.run('delete from password_asuransi')
    await db.run("update pasien set no_peserta = '-' where no_rkm_medis = ?", [
      seeded.registrations.find(({ bpjs }) => bpjs)?.no_rkm_medis,
    ])
    const { report } = await rig.sync()
    expect(report).toMatchObject({ sent: 19, held: 1 })
    expect(report.problems).toMatchObject([{ reason: 'kartu-kosong' }])
    const jkn = [...rig.simulator.bookings().values()].filter(({ add }) => add.jenispasien === 'JKN')
    expect(jkn).toHaveLength(9)
  })

  it("in the brief's form a code that is taken gives way to the no_rawat, and nobody is sent twice", async () => {
    await hospital({ registrations: 60, withTimes: false }, undefined, { sync: { kodeBookingForm: 'brief' } })
    const { report } = await rig.sync()
    expect(report).toMatchObject({ found: 60, sent: 60, held: 0 })
    const codes = [...rig.simulator.bookings().keys()]
    const collisions = report.problems.filter(({ reason }) => reason === 'kode-booking-ganda')
    expect(collisions.length).toBeGreaterThan(0)
    expect(codes.filter((code) => code.includes('/'))).toHaveLength(collisions.length)
    expect(codes.filter((code) => /^20251006[A-Z]+\d{3}$/.test(code))).toHaveLength(60 - collisions.length)
    expect((await rig.sync()).report.requests).toBe(0)
  })

  it('the time of a task is the moment of that wall clock in the zone of the hospital', async () => {
    db = await createHospitalDatabase({ besideTable: true })
    await seedHospital(db, { tanggal: TANGGAL, registrations: 1, withTimes: true })
    // Half past four in Jayapura is half past two in Jakarta.
    rig = await createRig({
      db,
      now: clockFrom(`${TANGGAL} 14:30:00`),
      sync: { zone: 'Asia/Jayapura' },
      simulator: { zone: 'Asia/Jayapura' },
    })
    await db.run(
      "update referensi_mobilejkn_bpjs_erm set taskid3 = '2025-10-06 08:00:00', taskid4 = null, taskid5 = null, taskid6 = null, taskid7 = null",
    )
    await db.run("update reg_periksa set stts = 'Belum'")
    expect((await rig.sync()).report).toMatchObject({ sent: 1, held: 0 })
    const [booking] = rig.simulator.bookings().values()
    expect(booking?.tasks).toEqual([{ taskid: 3, waktu: Date.parse('2025-10-06T08:00:00+09:00') }])
    expect(booking?.add.estimasidilayani).toBe(Date.parse('2025-10-06T08:10:00+09:00'))
  })

  it('what another program marked as sent in Khanza counts as sent', async () => {
    const seeded = await hospital({ registrations: 4, bookings: 4 })
    await rig.sync()
    const marked = seeded.registrations[0]
    rig.simulator.clearRecord()
    await rig.close()
    rig = await createRig({ db, now: clockFrom(`${TANGGAL} 16:00:00`) })
    // A fresh data folder: only the hospital's tables remember.
    expect((await rig.sync()).report).toMatchObject({ found: 4, requests: 0, failed: 0, held: 0 })
    expect(marked?.nobooking).not.toBeNull()
  })

  it('the number of SQL statements is the same for 30 and for 3,000 registrations', async () => {
    const counts: number[] = []
    for (const registrations of [30, 3_000]) {
      const own = await createHospitalDatabase({ besideTable: true })
      await seedHospital(own, { tanggal: TANGGAL, registrations, bookings: registrations / 2 })
      const ownRig = await createRig({ db: own, now: clockFrom(`${TANGGAL} 16:00:00`), sync: { concurrency: 8 } })
      const first = await ownRig.sync()
      const idle = await ownRig.sync()
      expect(first.report).toMatchObject({ found: registrations, sent: registrations })
      counts.push(first.report.sqlStatements, idle.report.sqlStatements)
      await ownRig.close()
      await own.drop()
    }
    await hospital({ registrations: 1 })
    expect(counts[2]).toBe(counts[0])
    expect(counts[3]).toBe(counts[1])
    expect(Math.max(...counts)).toBeLessThanOrEqual(12)
  })
})
