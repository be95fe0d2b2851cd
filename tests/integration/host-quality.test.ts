import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TASK_IDS } from '../../src/shared/task-ids.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, openDesk } from '../support/host-rig.ts'
import { clockFrom, createRig, type Rig } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const TABLE = 'referensi_mobilejkn_bpjs_erm'

let db: HospitalDatabase
let rig: Rig
let desk: Desk
let whole: SeededRegistration
let broken: SeededRegistration

/** One visit is entered with a slip; the others are as they should be. */
beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 8, withTimes: true })
  const visits = seeded.registrations.filter(({ tasks }) => tasks.length === 5)
  ;[whole, broken] = [visits[0], visits[1]] as [SeededRegistration, SeededRegistration]
  await db.run(`update ${TABLE} set taskid4 = null where no_rawat = ?`, [broken.no_rawat])
  const now = clockFrom(`${TANGGAL} 16:00:00`)
  rig = await createRig({ db, now, simulator: { now } })
  desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
  await desk.untilSent()
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

const tasksAt = ({ no_rawat }: SeededRegistration) =>
  (rig.simulator.bookings().get(no_rawat)?.tasks ?? []).map(({ taskid }) => taskid)

describe('the findings of a day', () => {
  it('are accepted from the window, sent at once, and in the audit with who did it', async () => {
    const { findings, registrasi } = await desk.ask('validasi:baca', RANGE)
    expect(registrasi).toBe(8)
    expect(findings).toMatchObject([{ no_rawat: broken.no_rawat, taskid: 4, alasan: 'kosong' }])
    expect(tasksAt(broken)).toEqual([3])
    const usulan = findings.map(({ id, usulan: proposal }) => ({ id, waktu: proposal?.waktu ?? '' }))
    const accepted = await desk.ask('validasi:terima', { range: RANGE, usulan })
    expect(accepted).toEqual({ diterima: 1, kunjungan: 1, ditinggalkan: [] })
    await vi.waitFor(() => expect(tasksAt(broken)).toEqual([3, 4, 5, 6, 7]), { timeout: 10_000 })
    expect((await desk.ask('validasi:baca', RANGE)).findings).toEqual([])

    const { rows, total, actions } = await desk.ask('audit:baca', { range: RANGE, teks: '', aksi: null })
    expect(total).toBe(rows.length)
    expect(actions).toContain('terima-usulan')
    expect(rows[0]).toMatchObject({
      action: 'terima-usulan',
      who: 'petugas',
      workstation: 'loket-1',
      subject: broken.no_rawat,
      before: { taskid4: null },
      after: { taskid4: usulan[0]?.waktu },
    })
  })

  it('that are no longer what was seen are left as they are, and said to be', async () => {
    const { findings } = await desk.ask('validasi:baca', RANGE)
    const usulan = findings.map(({ id }) => ({ id, waktu: `${TANGGAL} 23:59:59` }))
    expect(await desk.ask('validasi:terima', { range: RANGE, usulan })).toEqual({
      diterima: 0,
      kunjungan: 0,
      ditinggalkan: [{ id: `${broken.no_rawat}#4`, why: 'berubah' }],
    })
  })
})

describe.each([
  ['long before', '2025-09-01'],
  ['among those that cycles look back at,', '2025-10-03'],
])('a day %s that nobody began', (_where, EARLIER) => {
  const BOTH = { dari: EARLIER, sampai: TANGGAL }
  let old: readonly SeededRegistration[]

  /** Neither here nor in SIMRS. */
  beforeEach(async () => {
    old = (await seedHospital(db, { tanggal: EARLIER, registrations: 3 })).registrations
    const patients = new Set(old.map(({ no_rkm_medis }) => no_rkm_medis))
    expect(patients.size).toBe(3)
  })

  const arrived = () => old.filter(({ no_rawat }) => rig.simulator.bookings().has(no_rawat))

  it('is not sent because a proposal of another visit is accepted', async () => {
    const { findings } = await desk.ask('validasi:baca', BOTH)
    const usulan = findings.map(({ id, usulan: proposal }) => ({ id, waktu: proposal?.waktu ?? '' }))
    expect(await desk.ask('validasi:terima', { range: BOTH, usulan })).toMatchObject({ diterima: 1 })
    await vi.waitFor(() => expect(tasksAt(broken)).toEqual([3, 4, 5, 6, 7]), { timeout: 10_000 })
    await desk.untilSent()
    expect(arrived()).toEqual([])
  })

  it('is said not to leave by itself, and is sent booking by booking, as far as a person chose them', async () => {
    const day = { dari: EARLIER, sampai: EARLIER }
    const { rows } = await desk.ask('bpjs:bandingkan', day)
    const lacking = rows.flatMap(({ beda }) => beda.filter(({ perbaikan }) => perbaikan === 'kirim'))
    expect(lacking).toHaveLength(3)
    expect(new Set(lacking.map(({ pesan }) => pesan))).toEqual(
      new Set(['Belum dikirim, dan harinya tidak diikuti lagi. Kirim dari sini.']),
    )
    const chosen = lacking.slice(0, 1)
    const [{ no_rawat = '' } = {}] = chosen
    expect(await desk.ask('registrasi:kunjungan', { no_rawat })).toMatchObject({ diikuti: false, form: null })
    await desk.ask('bpjs:perbaiki', { range: day, ids: chosen.map(({ id }) => id) })
    await desk.untilSent()
    expect(arrived().map(({ no_rawat }) => no_rawat)).toEqual(chosen.map(({ no_rawat }) => no_rawat))
    expect(await desk.ask('registrasi:kunjungan', { no_rawat })).toMatchObject({ row: { kirim: 'terkirim' } })
  })
})

