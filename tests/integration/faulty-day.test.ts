import { hostname, userInfo } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Difference } from '../../src/shared/differences.ts'
import { FINDING_REASONS, type Finding } from '../../src/shared/findings.ts'
import { epochToWallTime } from '../../src/shared/wall-time.ts'
import { expectMended, expectTablesAgree, snapshotOf } from '../support/expect-faulty-day.ts'
import { FAULTY_SEED, type FaultyDay, type PlantedFault, spoilDay } from '../support/faulty-day.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { seedHospital } from '../support/hospital-seed.ts'
import { openDesk } from '../support/host-rig.ts'
import { clockFrom, createRig, onClock, type Rig, ZONE } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }

interface World {
  readonly db: HospitalDatabase
  readonly rig: Rig
  readonly day: FaultyDay
  readonly now: () => number
  close(): Promise<void>
}

/** The same day with the same faults, as often as it is asked for. */
async function faultyWorld(): Promise<World> {
  const db = await createHospitalDatabase({ besideTable: true })
  const hospital = await seedHospital(db, { tanggal: TANGGAL, now: `${TANGGAL} 14:30:00`, ...FAULTY_SEED })
  const now = clockFrom(`${TANGGAL} 15:00:00`)
  const rig = await createRig({ db, now })
  const day = await spoilDay(db, rig, now, hospital)
  return {
    db,
    rig,
    day,
    now,
    async close() {
      await rig.close()
      await db.drop()
    },
  }
}

interface Ran<Report> {
  readonly exitCode: number | null
  readonly report: Report
}

/** Runs `mobilejkn` as a process on the day's clock. */
async function command<Report>({ rig, now }: World, ...args: string[]): Promise<Ran<Report>> {
  const { stdout, stderr, exitCode } = await rig.cli([...args, '--tanggal', TANGGAL, '--json'], onClock(now))
  expect(stderr).toBe('')
  return { exitCode, report: JSON.parse(stdout) }
}

interface Told {
  readonly validasi: Ran<{ readonly temuan: readonly Finding[] }>
  readonly rekonsiliasi: Ran<{ readonly beda: readonly Difference[] }>
}
const looks = async (world: World): Promise<Told> => ({
  validasi: await command(world, 'validasi'),
  rekonsiliasi: await command(world, 'rekonsiliasi'),
})

const TIME_FAULTS: readonly string[] = FINDING_REASONS
const isTimeFault = ({ kind }: PlantedFault) => TIME_FAULTS.includes(kind)

let world: World
let before: Told
let askedOnly: boolean
let exitCodes: readonly (number | null)[]
let after: Told

beforeAll(async () => {
  world = await faultyWorld()
  expect(() => expectMended(world.rig, world.day, world.now)).toThrow()
  before = await looks(world)
  askedOnly = world.rig.simulator.requests.every(({ call }) => call === 'pendaftaran' || call === 'getlisttask')
  const accepted = await command(world, 'validasi', '--terima', 'semua')
  const sent = await command(world, 'sync')
  const repaired = await command(world, 'rekonsiliasi', '--perbaiki')
  exitCodes = [accepted, sent, repaired].map(({ exitCode }) => exitCode)
  after = await looks(world)
})
afterAll(() => world.close())

