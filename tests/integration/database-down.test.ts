import { afterEach, beforeEach, expect, it } from 'vitest'
import { expectDelivered, expectOrderly, expectTraces } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, MANUAL, type Rig } from '../support/rig.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

const TANGGAL = '2025-10-06'

let db: HospitalDatabase
let seeded: SeededHospital
let wire: TcpProxy
let rig: Rig

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 40, bookings: 20, withTimes: true })
  wire = await startTcpProxy(db.config)
  rig = await createRig({ db, server: wire, now: clockFrom(`${TANGGAL} 16:00:00`) })
})

afterEach(async () => {
  await rig.close()
  await wire.close()
  await db.drop()
})

it('the database going down after planning stops no call, and the traces are written when it returns', async () => {
  const app = await rig.open()
  rig.simulator.setFaults({
    choose: ({ index }) => {
      if (index === 0) wire.cut()
      return null
    },
  })
  const during = await app.cycle.run(MANUAL)
  expect(during.report).toMatchObject({ found: 40, sent: 40, failed: 0 })
  expect(during.report.problems).toEqual([expect.objectContaining({ noRawat: null, reason: 'tulis-balik-tertunda' })])
  expectDelivered(rig, seeded)
  expect(app.stores.writeBacks.pendingCount()).toBe(during.report.requests)

  wire.restore()
  const after = await app.cycle.run(MANUAL)
  expect(after.report).toMatchObject({ requests: 0, failed: 0, held: 0, problems: [] })
  expect(app.stores.writeBacks.pendingCount()).toBe(0)
  await app.close()
  await expectTraces(db, seeded)
  expectOrderly(rig)
})

it('what is in the outbox is sent while the database is down', async () => {
  rig.simulator.setFaults({ choose: () => '502' })
  expect((await rig.sync()).report.sent).toBe(0)
  rig.simulator.clearFaults()
  wire.cut()
  const { report, ran } = await rig.sync()
  expect(ran).toBe(true)
  expect(report).toMatchObject({ found: 0, sent: 40, failed: 0 })
  expect(report.problems.map(({ reason }) => reason)).toEqual(['database-koneksi', 'tulis-balik-tertunda'])
  expectDelivered(rig, seeded)
  wire.restore()
  expect((await rig.sync()).report).toMatchObject({ found: 40, requests: 0, problems: [] })
  await expectTraces(db, seeded)
})

it('with the database down and nothing to send a run says that it could do nothing', async () => {
  wire.cut()
  const result = await rig.cli(['sync', '--tanggal', TANGGAL])
  expect(result.exitCode).toBe(2)
  expect(result.stdout).toContain('Database SIMRS tidak terhubung')
  expect(result.stdout + result.stderr).not.toMatch(/\bat .*\.ts:\d+/)
})
