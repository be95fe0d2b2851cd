import { afterEach, expect, it } from 'vitest'
import { outOfOrder, repeatedAfterAnswer, tasksBeforeAdd } from '../../src/main/demo/simulator/audit.ts'
import { FAULT_KINDS, randomFaults, seededRandom } from '../../src/main/demo/simulator/faults.ts'
import { angka } from '../../src/shared/numbers.ts'
import { addDays } from '../../src/shared/wall-time.ts'
import { expectDelivered, expectTraces } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { recordVisits, withMedicine } from '../support/medical-seed.ts'
import { createRig, type Rig, startCli, yesterday } from '../support/rig.ts'

const KILLS = Number(process.env.KALI ?? 200)
const SEED = Number(process.env.SEED ?? 20251006)
const KILLS_PER_DAY = 10
const REGISTRATIONS_PER_DAY = 40
const FAULT_RATE = 0.15
/** Runs until idle after the torture: far more than are needed. */
const MOST_RUNS = 40

let db: HospitalDatabase
let rig: Rig

afterEach(async () => {
  await rig.close()
  await db.drop()
})

it(`survives ${KILLS} × kill -9 under mixed faults: nothing lost, nothing out of order`, async () => {
  const days = await hospital(Math.ceil(KILLS / KILLS_PER_DAY))
  const random = seededRandom(SEED)
  const choose = randomFaults({ rate: FAULT_RATE, kinds: FAULT_KINDS, random })
  const began = Date.now()
  const ends: number[] = []

  for (let kill = 0; kill < KILLS; kill++) {
    const range = rangeOf(days[Math.floor(kill / KILLS_PER_DAY)])
    const { child, finished } = startCli(['sync', ...range], rig.environment)
    const target = rig.simulator.requests.length + Math.floor(random() * 40)
    // Three kills in four hit a call in some stage; the fourth falls before, between or after the calls.
    const timer = random() < 0.25 ? setTimeout(() => child.kill('SIGKILL'), 150 + random() * 600) : null
    rig.simulator.setFaults({
      latencyMs: Math.floor(random() * 5),
      choose: (call) => {
        if (timer === null && call.index >= target) child.kill('SIGKILL')
        return choose(call)
      },
    })
    await finished
    if (timer) clearTimeout(timer)
    ends.push(rig.simulator.requests.length)
    if ((kill + 1) % 20 === 0) process.stdout.write(`${kill + 1} dari ${KILLS} kali dimatikan paksa\n`)
  }

  rig.simulator.clearFaults()
  for (const day of days) await untilIdle(day)
  const seeded = { bookings: [], registrations: days.flatMap((day) => day.registrations) }
  const calls = rig.simulator.requests
  const repeated = repeatedAfterAnswer(calls)
  const disorder = [...outOfOrder(calls), ...tasksBeforeAdd(calls)]
  const lost = missing(seeded)
  report([
    ['Dimatikan paksa (kill -9)', KILLS],
    ['Registrasi', seeded.registrations.length],
    ['Panggilan yang sampai di BPJS', calls.length],
    ['Gangguan yang dibuat', calls.filter(({ fault }) => fault !== null).length],
    ['Diulang walau sudah dijawab', repeated.length],
    ['Hilang', lost],
    ['Diterima tidak urut', disorder.length],
    ['Lamanya (detik)', Math.round((Date.now() - began) / 1000)],
  ])
  expect([lost, disorder]).toEqual([0, []])
  expectDelivered(rig, seeded)
  await expectTraces(db, seeded)
  // Answered to a process that died before it could note it down: one of the last calls of its run.
  const cutOff = (index: number) => ends.some((end) => index >= end - 2 * rig.settings.sync.concurrency && index < end)
  for (const repeat of repeated) {
    const earlier = calls.find(
      ({ call, kodebooking, taskid, index, answered, code }) =>
        index < repeat.index &&
        answered &&
        (code === 200 || code === 208) &&
        call === repeat.call &&
        kodebooking === repeat.kodebooking &&
        taskid === repeat.taskid,
    )
    expect(cutOff(earlier?.index ?? -1)).toBe(true)
  }
})

async function hospital(count: number): Promise<SeededHospital[]> {
  db = await createHospitalDatabase({ besideTable: true })
  rig = await createRig({ db, timeoutMs: 400 })
  let day = yesterday()
  const days: SeededHospital[] = []
  for (let index = 0; index < count; index++, day = addDays(day, -1)) {
    const seeded = await seedHospital(db, {
      tanggal: day,
      registrations: REGISTRATIONS_PER_DAY,
      bookings: REGISTRATIONS_PER_DAY / 2,
      seed: SEED + index,
    })
    days.push(await recordVisits(db, seeded))
  }
  return days
}

function rangeOf(day: SeededHospital | undefined): string[] {
  return ['--tanggal', day?.registrations[0]?.tgl_registrasi ?? '']
}

async function untilIdle(day: SeededHospital): Promise<void> {
  const tanggal = day.registrations[0]?.tgl_registrasi ?? ''
  for (let run = 0; run < MOST_RUNS; run++) {
    const { report: ended } = await rig.sync({ range: { dari: tanggal, sampai: tanggal } })
    if (ended.requests === 0 && ended.failed === 0) return
  }
  throw new Error(`${tanggal} is not idle after ${MOST_RUNS} runs`)
}

/** Calls of the record that BPJS does not have. */
function missing(seeded: SeededHospital): number {
  const held = rig.simulator.bookings()
  const medicine = new Set(withMedicine(seeded).map(({ no_rawat }) => no_rawat))
  return seeded.registrations.reduce((lost, { nobooking, no_rawat, tasks }) => {
    const booking = held.get(nobooking ?? no_rawat)
    if (!booking) return lost + 1 + tasks.length
    const pharmacy = medicine.has(no_rawat) && booking.farmasi === null ? 1 : 0
    return lost + pharmacy + tasks.filter(({ taskid }) => !booking.tasks.some((task) => task.taskid === taskid)).length
  }, 0)
}

function report(rows: readonly (readonly [string, number])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  process.stdout.write(
    `\n${rows.map(([name, value]) => `${name.padEnd(width)}  ${angka(value).padStart(8)}`).join('\n')}\n\n`,
  )
}
