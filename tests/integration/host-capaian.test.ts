import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SPANS, type SpanName } from '../../src/shared/ipc/capaian.ts'
import { secondsBetween } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, openDesk } from '../support/host-rig.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

/** A Friday and the Monday after it. */
const BEFORE = '2025-10-03'
const TANGGAL = '2025-10-06'
const RANGE = { dari: BEFORE, sampai: TANGGAL }
const TABLE = 'referensi_mobilejkn_bpjs_erm'
const ALL = { range: RANGE, poli: null, dokter: null }

let db: HospitalDatabase
let rig: Rig
let desk: Desk
let counted: SeededRegistration[]
let broken: SeededRegistration
let unserved: SeededRegistration

/** Two days that were sent; of the second one visit lacks a time, one patient still waits, and one never came. */
beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const options = { registrations: 12, bookings: 4, withTimes: true }
  const first = await seedHospital(db, { ...options, tanggal: BEFORE })
  const second = await seedHospital(db, { ...options, tanggal: TANGGAL, igd: 1, seed: 2 })
  const [lacking, waiting, gone] = second.registrations.filter(
    ({ poli, tasks, nobooking }) => poli.kd_poli !== 'IGDK' && tasks.length === 5 && nobooking === null,
  ) as [SeededRegistration, SeededRegistration, SeededRegistration]
  broken = lacking
  unserved = waiting
  counted = [...first.registrations, ...second.registrations].filter(
    (row) => row !== gone && row.poli.kd_poli !== 'IGDK',
  )
  await db.run(`update ${TABLE} set taskid4 = null where no_rawat = ?`, [broken.no_rawat])
  await db.run(
    `update ${TABLE} set taskid4 = null, taskid5 = null, taskid6 = null, taskid7 = null where no_rawat = ?`,
    [unserved.no_rawat],
  )
  await db.run("update reg_periksa set stts = 'Belum' where no_rawat = ?", [unserved.no_rawat])
  await db.run("update reg_periksa set stts = 'Batal' where no_rawat = ?", [gone.no_rawat])
  const now = clockFrom(`${TANGGAL} 16:00:00`)
  rig = await createRig({ db, now, simulator: { now } })
  await rig.sync({ range: { dari: BEFORE, sampai: BEFORE } })
  desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
  await desk.untilSent()
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

const codeOf = ({ nobooking, no_rawat }: SeededRegistration) => nobooking ?? no_rawat
const tasksAt = (visit: SeededRegistration) =>
  (rig.simulator.bookings().get(codeOf(visit))?.tasks ?? []).map(({ taskid }) => taskid)
/** The chain a visit owes, by what was seeded: the waiting patient's pharmacy is not known yet. */
const owed = (visit: SeededRegistration): readonly number[] =>
  visit === unserved ? [3, 4, 5] : visit.tasks.map(({ taskid }) => taskid)
const isWhole = (visit: SeededRegistration) => owed(visit).every((id) => tasksAt(visit).includes(id))

