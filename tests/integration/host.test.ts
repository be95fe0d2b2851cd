import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectDelivered, expectOrderly } from '../support/expect-hospital.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, type DeskOptions, openDesk } from '../support/host-rig.ts'
import { clockFrom, createRig, MANUAL, type Rig } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const now = clockFrom(`${TANGGAL} 16:00:00`)

let db: HospitalDatabase
let seeded: SeededHospital
let rig: Rig
let desk: Desk

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 12, bookings: 5, igd: 2, withTimes: true })
  rig = await createRig({ db, now })
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

async function open(options: Partial<DeskOptions> = {}): Promise<void> {
  desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now, ...options })
}

describe('a configured hospital', () => {
  it('is opened and sent at the start, and the window is told', async () => {
    await open()
    await desk.untilSent()
    await desk.until((state) => expect(state.referenceTable).toBe('ada'))
    const state = await desk.ask('keadaan:baca')
    expect(state).toMatchObject({
      mode: 'rumah-sakit',
      lingkungan: 'KUSTOM',
      today: TANGGAL,
      zone: 'Asia/Jakarta',
      service: { state: 'berjalan', reason: 'Semua sudah terkirim.' },
      database: { ok: true },
      bpjs: { ok: true },
      held: 0,
      secrets: 'sesi',
      admin: { pinSet: false, open: true },
    })
    expect(state.namaInstansi).not.toBe('')
    expectDelivered(rig, seeded)
    await vi.waitFor(() => {
      const told = desk.events.filter(({ event }) => event === 'keadaan').at(-1)?.payload
      expect(told).toMatchObject({ waiting: 0, timer: { state: 'menunggu' } })
    })
  })

  it('shows every registration of the range with its state', async () => {
    await open()
    await desk.untilSent()
    const { rows, source, problems } = await desk.ask('registrasi:baca', RANGE)
    expect([source, problems]).toEqual(['database', []])
    expect(rows.map(({ no_rawat, nama, kirim }) => ({ no_rawat, nama, kirim }))).toEqual(
      seeded.registrations.map(({ no_rawat, nm_pasien, poli }) => ({
        no_rawat,
        nama: nm_pasien,
        kirim: poli.kd_poli === 'IGDK' ? 'dilewati' : 'terkirim',
      })),
    )
    const [some, other] = rows
    const chosen = [other?.no_rawat ?? '', some?.no_rawat ?? '']
    expect(await desk.ask('registrasi:segarkan', { range: RANGE, no_rawat: chosen })).toEqual([some, other])
    const { counts, hours, runs } = await desk.ask('dasbor:baca')
    expect(counts).toEqual({ registrasi: 12, terkirim: 10, menunggu: 0, perluTindakan: 0, dilewati: 2 })
    expect(hours.reduce((sum, { sent }) => sum + sent, 0)).toBe(rig.simulator.requests.length)
    expect(runs.at(-1)?.counts).toMatchObject({ found: 12, sent: 10, failed: 0 })
  })

  it('has its calls in the outbox, with what was asked and answered', async () => {
    await open()
    await desk.untilSent()
    const filter = { states: ['terkirim' as const], reason: null, teks: '', limit: 500 }
    const { items, total, counts } = await desk.ask('antrian:baca', filter)
    expect(total).toBe(rig.simulator.requests.length)
    expect(counts.terkirim).toBe(total)
    const { attempts, payload } = await desk.ask('antrian:rincian', { id: items[0]?.id ?? 0 })
    expect(attempts[0]).toMatchObject({ code: 200, httpStatus: 200 })
    expect(JSON.parse(payload)).toMatchObject({ kodebooking: items[0]?.kodebooking })
    const { no_peserta, no_ktp } = seeded.registrations[0] ?? { no_peserta: '?', no_ktp: '?' }
    for (const { id } of items) await desk.ask('antrian:rincian', { id })
    expect(desk.answers.slice(-items.length).join()).not.toMatch(new RegExp(`${no_peserta}|${no_ktp}`))
    expect(await desk.refusal('antrian:rincian', { id: 999_999 })).toMatchObject({ code: 'tidak-ditemukan' })
  })

  it('tells the log line by line, from where the window read it', async () => {
    await open()
    await desk.untilSent()
    const lines = await desk.ask('log:baca')
    expect(lines.length).toBeGreaterThan(rig.simulator.requests.length)
    await desk.ask('sinkron:sekarang')
    await vi.waitFor(() => {
      const told = desk.events.flatMap(({ event, payload }) => (event === 'log' ? (payload as typeof lines) : []))
      expect(told.at(-1)?.id).toBeGreaterThan(lines.at(-1)?.id ?? 0)
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
    })
  })

  it('waits while a person paused it, also over new settings, until it is resumed', async () => {
    await open({ environment: { ...rig.environment, MOBILEJKN_INTERVAL: undefined } })
    await desk.untilSent()
    await desk.ask('sinkron:jeda', { menit: 15 })
    expect(desk.state()).toMatchObject({ service: { state: 'jeda' }, timer: { state: 'jeda' } })
    const { form } = await desk.ask('pengaturan:baca')
    await desk.ask('pengaturan:simpan', { form: { ...form, intervalMinutes: 3 }, secrets: {} })
    expect(desk.state().timer.state).toBe('jeda')
    expect(desk.state().timer.nextInMs).toBeGreaterThan(14 * 60_000)
    await desk.ask('sinkron:lanjut')
    await desk.until((state) => expect(state.timer.state).toBe('menunggu'))
  })
})

