import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Simulator, startSimulator } from '../../src/main/demo/simulator/server.ts'
import type { ReferenceForm } from '../../src/shared/ipc/registrations.ts'
import { addMinutes, wallTimeToEpoch } from '../../src/shared/wall-time.ts'
import { kodebookingOf } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, edit, openDesk, rowOf, timesAt } from '../support/host-rig.ts'
import { CREDENTIALS, clockFrom, createRig, type Rig, ZONE } from '../support/rig.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

const TANGGAL = '2025-10-06'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const now = clockFrom(`${TANGGAL} 16:00:00`)

let db: HospitalDatabase
let seeded: SeededHospital
let wire: TcpProxy
let rig: Rig
let desk: Desk

const open = () => openDesk({ directory: rig.dataDir, environment: rig.environment, now, lookEveryMs: 200 })

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 12, bookings: 5, withTimes: true })
  wire = await startTcpProxy(db.config)
  rig = await createRig({ db, now, server: wire })
  desk = await open()
  await desk.untilSent()
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await wire.close()
  await db.drop()
})

function withoutMedicine(skip = 0): SeededRegistration {
  const visit = seeded.registrations.filter(({ tasks }) => tasks.at(-1)?.taskid === 5)[skip]
  if (!visit) throw new Error('the seed has no such visit')
  return visit
}

async function formOf({ no_rawat }: SeededRegistration): Promise<ReferenceForm> {
  const { form } = await desk.ask('registrasi:kunjungan', { no_rawat })
  if (!form) throw new Error(`${no_rawat} has no row`)
  return form
}

const sixOf = ({ tasks }: SeededRegistration, minutes = 10) => addMinutes(tasks.at(-1)?.waktu ?? '', minutes)
const tasksAtBpjs = (visit: SeededRegistration) => rig.simulator.bookings().get(kodebookingOf(visit))?.tasks ?? []
const databaseIs = (ok: boolean) => desk.until((state) => expect(state.database.ok).toBe(ok), 10_000)

/** What the audit tells of edits that met a conflict. */
async function decisionsOf({ no_rawat }: SeededRegistration) {
  const range = { dari: TANGGAL, sampai: TANGGAL }
  const { rows } = await desk.ask('audit:baca', { range, teks: no_rawat, aksi: null })
  return rows.filter(({ action }) => action !== 'suntingan-menunggu')
}

async function stored({ no_rawat }: SeededRegistration, column: string) {
  const rows = await db.query(`select ${column} from referensi_mobilejkn_bpjs_erm where no_rawat = ?`, [no_rawat])
  return rows[0]?.[column]
}

const change = (visit: SeededRegistration, column: string, value: string) =>
  db.run(`update referensi_mobilejkn_bpjs_erm set ${column} = ? where no_rawat = ?`, [value, visit.no_rawat])

describe('the database goes away', () => {
  it('is said within seconds, in words that lead to the cure, and again when it is back', async () => {
    await desk.stop()
    // As often as the program itself looks.
    desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
    await desk.untilSent()
    wire.cut()
    await databaseIs(false)
    expect(desk.state().service).toMatchObject({ state: 'menunggu' })
    expect(desk.state().database.message).toMatch(/^Database SIMRS tidak terhubung/)
    expect(desk.state().database.since).toMatch(/^2025-10-06 16:/)
    wire.restore()
    await databaseIs(true)
    await desk.until((state) => expect(state.service.state).toBe('berjalan'))
    expect(desk.state().database.message).toBeNull()
  })

  it('a server that falls silent without a word is noticed as well, and holds up no new settings', async () => {
    wire.freeze()
    await databaseIs(false)
    expect(await desk.ask('registrasi:baca', RANGE)).toMatchObject({ source: 'lokal' })
    const began = Date.now()
    await desk.ask('demo:mulai')
    expect(desk.state().mode).toBe('demo')
    expect(Date.now() - began).toBeLessThan(15_000)
    wire.restore()
  })

  it('an edit is kept within seconds of a server falling silent under it', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    wire.freeze()
    const began = Date.now()
    const saved = await desk.ask('referensi:simpan', edit(form, { fields: { nomor_referensi: 'SAYA-1' } }))
    expect(saved).toEqual({ hasil: 'tersimpan-lokal' })
    expect(Date.now() - began).toBeLessThan(12_000)
    wire.restore()
    await desk.until((state) => expect(state.edits).toEqual({ waiting: 0, conflicts: 0 }))
    expect(await stored(visit, 'nomor_referensi')).toBe('SAYA-1')
  })

  it('the list goes on from memory, with what becomes of the calls', async () => {
    const before = await desk.ask('registrasi:baca', RANGE)
    const read = await formOf(withoutMedicine())
    wire.cut()
    await databaseIs(false)
    const during = await desk.ask('registrasi:baca', RANGE)
    expect(during).toMatchObject({ source: 'lokal', problems: [{ reason: 'database-koneksi' }] })
    expect(during.rows).toEqual(before.rows)
    const told = desk.events.length
    wire.restore()
    await databaseIs(true)
    // The window is told to read again.
    await vi.waitFor(() =>
      expect(desk.events.slice(told)).toContainEqual({ event: 'registrasi-berubah', payload: { no_rawat: null } }),
    )
    expect(await desk.ask('registrasi:baca', RANGE)).toMatchObject({ source: 'database', rows: before.rows })
    wire.cut()
    await databaseIs(false)
    const visit = withoutMedicine()
    const { row, form, tasks } = await desk.ask('registrasi:kunjungan', { no_rawat: visit.no_rawat })
    expect(row).toEqual(rowOf(before.rows, visit.no_rawat))
    expect(form).toEqual(read)
    expect(tasks.filter(({ diterima }) => diterima).map(({ taskid }) => taskid)).toEqual([3, 4, 5])
  })

  it('a day that was never shown is what this computer sent of it', async () => {
    await desk.stop()
    wire.cut()
    desk = await open()
    await databaseIs(false)
    const { rows, source } = await desk.ask('registrasi:baca', RANGE)
    expect(source).toBe('lokal')
    expect(rows.map(({ no_rawat }) => no_rawat)).toEqual(seeded.registrations.map(({ no_rawat }) => no_rawat))
    expect(new Set(rows.map(({ kirim }) => kirim))).toEqual(new Set(['terkirim']))
  })
})

