import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { outOfOrder, repeatedAfterAnswer, tasksBeforeAdd } from '../../src/main/demo/simulator/audit.ts'
import { seededRandom } from '../../src/main/demo/simulator/faults.ts'
import { wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import { expectDelivered, expectTraces } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { type Instance, startInstance } from '../support/instance.ts'
import { recordVisits } from '../support/medical-seed.ts'
import { clockFrom, createRig, MANUAL, type Rig, ZONE } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const STARTS = `${TANGGAL} 16:00:00`
const ROUNDS = 50
const TABLE = 'referensi_mobilejkn_bpjs_erm'
const PATIENCE_MS = 30_000

let db: HospitalDatabase
let day: SeededHospital
let rig: Rig
let instances: Instance[] = []

beforeAll(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 8, bookings: 4 })
  day = await recordVisits(db, seeded)
})
afterAll(() => db.drop())

afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.kill()))
  instances = []
  await rig.close()
})

/** The hospital as it was before anybody sent anything, and a BPJS that knows nothing. */
async function morning(): Promise<void> {
  await opens()
  await db.run(`delete from ${TABLE}`)
  await db.run('delete from referensi_mobilejkn_bpjs_taskid')
  await db.run("update referensi_mobilejkn_bpjs set statuskirim = 'Belum'")
  const now = clockFrom(STARTS)
  rig = await createRig({ db, now, simulator: { now } })
}

/** Before its patients come there is nothing to send; once they have come, everything at once. */
const closes = () => db.run("update reg_periksa set tgl_registrasi = '2025-01-01'")
const opens = () => db.run('update reg_periksa set tgl_registrasi = ?', [TANGGAL])

function start(name: string): Instance {
  const instance = startInstance(rig, { name, starts: wallTimeToEpoch(STARTS, ZONE) })
  instances.push(instance)
  return instance
}

const delivered = () =>
  vi.waitFor(
    async () => {
      expectDelivered(rig, day)
      await expectTraces(db, day)
    },
    { timeout: PATIENCE_MS, interval: 50 },
  )

/** Announcements, tasks and prescriptions of the whole day. */
const callsOfDay = () =>
  day.registrations.reduce((sum, { tasks }) => sum + 1 + tasks.length + (tasks.length > 3 ? 1 : 0), 0)

describe('two workstations on one hospital', () => {
  it(`one sends and the other stands by; killed anywhere, it is followed (${ROUNDS} times)`, {
    timeout: 400_000,
  }, async () => {
    const random = seededRandom(20251006)
    const repeatedPharmacy: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await morning()
      await closes()
      const leader = start('a')
      await leader.untilCycle('memimpin')
      const other = start('b')
      await other.untilCycle('siaga')
      const target = Math.floor(random() * callsOfDay())
      rig.simulator.setFaults({
        latencyMs: Math.floor(random() * 6),
        choose: ({ index }) => {
          if (index >= target) leader.child.kill('SIGKILL')
          return null
        },
      })
      await opens()
      await delivered()
      await leader.kill()
      await other.untilCycle('memimpin')
      expect(outOfOrder(rig.simulator.requests)).toEqual([])
      expect(tasksBeforeAdd(rig.simulator.requests)).toEqual([])
      const repeated = repeatedAfterAnswer(rig.simulator.requests)
      // BPJS can be asked for everything but a prescription that was announced a moment before the kill.
      expect(repeated.filter(({ call }) => call !== 'farmasi/add')).toEqual([])
      repeatedPharmacy.push(repeated.length)
      await other.stop()
      expect(other.errors()).toBe('')
      await rig.close()
    }
    expect(Math.max(...repeatedPharmacy)).toBeLessThanOrEqual(rig.settings.sync.concurrency)
  })

  it('only one of them sends while both live, and the other says that it stands by', async () => {
    await morning()
    const leader = start('a')
    await leader.untilCycle('memimpin')
    const other = start('b')
    await other.untilCycle('siaga')
    await delivered()
    expect(other.cycles.every((cycle) => cycle === 'siaga 0')).toBe(true)
    const status = await rig.cli(['status'], { MOBILEJKN_DATA_DIR: `${rig.dataDir}/b` })
    expect(status.stdout).toContain('Siaga')
    await leader.stop()
    await other.untilCycle('memimpin')
  })
})

describe('a workstation that led, was away and comes back', () => {
  it('sends nothing of its old outbox that another one has made meanwhile', async () => {
    await morning()
    rig.simulator.setFaults({ choose: ({ taskid }) => (taskid === 4 ? '502' : null) })
    const away = await rig.open()
    await away.cycle.run(MANUAL)
    const held = away.stores.admin.unsentCounts()
    expect(held['coba-lagi'] + held.menunggu).toBeGreaterThan(0)
    await away.hospital.leader.release()

    rig.simulator.clearFaults()
    const other = start('b')
    await delivered()
    expect((await away.cycle.run({ ...MANUAL, manual: false })).report.problems).toMatchObject([{ reason: 'siaga' }])
    await other.stop()
    rig.simulator.clearRecord()
    expect((await away.cycle.run(MANUAL)).report).toMatchObject({ requests: 0, failed: 0 })
    expect(rig.simulator.requests.filter(({ call }) => call === 'add' || call === 'updatewaktu')).toEqual([])
    expect(away.stores.admin.unsentCounts()).toMatchObject({ menunggu: 0, 'coba-lagi': 0, tertahan: 0 })
    await away.close()
  })

  it('waits for the hospital tables before it sends what it holds', async () => {
    await morning()
    rig.simulator.setFaults({ choose: () => '502' })
    const before = await rig.open()
    await before.cycle.run(MANUAL)
    await before.close()
    rig.simulator.clearFaults()
    rig.simulator.clearRecord()
    const later = clockFrom(`${TANGGAL} 17:00:00`)
    const away = await createRig({
      db,
      now: later,
      server: { host: '127.0.0.1', port: 1 },
      simulator: { now: later },
    })
    const cut = await away.openIn(rig.dataDir)
    const { report, ran } = await cut.cycle.run(MANUAL)
    expect([ran, report.requests]).toEqual([false, 0])
    expect(report.problems.map(({ reason }) => reason)).toContain('menunggu-database')
    await cut.close()
    await away.close()
  })
})
