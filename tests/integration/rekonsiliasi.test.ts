import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outOfOrder, tasksBeforeAdd } from '../../src/main/demo/simulator/audit.ts'
import type { StoredBooking } from '../../src/main/demo/simulator/state.ts'
import type { Difference } from '../../src/shared/differences.ts'
import { epochToWallTime } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { createRig, type Rig, yesterday, ZONE } from '../support/rig.ts'

const TANGGAL = yesterday()
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const STRANGER = 'MJKN-LAIN-1'

let db: HospitalDatabase
let rig: Rig
let visits: readonly SeededRegistration[]

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const seed = { tanggal: TANGGAL, registrations: 10, bookings: 2, withTimes: true, now: `${TANGGAL} 15:00:00` }
  visits = (await seedHospital(db, seed)).registrations
  rig = await createRig({ db })
})
afterEach(async () => {
  await rig.close()
  await db.drop()
})

/** A visit with the whole chain that has, or has not, a booking of Khanza's. */
function pick(index: number, booked = false): SeededRegistration {
  const whole = visits.filter(({ tasks, nobooking }) => tasks.length === 5 && (nobooking !== null) === booked)
  const visit = whole[index]
  if (!visit) throw new Error('the seed holds too few whole visits')
  return visit
}
const codeOf = ({ nobooking, no_rawat }: SeededRegistration) => nobooking ?? no_rawat
/** What BPJS has is another thing from now on. */
function atBpjs(change: (bookings: StoredBooking[]) => StoredBooking[]): void {
  rig.simulator.restore({ bookings: change(rig.simulator.snapshot().bookings as StoredBooking[]) })
}
const alter = (code: string, change: (booking: StoredBooking) => StoredBooking) =>
  atBpjs((all) => all.map((booking) => (booking.add.kodebooking === code ? change(booking) : booking)))
const tasksAt = (code: string) =>
  (rig.simulator.bookings().get(code)?.tasks ?? []).map(
    ({ taskid, waktu }) => `${taskid} ${epochToWallTime(waktu, ZONE)}`,
  )
const wanted = ({ tasks }: SeededRegistration) => tasks.map(({ taskid, waktu }) => `${taskid} ${waktu}`)

interface Report {
  readonly beda: Difference[]
  readonly diperbaiki?: number
  readonly sisa?: Difference[]
  readonly exitCode: number | null
}
async function rekonsiliasi(...flags: string[]): Promise<Report> {
  const { stdout, exitCode } = await rig.cli(['rekonsiliasi', '--tanggal', TANGGAL, '--json', ...flags])
  return { ...JSON.parse(stdout), exitCode }
}
const brief = (differences: readonly Difference[] = []) =>
  differences.map(({ jenis, kodebooking, taskid, perbaikan }) => `${jenis} ${kodebooking}#${taskid} ${perbaikan}`)

