import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, type Rig, ZONE } from '../support/rig.ts'

const TANGGAL = '2025-10-06'

let db: HospitalDatabase
let rig: Rig
let visit: SeededRegistration

/** A visit that this program has announced, with its task 3. */
beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const day = await seedHospital(db, { tanggal: TANGGAL, registrations: 1, bookings: 0 })
  rig = await createRig({ db, now: clockFrom(`${TANGGAL} 16:00:00`) })
  const [first] = day.registrations
  if (!first) throw new Error('the seed has a registration')
  visit = first
  await rig.sync()
  expect(tasks()).toEqual([3])
  rig.simulator.clearRecord()
})
afterEach(async () => {
  await rig.close()
  await db.drop()
})

const tasks = () =>
  rig.simulator
    .bookings()
    .get(visit.no_rawat)
    ?.tasks.map(({ taskid }) => taskid)
const epoch = (clock: string) => wallTimeToEpoch(`${TANGGAL} ${clock}:00`, ZONE)

/** Another program has told BPJS of these tasks, and left no trace in the hospital. */
function elsewhere(...told: readonly (readonly [taskid: number, clock: string])[]): void {
  const { bookings } = rig.simulator.snapshot()
  const more = told.map(([taskid, clock]) => ({ taskid, waktu: epoch(clock), diterima: epoch('15:00') }))
  rig.simulator.restore({ bookings: bookings.map((booking) => ({ ...booking, tasks: [...booking.tasks, ...more] })) })
}

async function enters(...times: readonly (readonly [taskid: number, clock: string])[]): Promise<void> {
  for (const [taskid, clock] of times) {
    const change = `update ${db.briefTable} set taskid${taskid} = ? where no_rawat = ?`
    await db.run(change, [`${TANGGAL} ${clock}:00`, visit.no_rawat])
  }
}

describe('where BPJS is ahead of what is known here', () => {
  it('a time not later than its own is held with the time BPJS has, and goes out once it is mended', async () => {
    elsewhere([4, '14:00'])
    await enters([4, '13:00'], [5, '13:30'])
    const { report } = await rig.sync()
    expect(report.problems).toEqual([expect.objectContaining({ noRawat: visit.no_rawat, reason: 'waktu-ditolak' })])
    expect(report.problems[0]?.message).toContain('Jam task 5 (13.30) tidak lebih akhir dari waktu sebelumnya di BPJS')
    expect(report.problems[0]?.message).toContain('(Sen, 6 Okt 2025 14.00.00 WIB)')
    expect((await rig.sync()).report.requests).toBe(0)

    await enters([5, '14:20'])
    expect((await rig.sync()).report).toMatchObject({ held: 0, failed: 0 })
    expect(tasks()).toEqual([3, 4, 5])
  })

  it('a task it is past counts as done, and what follows goes out in the same cycle', async () => {
    elsewhere([5, '13:30'])
    await enters([4, '13:00'], [5, '13:30'], [6, '14:00'])
    expect((await rig.sync()).report).toMatchObject({ held: 0, failed: 0 })
    expect(rig.simulator.requests.map(({ taskid, message }) => [taskid, message])).toEqual([
      [4, 'TaskId terakhir 5'],
      [5, 'TaskId=5 sudah ada'],
      [6, 'Ok.'],
    ])
    expect((await rig.sync()).report.requests).toBe(0)
  })

  it('a visit that is cancelled there is told so, and asked about once', async () => {
    elsewhere([99, '13:00'])
    await enters([4, '13:00'], [5, '13:30'])
    const { report } = await rig.sync()
    expect(report).toMatchObject({ held: 1, failed: 0, requests: 1 })
    expect(report.problems).toEqual([expect.objectContaining({ noRawat: visit.no_rawat, reason: 'batal-di-bpjs' })])
    expect((await rig.sync()).report).toMatchObject({ held: 1, requests: 0 })
  })
})