describe('a day with thirty faults of ten kinds', () => {
  it('holds three of each, at visits of their own', () => {
    const { faults, expected } = world.day
    expect(new Set(faults.map(({ visit }) => visit.no_rawat)).size).toBe(30)
    const byKind = Map.groupBy(faults, ({ kind }) => kind)
    expect([...byKind.values()].map((group) => group.length)).toEqual(Array(10).fill(3))
    expect(expected.size).toBe(60)
  })

  it('is told in full by the two commands, which change nothing: what was planted and nothing else', () => {
    const { faults } = world.day
    expect([before.validasi.exitCode, before.rekonsiliasi.exitCode]).toEqual([1, 1])
    expect(before.validasi.report.temuan.map(({ id, alasan }) => `${id} ${alasan}`).sort()).toEqual(
      faults
        .filter(isTimeFault)
        .map(({ visit, taskid, kind }) => `${visit.no_rawat}#${taskid} ${kind}`)
        .sort(),
    )
    const codesOf = (those: readonly { readonly kodebooking: string }[]) => [
      ...new Set(those.map(({ kodebooking }) => kodebooking)),
    ]
    const { beda } = before.rekonsiliasi.report
    const mendable = codesOf(beda.filter(({ perbaikan }) => perbaikan !== null))
    expect(mendable.sort()).toEqual(codesOf(faults.filter((fault) => !isTimeFault(fault))).sort())
    // Times that keep tasks from BPJS are a person's to mend, and said of no other visit.
    const timed = codesOf(faults.filter(isTimeFault))
    expect(beda.filter(({ perbaikan, kodebooking }) => perbaikan === null && !timed.includes(kodebooking))).toEqual([])
    expect(askedOnly).toBe(true)
  })

  it('is mended by the commands alone, until neither of them has anything left to say', async () => {
    expect(exitCodes).toEqual([0, 0, 0])
    expect(after.validasi).toMatchObject({ exitCode: 0, report: { temuan: [] } })
    expect(after.rekonsiliasi).toMatchObject({ exitCode: 0, report: { beda: [] } })
    expectMended(world.rig, world.day, world.now)
    await expectTablesAgree(world.db, world.rig, world.day)
  })

  it('has the mended times that were proposed, and in the audit who accepted which and sent what again', async () => {
    const { rig, day } = world
    const proposed = new Map(before.validasi.report.temuan.map(({ id, usulan }) => [id, usulan?.waktu]))
    const app = await rig.open()
    const audits = app.stores.journal.audits(1_000)
    await app.close()
    expect(new Set(audits.map(({ who, workstation }) => `${who}@${workstation}`))).toEqual(
      new Set([`${userInfo().username}@${hostname()}`]),
    )
    for (const fault of day.faults) {
      const { kind, visit, kodebooking, taskid } = fault
      const own = audits.filter(({ subject }) => subject === visit.no_rawat)
      if (!isTimeFault(fault)) {
        const actions = new Set(own.map(({ action }) => action))
        expect([...actions], `${kind} ${visit.no_rawat}`).toEqual([
          expect.stringMatching(/^rekonsiliasi-(kirim-lagi|tandai)$/),
        ])
        continue
      }
      const waktu = proposed.get(`${visit.no_rawat}#${taskid}`)
      expect(own).toMatchObject([{ action: 'terima-usulan', after: { [`taskid${taskid}`]: waktu } }])
      const sent = rig.simulator
        .bookings()
        .get(kodebooking)
        ?.tasks.find((task) => task.taskid === taskid)
      expect(sent && epochToWallTime(sent.waktu, ZONE)).toBe(waktu)
    }
    const faulty = new Set(day.faults.map(({ visit }) => visit.no_rawat))
    expect(audits.filter(({ subject }) => !faulty.has(subject))).toEqual([])
  })

  it('mended from the window ends exactly as mended by the commands', async () => {
    const other = await faultyWorld()
    const desk = await openDesk({ directory: other.rig.dataDir, environment: other.rig.environment, now: other.now })
    try {
      await desk.untilSent()
      const { findings } = await desk.ask('validasi:baca', RANGE)
      const usulan = findings.flatMap(({ id, usulan: proposal }) => (proposal ? [{ id, waktu: proposal.waktu }] : []))
      expect(usulan).toHaveLength(18)
      expect(await desk.ask('validasi:terima', { range: RANGE, usulan })).toEqual({
        diterima: 18,
        kunjungan: 18,
        ditinggalkan: [],
      })
      await desk.untilSent()
      const { rows } = await desk.ask('bpjs:bandingkan', RANGE)
      const ids = rows.flatMap(({ beda }) => beda.filter(({ perbaikan }) => perbaikan !== null).map(({ id }) => id))
      const { diperbaiki, sesudah } = await desk.ask('bpjs:perbaiki', { range: RANGE, ids })
      expect(diperbaiki).toBe(ids.length)
      expect(sesudah.rows.flatMap(({ beda }) => beda)).toEqual([])
      expect(sesudah.bpjs).toEqual(sesudah.disini)
      expect((await desk.ask('validasi:baca', RANGE)).findings).toEqual([])
    } finally {
      await desk.stop()
    }
    expectMended(other.rig, other.day, other.now)
    expect(await snapshotOf(other.db, other.rig)).toEqual(await snapshotOf(world.db, world.rig))
    await other.close()
  })
})
