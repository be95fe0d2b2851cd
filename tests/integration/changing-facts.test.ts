import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openApp } from '../../src/main/app.ts'
import { createFetchPort } from '../../src/main/bpjs/http-port.ts'
import { openMysqlHospital } from '../../src/main/hospital/database.ts'
import { META_LANE } from '../../src/main/sync/cycle.ts'
import { expectDelivered } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeedOptions, seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, MANUAL, type Rig } from '../support/rig.ts'

const TANGGAL = '2025-10-06'

let db: HospitalDatabase
let rig: Rig

afterEach(async () => {
  await rig.close()
  await db.drop()
})

async function hospital(seed: Partial<SeedOptions> = {}, now = clockFrom(`${TANGGAL} 16:00:00`)) {
  db = await createHospitalDatabase({ besideTable: true, foreignKeys: false })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 8, bookings: 4, withTimes: true, ...seed })
  rig = await createRig({ db, now })
  return seeded
}

describe('one booking that always fails', () => {
  it('does not keep the others waiting behind a paused lane', async () => {
    const seeded = await hospital()
    const bad = seeded.registrations[0]
    const code = bad?.nobooking ?? bad?.no_rawat
    rig.simulator.setFaults({ choose: ({ kodebooking }) => (kodebooking === code ? '404' : null) })
    const app = await rig.open()
    const paused = { state: 'jeda', cause: 'jaringan', since: app.now(), until: app.now(), pauses: 3 }
    app.stores.journal.set(META_LANE, JSON.stringify(paused))
    const { report } = await app.cycle.run(MANUAL)
    expect(report).toMatchObject({ sent: 7, failed: 1 })
    await app.close()
  })
})

describe('a clock that was days ahead and is put right', () => {
  it('leaves neither the lane nor a call waiting for the day it showed', async () => {
    let ahead = 2 * 86_400_000
    const real = clockFrom(`${TANGGAL} 16:00:00`)
    db = await createHospitalDatabase({ besideTable: true })
    await seedHospital(db, { tanggal: TANGGAL, registrations: 4, withTimes: true })
    rig = await createRig({ db, now: () => real() + ahead, simulator: { now: real } })
    const app = await rig.open()
    const range = { dari: TANGGAL, sampai: TANGGAL }
    const wrong = await app.cycle.run({ ...MANUAL, range })
    expect(wrong.report.problems.some(({ message }) => message.includes('terlalu cepat'))).toBe(true)
    ahead = 0
    const timed = await app.cycle.run({ ...MANUAL, manual: false })
    expect(timed.report).toMatchObject({ sent: 4, failed: 0 })
    await app.close()
  })
})

describe('a registration that changes while its call waits', () => {
  const withNothingSent = async () => {
    const seeded = await hospital({ registrations: 20, bookings: 0 })
    rig.simulator.setFaults({ choose: () => '502' })
    // The lane pauses after a few calls; the last registrations have not been tried.
    await rig.sync()
    rig.simulator.clearFaults()
    return seeded
  }

  it('is not sent when it was deleted, or moved to another day', async () => {
    const seeded = await withNothingSent()
    const [deleted, moved] = seeded.registrations.slice(-2)
    await db.run('delete from reg_periksa where no_rawat = ?', [deleted?.no_rawat])
    await db.run("update reg_periksa set tgl_registrasi = '2025-10-09' where no_rawat = ?", [moved?.no_rawat])
    expect((await rig.sync()).report).toMatchObject({ found: 18 })
    const held = rig.simulator.bookings()
    expect(held.size).toBe(18)
    expect(held.has(deleted?.no_rawat ?? '')).toBe(false)
    expect(held.has(moved?.no_rawat ?? '')).toBe(false)
  })

  it('and moved to another day is found with its booking, which keeps the date it was made for', async () => {
    const seeded = await hospital()
    const booking = seeded.bookings[0]
    await db.run('update referensi_mobilejkn_bpjs set tanggalperiksa = ? where nobooking = ?', [
      '2025-10-05',
      booking?.nobooking,
    ])
    await rig.sync()
    expect([...rig.simulator.bookings().keys()]).toContain(booking?.nobooking)
    expect([...rig.simulator.bookings().keys()]).not.toContain(booking?.no_rawat)
  })
})