describe('mobilejkn rekonsiliasi', () => {
  it('finds nothing on a day that both sides have alike', async () => {
    await rig.sync({ range: RANGE })
    expect(await rekonsiliasi()).toMatchObject({ beda: [], exitCode: 0 })
  })

  it('tells what was never sent, and sends it', async () => {
    const first = await rekonsiliasi()
    expect(first.exitCode).toBe(1)
    expect(first.beda.every(({ jenis, perbaikan }) => jenis === 'tidak-ada-di-bpjs' && perbaikan === 'kirim')).toBe(
      true,
    )
    expect(rig.simulator.bookings().size).toBe(0)
    const { sisa, exitCode } = await rekonsiliasi('--perbaiki')
    expect([sisa, exitCode]).toEqual([[], 0])
    expect(tasksAt(codeOf(pick(0)))).toEqual(wanted(pick(0)))
  })

  it('sends a booking, and tasks, again that BPJS has lost, in their order', async () => {
    await rig.sync({ range: RANGE })
    const [whole, half] = [pick(0), pick(0, true)]
    atBpjs((all) => all.filter(({ add }) => add.kodebooking !== codeOf(whole)))
    alter(codeOf(half), (booking) => ({ ...booking, tasks: booking.tasks.slice(0, 2), farmasi: null }))
    rig.simulator.clearRecord()
    const { beda, sisa, exitCode } = await rekonsiliasi('--perbaiki')
    expect(brief(beda)).toEqual([
      `tidak-ada-di-bpjs ${codeOf(whole)}#0 kirim-lagi`,
      ...[5, 6, 7].map((id) => `task-berbeda ${codeOf(half)}#${id} kirim-lagi`),
    ])
    expect([sisa, exitCode]).toEqual([[], 0])
    expect(tasksAt(codeOf(whole))).toEqual(wanted(whole))
    expect(tasksAt(codeOf(half))).toEqual(wanted(half))
    expect(outOfOrder(rig.simulator.requests)).toEqual([])
    expect(tasksBeforeAdd(rig.simulator.requests)).toEqual([])
  })

  it('sends what another program only marked as sent', async () => {
    const [free, booked] = [pick(0), pick(0, true)]
    for (const { no_rawat, tasks } of [free, booked]) {
      await db.run('insert into referensi_mobilejkn_bpjs_taskid (no_rawat, taskid, waktu) values ?', [
        tasks.map(({ taskid, waktu }) => [no_rawat, String(taskid), waktu]),
      ])
      await db.run(`update ${db.briefTable} set status_kirim = 'Sudah', taskid = 7 where no_rawat = ?`, [no_rawat])
    }
    await db.run("update referensi_mobilejkn_bpjs set statuskirim = 'Sudah' where nobooking = ?", [codeOf(booked)])
    await rig.sync({ range: RANGE })
    expect(tasksAt(codeOf(free))).toEqual([])
    const { beda, sisa } = await rekonsiliasi('--perbaiki')
    expect(brief(beda).sort()).toEqual(
      [free, booked].map((visit) => `tidak-ada-di-bpjs ${codeOf(visit)}#0 kirim-lagi`).sort(),
    )
    expect(sisa).toEqual([])
    expect(tasksAt(codeOf(free))).toEqual(wanted(free))
    expect(tasksAt(codeOf(booked))).toEqual(wanted(booked))
  })

  it('notes what BPJS has already, at its times, instead of sending it again', async () => {
    const [known, moved] = [pick(0, true), pick(0)]
    await rig.sync({ range: RANGE, only: new Set([moved.no_rawat]) })
    rig.simulator.preload([{ kodebooking: codeOf(known), tanggalperiksa: TANGGAL }])
    alter(codeOf(moved), (booking) => ({
      ...booking,
      tasks: booking.tasks.map((task) => (task.taskid === 7 ? { ...task, waktu: task.waktu + 60_000 } : task)),
    }))
    rig.simulator.clearRecord()
    const { beda, sisa } = await rekonsiliasi('--perbaiki')
    expect(brief(beda)).toContain(`status-berbeda ${codeOf(known)}#0 tandai`)
    expect(brief(beda)).toContain(`task-berbeda ${codeOf(moved)}#7 tandai`)
    expect(sisa).toEqual([])
    const adds = rig.simulator.requests.filter(({ call }) => call === 'add')
    expect(adds.map(({ kodebooking }) => kodebooking)).not.toContain(codeOf(known))
    expect(adds.map(({ kodebooking }) => kodebooking)).not.toContain(codeOf(moved))
    expect(tasksAt(codeOf(known))).toEqual(wanted(known))
    const [row] = await db.query('select statuskirim from referensi_mobilejkn_bpjs where nobooking = ?', [
      codeOf(known),
    ])
    expect(row).toMatchObject({ statuskirim: 'Sudah' })
    const app = await rig.open()
    const audits = app.stores.journal.audits(10)
    await app.close()
    expect(audits.map(({ action, subject }) => `${action} ${subject}`).sort()).toEqual(
      [`rekonsiliasi-tandai ${known.no_rawat}`, `rekonsiliasi-tandai ${moved.no_rawat}`].sort(),
    )
  })

  it('cancels a booking of the Mobile JKN app whose registration was cancelled here', async () => {
    const gone = pick(0, true)
    await db.run("update reg_periksa set stts = 'Batal' where no_rawat = ?", [gone.no_rawat])
    await rig.sync({ range: RANGE })
    expect(rig.simulator.bookings().has(codeOf(gone))).toBe(false)
    rig.simulator.preload([{ kodebooking: codeOf(gone), tanggalperiksa: TANGGAL }])
    const { beda, sisa } = await rekonsiliasi('--perbaiki')
    expect(brief(beda)).toEqual([`status-berbeda ${codeOf(gone)}#0 tandai`])
    expect(sisa).toEqual([])
    expect(rig.simulator.bookings().get(codeOf(gone))?.cancelled).toBe(true)
  })

  it('leaves to a person what only a person can know', async () => {
    await rig.sync({ range: RANGE })
    const cancelled = pick(0)
    alter(codeOf(cancelled), (booking) => ({ ...booking, batal: { keterangan: 'dari aplikasi', waktu: 1 } }))
    rig.simulator.preload([{ kodebooking: STRANGER, tanggalperiksa: TANGGAL }])
    rig.simulator.clearRecord()
    const { beda, exitCode, sisa } = await rekonsiliasi('--perbaiki')
    expect(brief(beda)).toEqual([`tidak-ada-di-sini ${STRANGER}#0 null`, `status-berbeda ${codeOf(cancelled)}#0 null`])
    expect([exitCode, sisa]).toEqual([1, undefined])
    expect(rig.simulator.requests.every(({ call }) => call === 'pendaftaran' || call === 'getlisttask')).toBe(true)
  })

  it('says that BPJS cannot be asked instead of taking it for empty', async () => {
    await rig.sync({ range: RANGE })
    rig.simulator.setFaults({ choose: ({ call }) => (call === 'pendaftaran' ? '502' : null) })
    const { stderr, exitCode } = await rig.cli(['rekonsiliasi', '--tanggal', TANGGAL, '--perbaiki'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('tidak menjawab')
  })
})

describe('a lost data folder', () => {
  it('is made good from BPJS: nothing is sent again, and times are those BPJS has', async () => {
    await rig.sync({ range: RANGE })
    const visit = pick(0)
    await db.run('delete from referensi_mobilejkn_bpjs_taskid')
    await db.run(`update ${db.briefTable} set taskid = 0 where no_rawat <> ?`, [pick(1).no_rawat])
    rig.simulator.clearRecord()
    const app = await rig.openIn(`${rig.dataDir}/baru`)
    const { report } = await app.cycle.run({
      range: RANGE,
      force: false,
      dryRun: false,
      manual: true,
      signal: new AbortController().signal,
    })
    expect(report).toMatchObject({ sent: 0, failed: 0, held: 0 })
    const sent = rig.simulator.requests.filter(({ call }) => call === 'add' || call === 'updatewaktu')
    expect(sent).toEqual([])
    const rows = app.stores.history.ofVisits([visit.no_rawat]).get(visit.no_rawat) ?? []
    const times = rows.flatMap(({ taskid, payload, result }) =>
      taskid === 0 ? [] : [`${taskid} ${epochToWallTime(JSON.parse(payload).waktu, ZONE)} ${result}`],
    )
    expect(times).toEqual(wanted(visit).map((task) => `${task} sudah-ada`))
    await app.close()
    const marks = await db.query('select taskid from referensi_mobilejkn_bpjs_taskid where no_rawat = ?', [
      visit.no_rawat,
    ])
    expect(marks).toHaveLength(visit.tasks.length)
  })
})