describe('what the hospital achieves', () => {
  it('is what BPJS has of what was registered, in all, per day, poli and doctor', async () => {
    const view = await desk.ask('capaian:baca', ALL)
    const sent = counted.filter((visit) => rig.simulator.bookings().has(codeOf(visit)))
    expect(view.semua).toMatchObject({
      kunjungan: counted.length,
      terkirim: sent.length,
      lengkap: counted.filter(isWhole).length,
      dilewati: 2,
    })
    expect(counted.filter((visit) => !isWhole(visit))).toEqual([broken, unserved])
    for (const { taskid, perlu, ada } of view.semua.tasks) {
      const owing = counted.filter((visit) => owed(visit).includes(taskid))
      expect([perlu, ada]).toEqual([owing.length, owing.filter((visit) => tasksAt(visit).includes(taskid)).length])
    }
    expect(view.hari.map(({ dari, kunjungan }) => [dari, kunjungan])).toEqual([
      [BEFORE, 12],
      [TANGGAL, 10],
    ])
    expect(view.minggu.map(({ dari, sampai }) => [dari, sampai])).toEqual([
      [BEFORE, '2025-10-05'],
      [TANGGAL, TANGGAL],
    ])
    expect(view.bulan.map(({ dari, sampai, kunjungan }) => [dari, sampai, kunjungan])).toEqual([[BEFORE, TANGGAL, 22]])
    for (const { kode, kunjungan, lengkap } of view.poli) {
      const own = counted.filter(({ poli }) => poli.kd_poli === kode)
      expect([kunjungan, lengkap]).toEqual([own.length, own.filter(isWhole).length])
    }
    for (const { kode, kunjungan } of view.dokter)
      expect(kunjungan).toBe(counted.filter(({ dokter }) => dokter.kd_dokter === kode).length)
    expect(view.target).toEqual({ tungguMenit: 60, lengkapPersen: 80 })
  })

  it('has the waiting times of the record', async () => {
    const { semua } = await desk.ask('capaian:baca', ALL)
    for (const [name, [from, to]] of Object.entries(SPANS) as [SpanName, readonly [number, number]][]) {
      const lengths = counted.flatMap((visit) => {
        if (visit === unserved || (visit === broken && (from === 4 || to === 4))) return []
        const at = (id: number) => visit.tasks.find(({ taskid }) => taskid === id)?.waktu
        const [begins, ends] = [at(from), at(to)]
        return begins && ends ? [secondsBetween(begins, ends)] : []
      })
      if (lengths.length === 0) expect(semua.waktu[name]).toBeNull()
      else {
        const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length / 60
        expect(semua.waktu[name]).toMatchObject({ kunjungan: lengths.length, rata: Math.round(mean * 10) / 10 })
      }
    }
  })

  it('names the visits behind every figure, and what is to be done', async () => {
    const list = await desk.ask('capaian:belum-lengkap', { ...ALL, taskid: null })
    expect(list.map(({ no_rawat }) => no_rawat).sort()).toEqual([broken.no_rawat, unserved.no_rawat].sort())
    expect(list.find(({ no_rawat }) => no_rawat === broken.no_rawat)).toMatchObject({
      terkirim: true,
      dilayani: true,
      kurang: [4, 5, 6, 7],
      pesan: expect.stringContaining('Isi jam task 4'),
    })
    expect(list.find(({ no_rawat }) => no_rawat === unserved.no_rawat)).toMatchObject({
      dilayani: false,
      kurang: [4, 5],
      pesan: '',
    })
    const lacking = await desk.ask('capaian:belum-lengkap', { ...ALL, taskid: 7 })
    expect(lacking.map(({ no_rawat }) => no_rawat)).toEqual([broken.no_rawat])
    expect(await desk.ask('capaian:belum-lengkap', { ...ALL, taskid: 0 })).toEqual([])
  })

  it('is narrowed to a poli and a doctor', async () => {
    const { poli, dokter } = broken
    const asked = { range: RANGE, poli: poli.kd_poli, dokter: dokter.kd_dokter }
    const { semua } = await desk.ask('capaian:baca', asked)
    const own = counted.filter(
      (visit) => visit.poli.kd_poli === poli.kd_poli && visit.dokter.kd_dokter === dokter.kd_dokter,
    )
    expect([semua.kunjungan, semua.lengkap]).toEqual([own.length, own.filter(isWhole).length])
  })

  it('changes as soon as a visit is mended', async () => {
    const before = await desk.ask('capaian:baca', ALL)
    const { findings } = await desk.ask('validasi:baca', { dari: TANGGAL, sampai: TANGGAL })
    const usulan = findings.flatMap(({ id, no_rawat, usulan: proposal }) =>
      no_rawat === broken.no_rawat && proposal ? [{ id, waktu: proposal.waktu }] : [],
    )
    await desk.ask('validasi:terima', { range: { dari: TANGGAL, sampai: TANGGAL }, usulan })
    await desk.until(() => expect(tasksAt(broken)).toEqual([3, 4, 5, 6, 7]))
    await desk.untilSent()
    const after = await desk.ask('capaian:baca', ALL)
    expect(after.semua.lengkap).toBe(before.semua.lengkap + 1)
  })

  it('is a sentence while the database is away', async () => {
    await db.run(`rename table reg_periksa to reg_periksa_lain`)
    try {
      const range = { dari: '2025-09-01', sampai: '2025-09-02' }
      const { code, message } = await desk.refusal('capaian:baca', { range, poli: null, dokter: null })
      expect([code, message.length > 0]).toEqual(['database', true])
    } finally {
      await db.run(`rename table reg_periksa_lain to reg_periksa`)
    }
  })
})

