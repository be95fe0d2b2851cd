import { afterEach, describe, expect, it } from 'vitest'
import { type FaultKind, randomFaults, seededRandom } from '../../src/main/demo/simulator/faults.ts'
import { expectDelivered, expectOrderly, expectTraces } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { seedHospital } from '../support/hospital-seed.ts'
import { recordVisits, withMedicine } from '../support/medical-seed.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

/** The day that Khanza's own service was measured on: 300 registrations, 180 of them bookings. */
const TANGGAL = '2025-10-06'
const MOST_SQL = 12

let db: HospitalDatabase
let rig: Rig

afterEach(async () => {
  await rig.close()
  await db.drop()
})

async function measuredDay(registrations = 300, timeoutMs = 5_000) {
  db = await createHospitalDatabase({ besideTable: true })
  const bookings = Math.round(registrations * 0.6)
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations, bookings })
  const day = await recordVisits(db, seeded)
  rig = await createRig({ db, now: clockFrom(`${TANGGAL} 16:00:00`), timeoutMs, sync: { concurrency: 8 } })
  return day
}

/** Announcements, tasks and pharmacy of a whole day. */
const callsOf = (day: Awaited<ReturnType<typeof measuredDay>>) =>
  day.registrations.reduce((sum, { tasks }) => sum + 1 + tasks.length, 0) + withMedicine(day).length

function expectPharmacy(day: Awaited<ReturnType<typeof measuredDay>>): void {
  const announced = [...rig.simulator.bookings()].filter(([, { farmasi }]) => farmasi !== null).map(([code]) => code)
  expect(announced.sort()).toEqual(
    withMedicine(day)
      .map(({ nobooking, no_rawat }) => nobooking ?? no_rawat)
      .sort(),
  )
}

describe('a day that stands in the medical record', () => {
  it('is sent whole in the first cycle: every known chain reaches its end', async () => {
    const day = await measuredDay()
    const { report } = await rig.sync()
    expect(report).toMatchObject({ found: 300, sent: 300, failed: 0, held: 0, requests: callsOf(day) })
    expectDelivered(rig, day)
    expectPharmacy(day)
    expectOrderly(rig)
    await expectTraces(db, day)
  })

  it.each([30, 300, 1_200])(
    'of %i registrations costs the same few statements, and an idle cycle no request',
    async (count) => {
      await measuredDay(count)
      const first = await rig.sync()
      const idle = await rig.sync()
      expect(idle.report).toMatchObject({ requests: 0, sent: 0 })
      await db.run(
        `INSERT INTO pemeriksaan_ralan (no_rawat, tgl_perawatan, jam_rawat)
       SELECT no_rawat, tgl_registrasi, '15:30:00' FROM reg_periksa`,
      )
      const late = await rig.sync()
      const statements = [first, idle, late].map(({ report }) => report.sqlStatements)
      expect(statements).toEqual([10, 6, 6])
      expect(Math.max(...statements)).toBeLessThanOrEqual(MOST_SQL)
    },
  )
})

/** Far more cycles than any of these needs. */
const MOST_CYCLES = 40

async function recover(): Promise<void> {
  rig.simulator.clearFaults()
  for (let cycle = 0; cycle < MOST_CYCLES; cycle++) {
    const { report } = await rig.sync()
    expect(report.held).toBe(0)
    if (report.failed === 0 && report.requests === 0) return
  }
  throw new Error('not idle after recovery')
}

describe('nothing is lost, and nothing out of order, when', () => {
  const some = (rate: number, ...kinds: FaultKind[]) => randomFaults({ rate, kinds, random: seededRandom(7) })

  // Where calls hang, the limit is still one that an answer on a busy machine keeps: the days are smaller instead. The row
  // of Khanza's service was measured on 60 as well.
  it.each([
    ['10% of the answers are 502', some(0.1, '502'), 300, 5_000],
    ['every answer of a cycle is 502', () => '502' as const, 300, 5_000],
    ['5% of the calls hang', some(0.05, 'hang'), 60, 2_000],
    ['connections are reset', some(0.1, 'reset'), 300, 5_000],
    ['answers are cut in half', some(0.1, 'truncated'), 300, 5_000],
    ['answers are lost after BPJS took the call', some(0.1, 'reset-after', 'hang-after'), 60, 2_000],
  ])('%s', async (_name, choose, registrations, timeoutMs) => {
    const day = await measuredDay(registrations, timeoutMs)
    rig.simulator.setFaults({ choose })
    await rig.sync()
    await recover()
    expectDelivered(rig, day)
    expectPharmacy(day)
    expectOrderly(rig)
    await expectTraces(db, day)
  })
})