describe("BPJS's day", () => {
  it('is shown beside ours, booking by booking and in all', async () => {
    const { rows, bpjs, disini } = await desk.ask('bpjs:bandingkan', RANGE)
    expect([bpjs.total, disini.total]).toEqual([8, 8])
    expect(bpjs.jkn + bpjs.nonJkn).toBe(8)
    // The visit with the slip is over here, while BPJS has its first task alone.
    expect(disini).toEqual({ ...bpjs, selesai: bpjs.selesai + 1 })
    const slip = rows.find(({ no_rawat }) => no_rawat === broken.no_rawat)
    expect(slip).toMatchObject({ bpjs: { task: 3 }, disini: { task: 7, status: 'perlu-tindakan' } })
    expect(slip?.beda.map(({ jenis, taskid, perbaikan }) => [jenis, taskid, perbaikan])).toEqual(
      [5, 6, 7].map((taskid) => ['task-berbeda', taskid, null]),
    )
    expect(slip?.beda[0]?.pesan).toContain('Isi jam task 4')
    expect(rows.find(({ no_rawat }) => no_rawat === whole.no_rawat)).toMatchObject({
      bpjs: { task: 7, status: 'Selesai dilayani' },
      disini: { task: 7, status: 'terkirim' },
      beda: [],
    })
  })

  it('is mended from the window: what BPJS lost is sent again, and the days are compared anew', async () => {
    rig.simulator.preload([{ kodebooking: 'MJKN-1', tanggalperiksa: TANGGAL, norm: '777777' }])
    const kept = rig.simulator.snapshot().bookings.filter(({ add }) => add.kodebooking !== whole.no_rawat)
    rig.simulator.restore({ bookings: kept })
    const { rows, bpjs } = await desk.ask('bpjs:bandingkan', RANGE)
    const lost = rows.find(({ no_rawat }) => no_rawat === whole.no_rawat)
    expect(lost).toMatchObject({ bpjs: null, beda: [{ jenis: 'tidak-ada-di-bpjs', perbaikan: 'kirim-lagi' }] })
    expect(rows.find(({ kodebooking }) => kodebooking === 'MJKN-1')).toMatchObject({
      no_rawat: '',
      disini: null,
      nama: 'No. RM 777777',
      beda: [{ jenis: 'tidak-ada-di-sini', perbaikan: null }],
    })
    expect(bpjs.total).toBe(8)
    const ids = rows.flatMap(({ beda }) => beda.filter(({ perbaikan }) => perbaikan !== null).map(({ id }) => id))
    const { diperbaiki, sesudah } = await desk.ask('bpjs:perbaiki', { range: RANGE, ids })
    expect(diperbaiki).toBe(ids.length)
    const left = sesudah.rows.filter(({ no_rawat }) => no_rawat !== broken.no_rawat).flatMap(({ beda }) => beda)
    expect(left.map(({ jenis }) => jenis)).toEqual(['tidak-ada-di-sini'])
    expect(tasksAt(whole)).toEqual(TASK_IDS.filter((id) => id >= 3 && id <= 7))
  })

  it('is not mended by what SIMRS no longer says: a visit that takes place again is not cancelled once more', async () => {
    const { no_rawat } = whole
    const atBpjs = () => rig.simulator.bookings().get(no_rawat)
    await db.run("update reg_periksa set stts = 'Batal' where no_rawat = ?", [no_rawat])
    const served = rig.simulator.snapshot()
    await desk.ask('sinkron:sekarang')
    await vi.waitFor(() => expect(atBpjs()?.cancelled).toBe(true), { timeout: 10_000 })
    await desk.untilSent()
    rig.simulator.restore(served)
    const { rows } = await desk.ask('bpjs:bandingkan', RANGE)
    const lost = rows.find((row) => row.no_rawat === no_rawat)?.beda ?? []
    expect(lost).toMatchObject([{ jenis: 'status-berbeda', perbaikan: 'kirim-lagi' }])

    await db.run("update reg_periksa set stts = 'Sudah' where no_rawat = ?", [no_rawat])
    const repaired = await desk.ask('bpjs:perbaiki', { range: RANGE, ids: lost.map(({ id }) => id) })
    expect(repaired.diperbaiki).toBe(0)
    await desk.untilSent()
    expect(atBpjs()?.cancelled).toBe(false)
  })

  it('tells every window how far the questions are, the last word being that all were asked', async () => {
    await desk.ask('bpjs:bandingkan', RANGE)
    const told = desk.events.filter(({ event }) => event === 'bpjs-kemajuan').map(({ payload }) => payload)
    expect(told[0]).toEqual({ tanggal: TANGGAL, done: 0, total: 8 })
    expect(told.at(-1)).toEqual({ tanggal: TANGGAL, done: 8, total: 8 })
  })

  it('that BPJS no longer answers for after a repair says that the repair is kept, and it arrives', async () => {
    const kept = rig.simulator.snapshot().bookings.filter(({ add }) => add.kodebooking !== whole.no_rawat)
    rig.simulator.restore({ bookings: kept })
    const { rows } = await desk.ask('bpjs:bandingkan', RANGE)
    const ids = rows.flatMap(({ beda }) => beda.filter(({ perbaikan }) => perbaikan !== null).map(({ id }) => id))
    rig.simulator.setFaults({ choose: ({ call }) => (call === 'pendaftaran' ? '502' : null) })
    const { code, message } = await desk.refusal('bpjs:perbaiki', { range: RANGE, ids })
    expect([code, message]).toEqual(['bpjs', expect.stringMatching(/^1 perbaikan sudah dicatat .* tidak menjawab/)])
    rig.simulator.clearFaults()
    await vi.waitFor(() => expect(tasksAt(whole)).toEqual([3, 4, 5, 6, 7]), { timeout: 10_000 })
  })

  it('that cannot be asked for is a sentence, and no difference', async () => {
    rig.simulator.setFaults({ choose: ({ call }) => (call === 'pendaftaran' ? '502' : null) })
    const { code, message } = await desk.refusal('bpjs:bandingkan', RANGE)
    expect([code, message]).toEqual(['bpjs', expect.stringContaining('tidak menjawab')])
  })
})