describe("BPJS's own figures", () => {
  it('are those of its dashboard, and agree with ours where the times are the same', async () => {
    const { poli, antrean, tidakTerbaca } = await desk.ask('capaian:bpjs', { range: RANGE })
    expect(tidakTerbaca).toEqual([])
    const booked = [...rig.simulator.bookings().values()]
    expect(antrean).toBe(booked.length)
    for (const row of poli) {
      const own = booked.filter(({ add }) => add.kodepoli === row.kode)
      expect(row.antrean).toBe(own.length)
      const waits = own.flatMap(({ tasks }) => {
        const at = (id: number) => tasks.find(({ taskid }) => taskid === id)?.waktu
        const [begins, ends] = [at(3), at(4)]
        return begins !== undefined && ends !== undefined ? [(ends - begins) / 60_000] : []
      })
      const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
      if (waits.length === 0) expect(row.waktu.tungguPoli).toBeNull()
      else expect(row.waktu.tungguPoli).toBeCloseTo(mean, 0)
    }
    const month = await desk.ask('capaian:bpjs', { range: { dari: '2025-10-01', sampai: '2025-10-31' } })
    expect(month).toEqual({ poli, antrean, tidakTerbaca })
  })

  it('name the days that could not be asked for', async () => {
    rig.simulator.setFaults({ choose: ({ path }) => (path.includes(`tanggal/${TANGGAL}`) ? '502' : null) })
    const { antrean, tidakTerbaca } = await desk.ask('capaian:bpjs', { range: RANGE })
    expect(tidakTerbaca).toEqual(['Sen, 6 Okt 2025'])
    expect(antrean).toBe(12)
  })

  it('are a sentence when BPJS does not answer, or is asked for too many days', async () => {
    rig.simulator.setFaults({ choose: ({ call }) => (call === 'dashboard' ? '502' : null) })
    expect(await desk.refusal('capaian:bpjs', { range: RANGE })).toMatchObject({ code: 'bpjs' })
    const range = { dari: '2025-07-02', sampai: '2025-08-30' }
    expect(await desk.refusal('capaian:bpjs', { range })).toMatchObject({ code: 'tidak-sah' })
  })
})

describe('the reminder of the day', () => {
  const reopen = async (change: Record<string, string> = {}) => {
    await desk.stop()
    const environment = { ...rig.environment, ...change }
    desk = await openDesk({
      directory: rig.dataDir,
      environment,
      now: clockFrom(`${TANGGAL} 16:00:00`),
      remindEveryMs: 25,
    })
  }
  const reminders = () => desk.events.filter(({ event }) => event === 'pengingat').length

  it('comes once, counts the served visit alone, ends when that is mended, and does not come again', async () => {
    await reopen()
    await desk.until(({ pengingat }) => expect(pengingat).toEqual({ tanggal: TANGGAL, belumLengkap: 1 }))
    expect(reminders()).toBe(1)

    await reopen()
    await desk.until(({ pengingat }) => expect(pengingat?.belumLengkap).toBe(1))
    const { findings } = await desk.ask('validasi:baca', { dari: TANGGAL, sampai: TANGGAL })
    const usulan = findings.flatMap(({ id, no_rawat, usulan: proposal }) =>
      no_rawat === broken.no_rawat && proposal ? [{ id, waktu: proposal.waktu }] : [],
    )
    await desk.ask('validasi:terima', { range: { dari: TANGGAL, sampai: TANGGAL }, usulan })
    await desk.until(({ pengingat }) => expect(pengingat).toBeNull())
    expect(reminders()).toBe(0)
  })

  it('does not come before its hour', async () => {
    await reopen({ MOBILEJKN_JAM_PENGINGAT: '23:59' })
    await desk.untilSent()
    await desk.ask('capaian:baca', ALL)
    expect([desk.state().pengingat, reminders()]).toEqual([null, 0])
  })
})