describe('an edit made meanwhile', () => {
  /** Saves a time for task 6 while the wire is cut. */
  async function savedOffline(visit: SeededRegistration, kirim = true) {
    const form = await formOf(visit)
    wire.cut()
    await databaseIs(false)
    const request = edit(form, { times: timesAt([6, sixOf(visit)]), kirim })
    expect(await desk.ask('referensi:simpan', request)).toEqual({ hasil: 'tersimpan-lokal' })
    return form
  }

  it('is kept and shown, and applied and sent by itself when the database returns', async () => {
    const visit = withoutMedicine()
    await savedOffline(visit, false)
    expect(desk.state().edits).toEqual({ waiting: 1, conflicts: 0 })
    expect(await desk.ask('suntingan:daftar')).toMatchObject([
      {
        no_rawat: visit.no_rawat,
        nama: visit.nm_pasien,
        state: 'menunggu',
        changes: [{ field: 'taskid6', dasar: '', mau: sixOf(visit), kini: null }],
      },
    ])
    wire.restore()
    await desk.until((state) => expect(state.edits).toEqual({ waiting: 0, conflicts: 0 }))
    expect(await stored(visit, 'taskid6')).toBe(sixOf(visit))
    await vi.waitFor(
      () => expect(tasksAtBpjs(visit).at(-1)).toEqual({ taskid: 6, waktu: wallTimeToEpoch(sixOf(visit), ZONE) }),
      { timeout: 10_000 },
    )
  })

  it('outlives the program, and is applied and sent at its next start', async () => {
    const visit = withoutMedicine()
    await savedOffline(visit)
    await desk.stop()
    wire.restore()
    desk = await open()
    await desk.until((state) => expect(state.edits).toEqual({ waiting: 0, conflicts: 0 }))
    expect(await stored(visit, 'taskid6')).toBe(sixOf(visit))
    await vi.waitFor(() => expect(tasksAtBpjs(visit).at(-1)?.taskid).toBe(6), { timeout: 10_000 })
  })

  it('of another field than the one changed there meanwhile is no conflict', async () => {
    const visit = withoutMedicine()
    await savedOffline(visit)
    await change(visit, 'nomor_referensi', 'SIMRS-1')
    wire.restore()
    await desk.until((state) => expect(state.edits).toEqual({ waiting: 0, conflicts: 0 }))
    expect([await stored(visit, 'taskid6'), await stored(visit, 'nomor_referensi')]).toEqual([sixOf(visit), 'SIMRS-1'])
  })

  it('of a row that was changed there waits for the person, who cannot insist on what BPJS has otherwise by now', async () => {
    const visit = withoutMedicine()
    await savedOffline(visit)
    await change(visit, 'taskid6', sixOf(visit, 20))
    wire.restore()
    await desk.until((state) => expect(state.edits).toEqual({ waiting: 0, conflicts: 1 }))
    const [conflict] = await desk.ask('suntingan:daftar')
    expect(conflict).toMatchObject({ state: 'bentrok', changes: [{ mau: sixOf(visit), kini: sixOf(visit, 20) }] })
    await desk.untilSent()
    expect(tasksAtBpjs(visit).at(-1)).toEqual({ taskid: 6, waktu: wallTimeToEpoch(sixOf(visit, 20), ZONE) })
    const decision = { id: conflict?.id ?? 0, pilihan: 'milik-saya' } as const
    expect(await desk.refusal('suntingan:putuskan', decision)).toMatchObject({ code: 'tidak-sah', field: 'taskid6' })
    expect(await stored(visit, 'taskid6')).toBe(sixOf(visit, 20))
  })

  it('that the person insists on is stored and sent', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    wire.cut()
    await databaseIs(false)
    await desk.ask('referensi:simpan', edit(form, { fields: { nomor_referensi: 'SAYA-1' } }))
    await change(visit, 'nomor_referensi', 'SIMRS-1')
    wire.restore()
    await desk.until((state) => expect(state.edits.conflicts).toBe(1))
    const [conflict] = await desk.ask('suntingan:daftar')
    await desk.ask('suntingan:putuskan', { id: conflict?.id ?? 0, pilihan: 'milik-saya' })
    expect(await stored(visit, 'nomor_referensi')).toBe('SAYA-1')
    expect(await decisionsOf(visit)).toMatchObject([
      { action: 'suntingan-milik-saya', before: { nomor_referensi: 'SIMRS-1' }, after: { nomor_referensi: 'SAYA-1' } },
    ])
    await desk.until((state) => expect(state.edits).toEqual({ waiting: 0, conflicts: 0 }))
    const again = { id: conflict?.id ?? 0, pilihan: 'di-database' } as const
    expect(await desk.refusal('suntingan:putuskan', again)).toMatchObject({ code: 'tidak-ditemukan' })
  })

  it('that the person gives up leaves the database as it is', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    wire.cut()
    await databaseIs(false)
    await desk.ask('referensi:simpan', edit(form, { fields: { nomor_referensi: 'SAYA-1' } }))
    await change(visit, 'nomor_referensi', 'SIMRS-1')
    wire.restore()
    await desk.until((state) => expect(state.edits.conflicts).toBe(1))
    const [conflict] = await desk.ask('suntingan:daftar')
    await desk.ask('suntingan:putuskan', { id: conflict?.id ?? 0, pilihan: 'di-database' })
    expect(await desk.ask('suntingan:daftar')).toEqual([])
    expect(await stored(visit, 'nomor_referensi')).toBe('SIMRS-1')
    expect(await decisionsOf(visit)).toMatchObject([
      { action: 'suntingan-di-database', before: { nomor_referensi: 'SAYA-1' }, after: { nomor_referensi: 'SIMRS-1' } },
    ])
  })

  it('that was to create a row that somebody else created meanwhile can be insisted on too', async () => {
    const kunci = { tanggal_periksa: TANGGAL, jam_periksa: '05:00:00', no_rkm_medis: '999999' }
    const fields = {
      no_rawat: '',
      no_kartu: '0001',
      kodepoli: 'INT',
      nama_poli: 'X',
      nomor_referensi: '',
      jenis_kunjungan: 3,
    }
    wire.cut()
    await databaseIs(false)
    const request = { kunci, dasar: null, fields, times: {}, timpa: false, kirim: false, konfirmasi99: false }
    expect(await desk.ask('referensi:simpan', request)).toEqual({ hasil: 'tersimpan-lokal' })
    await db.run(
      "insert into referensi_mobilejkn_bpjs_erm (tanggal_periksa, jam_periksa, no_rkm_medis, no_kartu) values (?, ?, ?, 'LAIN')",
      [kunci.tanggal_periksa, kunci.jam_periksa, kunci.no_rkm_medis],
    )
    wire.restore()
    await desk.until((state) => expect(state.edits.conflicts).toBe(1))
    const [conflict] = await desk.ask('suntingan:daftar')
    await desk.ask('suntingan:putuskan', { id: conflict?.id ?? 0, pilihan: 'milik-saya' })
    expect(await desk.ask('referensi:baca', kunci)).toMatchObject({ no_kartu: '0001' })
    expect(await desk.ask('suntingan:daftar')).toEqual([])
  })
})