describe('the audit', () => {
  it('is searched by text, action and day', async () => {
    const { findings } = await desk.ask('validasi:baca', RANGE)
    const usulan = findings.map(({ id, usulan: proposal }) => ({ id, waktu: proposal?.waktu ?? '' }))
    await desk.ask('validasi:terima', { range: RANGE, usulan })
    await desk.ask('registrasi:kirim-ulang', { range: RANGE, no_rawat: [whole.no_rawat] })
    const ask = (change: object) => desk.ask('audit:baca', { range: RANGE, teks: '', aksi: null, ...change })
    const actions = async (change: object) => (await ask(change)).rows.map(({ action }) => action)
    expect(await actions({ teks: whole.no_rawat })).toEqual(['kirim-ulang'])
    expect(await actions({ teks: 'LOKET-1', aksi: 'terima-usulan' })).toEqual(['terima-usulan'])
    expect(await actions({ range: { dari: '2025-10-05', sampai: '2025-10-05' } })).toEqual([])
  })

  it('tells of every visit whose calls were taken out of the line or put back, and how many are new', async () => {
    rig.simulator.setFaults({ choose: () => '502' })
    await desk.ask('registrasi:kirim-ulang', { range: RANGE, no_rawat: [whole.no_rawat] })
    const unsent = () =>
      desk.ask('antrian:baca', { states: ['menunggu', 'coba-lagi'], reason: null, teks: whole.no_rawat, limit: 50 })
    const waits = () => vi.waitFor(async () => expect((await unsent()).items).toHaveLength(6), { timeout: 10_000 })
    await waits()
    const filter = { range: RANGE, teks: whole.no_rawat, aksi: null }
    const [{ id: sesudah } = { id: 0 }] = (await desk.ask('audit:baca', filter)).rows
    const ids = (await unsent()).items.map(({ id }) => id)
    expect(await desk.ask('antrian:kirim-ulang', { ids })).toEqual({ kiriman: ids.length })
    await desk.ask('sinkron:jeda', { menit: 60 })
    await desk.until(({ timer }) => expect(timer.state).toBe('jeda'))
    await waits()
    expect(await desk.ask('antrian:batal', { ids })).toEqual({ kiriman: ids.length })
    expect(await desk.ask('audit:baru', { ...filter, sesudah })).toEqual({ jumlah: 2 })
    const { rows } = await desk.ask('audit:baca', filter)
    expect(rows.map(({ action }) => action)).toEqual(['antrian-batal', 'antrian-kirim-ulang', 'kirim-ulang'])
    expect(rows[0]).toMatchObject({
      who: 'petugas',
      workstation: 'loket-1',
      subject: whole.no_rawat,
      before: { add: expect.stringMatching(/^(menunggu|coba-lagi)/) },
      after: { add: 'terkirim', 'task 7': 'terkirim' },
    })
  })
})