describe('the end of the program', () => {
  it('sees the call in flight through, and a new start has lost nothing', async () => {
    rig.simulator.setFaults({ latencyMs: 400 })
    await open()
    await vi.waitFor(() => expect(rig.simulator.requests.length).toBeGreaterThan(2), { timeout: 10_000 })
    await desk.stop()
    const arrived = rig.simulator.requests.length
    expect(arrived).toBeLessThan(20)
    expect(rig.simulator.requests.every(({ answered }) => answered)).toBe(true)
    expect(await desk.refusal('registrasi:baca', RANGE)).toMatchObject({ code: 'belum-siap' })
    rig.simulator.clearFaults()
    await open()
    await desk.untilSent()
    expectDelivered(rig, seeded)
    expectOrderly(rig)
  })

  it('does not wait for ever, and what was cut off is repeated at the next start', async () => {
    rig.simulator.setFaults({ choose: () => 'hang' })
    await open()
    await vi.waitFor(() => expect(rig.simulator.requests.length).toBeGreaterThan(0), { timeout: 10_000 })
    const began = Date.now()
    await desk.stop(200)
    expect(Date.now() - began).toBeLessThan(4_000)
    rig.simulator.clearFaults()
    await open()
    await desk.untilSent()
    expectDelivered(rig, seeded)
  })

  it('is the last that is told', async () => {
    await open()
    await desk.untilSent()
    await desk.stop()
    const told = desk.events.length
    await rig.sync()
    expect(desk.events).toHaveLength(told)
  })
})

describe('the engine opened anew', () => {
  it('is one at a time, however quickly settings are saved', async () => {
    await open()
    await desk.untilSent()
    const { form } = await desk.ask('pengaturan:baca')
    const saves = [2, 3, 4, 5].map((intervalMinutes) =>
      desk.ask('pengaturan:simpan', { form: { ...form, intervalMinutes }, secrets: {} }),
    )
    const reads = [1, 2, 3, 4].map(() => desk.ask('registrasi:baca', RANGE))
    await Promise.all([...saves, ...reads])
    await desk.untilSent()
    expect(desk.state().service.state).toBe('berjalan')
    const other = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
    expect(other.state().problems).toMatchObject([{ reason: 'sedang-berjalan' }])
    await other.stop()
    // Of several engines on one folder all but one would have failed, or sent twice.
    expectOrderly(rig)
    for (const { rows } of await Promise.all(reads)) expect(rows).toHaveLength(12)
  })

  it('keeps telling the window, once each, until the window leaves', async () => {
    await open()
    await desk.untilSent()
    const seen: string[] = []
    const leave = desk.host.subscribe((event) => seen.push(event))
    const { form } = await desk.ask('pengaturan:baca')
    for (const intervalMinutes of [2, 3]) {
      await desk.ask('pengaturan:simpan', { form: { ...form, intervalMinutes }, secrets: {} })
    }
    await desk.untilSent()
    const told = () => desk.events.filter(({ event }) => event === 'log').flatMap(({ payload }) => payload as object[])
    const before = told().length
    seen.length = 0
    await desk.ask('sinkron:sekarang')
    await vi.waitFor(() => expect(told().length).toBeGreaterThan(before))
    expect(seen).toContain('keadaan')
    const ids = told()
      .slice(before)
      .map((line) => (line as { id: number }).id)
    expect(new Set(ids).size).toBe(ids.length)
    leave()
    seen.length = 0
    await desk.ask('sinkron:jeda', { menit: 15 })
    await vi.waitFor(() => expect(desk.events.at(-1)?.payload).toMatchObject({ timer: { state: 'jeda' } }))
    expect(seen).toEqual([])
  })

  it('that cannot be opened says so, and works at the next attempt', async () => {
    // A file in the place of the demo's folder.
    writeFileSync(join(rig.dataDir, 'demo'), '')
    await open()
    await desk.untilSent()
    await desk.ask('demo:mulai')
    expect(desk.state()).toMatchObject({ mode: 'demo', service: { state: 'perlu-tindakan' } })
    expect(desk.state().problems).toMatchObject([{ reason: 'gangguan', severity: 'tindakan' }])
    expect(await desk.refusal('registrasi:baca', RANGE)).toMatchObject({ code: 'belum-siap' })
    await desk.ask('demo:keluar')
    await desk.until((state) => expect(state).toMatchObject({ mode: 'rumah-sakit', service: { state: 'berjalan' } }))
    expect((await desk.ask('registrasi:baca', RANGE)).rows).toHaveLength(12)
  })

  it('whose folder cannot be used says so, and can be given another', async () => {
    writeFileSync(join(rig.dataDir, 'berkas'), '')
    const { MOBILEJKN_DATA_DIR, ...environment } = rig.environment
    await open({ environment })
    await desk.untilSent()
    const { form } = await desk.ask('pengaturan:baca')
    const save = (dataDir: string) => desk.ask('pengaturan:simpan', { form: { ...form, dataDir }, secrets: {} })
    await save(join(rig.dataDir, 'berkas', 'data'))
    expect(desk.state().problems).toMatchObject([{ reason: 'outbox' }])
    expect(desk.state().service.reason).not.toContain('MOBILEJKN_')
    mkdirSync(join(rig.dataDir, 'lain'))
    await save(join(rig.dataDir, 'lain'))
    await desk.until((state) => expect(state.service.state).toBe('berjalan'))
  })
})