describe('BPJS goes away', () => {
  let second: Simulator | null = null

  afterEach(async () => {
    await second?.close()
    second = null
  })

  it('is said within seconds, what is owed waits, and all goes out by itself when it is back', async () => {
    const visit = withoutMedicine()
    const form = await formOf(visit)
    const port = Number(new URL(rig.simulator.url).port)
    const snapshot = rig.simulator.snapshot()
    await rig.simulator.close()
    await desk.until((state) => expect(state.bpjs.ok).toBe(false), 10_000)
    expect(desk.state()).toMatchObject({ service: { state: 'menunggu' }, database: { ok: true } })
    await desk.ask('referensi:simpan', edit(form, { times: timesAt([6, sixOf(visit)]), kirim: true }))
    await desk.until((state) => {
      expect(state.waiting).toBe(1)
      expect(state.bpjs.message).toMatch(/^Server BPJS tidak menjawab sejak 16\.\d\d\. 1 kiriman aman di komputer ini/)
    })
    second = await startSimulator({ now, zone: ZONE, credentials: CREDENTIALS, port, snapshot })
    const { bookings } = second
    await desk.until((state) => expect(state).toMatchObject({ waiting: 0, bpjs: { ok: true, message: null } }))
    expect(bookings().get(kodebookingOf(visit))?.tasks.at(-1)?.taskid).toBe(6)
    await desk.until((state) => expect(state.service.state).toBe('berjalan'))
  })
})