describe('the turn of the day', () => {
  it('yesterday is looked at once more after midnight, and then left alone', async () => {
    const late = clockFrom(`${TANGGAL} 23:50:00`)
    const seeded = await hospital({ bookings: 0, now: `${TANGGAL} 15:00:00` }, late)
    const [visit] = seeded.registrations
    const before = await db.query<{ taskid5: string }>(
      'select taskid5 from referensi_mobilejkn_bpjs_erm where no_rawat = ?',
      [visit?.no_rawat],
    )
    await db.run(
      'update referensi_mobilejkn_bpjs_erm set taskid5 = null, taskid6 = null, taskid7 = null where no_rawat = ?',
      [visit?.no_rawat],
    )
    await db.run("update reg_periksa set stts = 'Belum' where no_rawat = ?", [visit?.no_rawat])
    const evening = await rig.open()
    await evening.cycle.run({ ...MANUAL, manual: false })
    await evening.close()
    await db.run('update referensi_mobilejkn_bpjs_erm set taskid5 = ? where no_rawat = ?', [
      before[0]?.taskid5,
      visit?.no_rawat,
    ])

    const morning = await reopenAt('2025-10-07 00:10:00')
    const first = await morning.cycle.run({ ...MANUAL, manual: false })
    expect(first.report).toMatchObject({ found: 8, sent: 1, requests: 1 })
    const second = await morning.cycle.run({ ...MANUAL, manual: false })
    expect(second.report).toMatchObject({ found: 0, requests: 0 })
    await morning.close()
  })

  /** The same data folder and BPJS, at another time. */
  async function reopenAt(wall: string) {
    const later = clockFrom(wall)
    const parts = {
      settings: { ...rig.settings, bpjs: { ...rig.settings.bpjs, baseUrl: await simulatorAt(later) } },
      hospital: openMysqlHospital(rig.settings.database),
      http: createFetchPort(),
      now: later,
      random: Math.random,
    }
    const app = await openApp(parts, { exclusive: true })
    if (!app.ok) throw new Error(app.error.message)
    return app.value
  }

  async function simulatorAt(now: () => number): Promise<string> {
    const snapshot = rig.simulator.snapshot()
    const dataDir = rig.dataDir
    await rig.simulator.close()
    const next = await createRig({ db, now, simulator: { snapshot } })
    const { close } = rig
    rig = {
      ...next,
      dataDir,
      settings: { ...next.settings, dataDir },
      close: async () => void (await Promise.all([close(), next.close()])),
    }
    return next.simulator.url
  }
})

describe('a hospital table that refuses', () => {
  it('keeps no trace from the other tables', async () => {
    const seeded = await hospital({ registrations: 6, bookings: 6 })
    await db.run(
      "create trigger tolak before update on referensi_mobilejkn_bpjs_erm for each row signal sqlstate '45000' set message_text = 'ditolak uji'",
    )
    const { report } = await rig.sync()
    expect(report).toMatchObject({ sent: 6 })
    expect(report.problems.map(({ reason }) => reason)).toEqual(['tulis-balik-tertunda'])
    expect(await db.query("select nobooking from referensi_mobilejkn_bpjs where statuskirim = 'Belum'")).toEqual([])
    expect(await db.query('select no_rawat from referensi_mobilejkn_bpjs_taskid')).not.toEqual([])
    await db.run('drop trigger tolak')
    expect((await rig.sync()).report).toMatchObject({ requests: 0, problems: [] })
    expectDelivered(rig, seeded)
  })
})

describe('a database server that accepts and then says nothing', () => {
  it('costs the time limit of a connection and one sentence', async () => {
    await hospital({ registrations: 1, bookings: 0 })
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    if (typeof address !== 'object' || !address) throw new Error('no port')
    const result = await rig.cli(['sync', '--tanggal', TANGGAL], { DB_PORT: String(address.port) })
    expect(result.exitCode).toBe(2)
    expect(result.stdout).toContain('Database SIMRS tidak terhubung')
    await new Promise<void>((resolve) => silent.close(() => resolve()))
  })
})