describe('another process on the same data folder', () => {
  it('is told, and the window takes over when it ends', async () => {
    const other = await rig.open()
    await open()
    expect(desk.state()).toMatchObject({ mode: 'rumah-sakit', service: { state: 'perlu-tindakan' } })
    expect(desk.state().problems).toMatchObject([{ reason: 'sedang-berjalan' }])
    expect(await desk.refusal('dasbor:baca')).toMatchObject({ code: 'belum-siap' })
    expect(rig.simulator.requests).toHaveLength(0)
    await other.close()
    await desk.untilSent()
    expectDelivered(rig, seeded)
  })

  it('on the same hospital leads, and the window stands by', async () => {
    const elsewhere = await createRig({ db, now })
    const leader = await elsewhere.open()
    await leader.cycle.run({ ...MANUAL, dryRun: false })
    await open()
    await desk.until((state) => expect(state.service).toMatchObject({ state: 'siaga' }))
    expect(rig.simulator.requests).toHaveLength(0)
    await leader.close()
    await desk.ask('sinkron:sekarang')
    await desk.until((state) => expect(state.service.state).toBe('berjalan'))
    await elsewhere.close()
  })
})

describe('the demo', () => {
  it('is entered and left, and leads back to the hospital that is configured', async () => {
    await open()
    await desk.untilSent()
    const sent = rig.simulator.requests.length
    await desk.ask('demo:mulai')
    expect(desk.state()).toMatchObject({ mode: 'demo', lingkungan: 'DEMO', namaInstansi: 'RS Demo Sehat' })
    await desk.until((state) => expect(state.timer.state).toBe('menunggu'))
    const { rows } = await desk.ask('registrasi:baca', { dari: desk.state().today, sampai: desk.state().today })
    expect(rows.length).toBeGreaterThan(0)
    expect(rig.simulator.requests).toHaveLength(sent)
    await desk.ask('demo:keluar')
    expect(desk.state()).toMatchObject({ mode: 'rumah-sakit', lingkungan: 'KUSTOM' })
    expect((await desk.ask('registrasi:baca', RANGE)).rows).toHaveLength(12)
  })

  it('is still there after a restart, and without a hospital leads back to the wizard', async () => {
    const environment = { MOBILEJKN_DATA_DIR: rig.dataDir }
    await open({ environment })
    expect(desk.state()).toMatchObject({ mode: 'awal', lingkungan: null })
    await desk.ask('demo:mulai')
    await desk.stop()
    await open({ environment })
    expect(desk.state().mode).toBe('demo')
    await desk.ask('demo:keluar')
    expect(desk.state()).toMatchObject({ mode: 'awal', service: { state: 'menunggu' } })
  })
})
