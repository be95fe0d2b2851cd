import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReferenceLists } from '../../src/main/demo/simulator/queries.ts'
import type { MappedKind, MappingRow, MappingView } from '../../src/shared/ipc/pemetaan.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededHospital, type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { type Desk, openDesk } from '../support/host-rig.ts'
import { clockFrom, createRig, type Rig, type RigOptions } from '../support/rig.ts'
import { POLIS } from '../support/seed-masters.ts'

/** A Monday. */
const TANGGAL = '2025-10-06'
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const [DALAM, ANAK] = POLIS as [(typeof POLIS)[number], (typeof POLIS)[number]]
const [DOKTER] = ANAK.doctors as [(typeof ANAK.doctors)[number]]

/** One row for each poli and doctor of the seeded hospital, with one subspecialty besides. */
const LISTS: Pick<ReferenceLists, 'poli' | 'dokter'> = {
  poli: [
    ...POLIS.map(({ kd_poli_bpjs, nm_poli }) => ({
      kdpoli: kd_poli_bpjs,
      nmpoli: nm_poli.toUpperCase(),
      kdsubspesialis: kd_poli_bpjs,
      nmsubspesialis: nm_poli.toUpperCase(),
    })),
    { kdpoli: 'INT', nmpoli: 'PENYAKIT DALAM', kdsubspesialis: '008', nmsubspesialis: 'GINJAL HIPERTENSI' },
  ],
  dokter: POLIS.flatMap(({ doctors }) =>
    doctors.map(({ kd_dokter_bpjs, nm_dokter }) => ({ kodedokter: Number(kd_dokter_bpjs), namadokter: nm_dokter })),
  ),
}

let db: HospitalDatabase
let seeded: SeededHospital
let rig: Rig
let desk: Desk

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 40, withTimes: true })
})

afterEach(async () => {
  await desk.stop()
  await rig.close()
  await db.drop()
})

async function open(options: Partial<RigOptions> = {}): Promise<void> {
  const now = clockFrom(`${TANGGAL} 16:00:00`)
  rig = await createRig({ db, now, simulator: { now, lists: LISTS }, ...options })
  desk = await openDesk({ directory: rig.dataDir, environment: rig.environment, now })
  await desk.untilSent()
}

const visitsOf = (kd_poli: string) => seeded.registrations.filter(({ poli }) => poli.kd_poli === kd_poli)
const arrived = () => new Set(rig.simulator.bookings().keys())
const rowIn = (view: MappingView, jenis: MappedKind, kode: string) =>
  view[jenis].find((row) => row.kode === kode) as MappingRow
const audits = async () =>
  (await desk.ask('audit:baca', { range: RANGE, teks: '', aksi: 'simpan-pemetaan' })).rows.map(
    ({ who, subject, before, after }) => ({ who, subject, before, after }),
  )
const saveAnak = { jenis: 'poli', kode: ANAK.kd_poli, bpjs: { kode: 'ANA', nama: 'ANAK' }, sebelum: null } as const

describe('a poli without a code', () => {
  const unmap = () => db.run('delete from maping_poli_bpjs where kd_poli_rs = ?', [ANAK.kd_poli])
  beforeEach(unmap)

  it('stands first with the visits it holds back, and saving its code sends them and no others', async () => {
    const begun = await seedHospital(db, { tanggal: '2025-10-04', registrations: 6, withTimes: true, seed: 4 })
    const [earlier] = begun.registrations
    const move = 'update reg_periksa set kd_poli = ?, kd_dokter = ? where no_rawat = ?'
    await db.run(move, [ANAK.kd_poli, DOKTER.kd_dokter, earlier?.no_rawat])
    // A day the program never ran on: nobody waits for its visits.
    const old = await seedHospital(db, { tanggal: '2025-10-03', registrations: 10, seed: 3 })
    await unmap()
    await open()
    const followed = [...begun.registrations, ...seeded.registrations]
    const isHeld = (visit: SeededRegistration) => visit.poli === ANAK || visit === earlier
    const held = followed.filter(isHeld)
    const oldOnes = old.registrations.filter(({ poli }) => poli === ANAK)
    expect(oldOnes.length).toBeGreaterThan(0)
    expect(held.length).toBeGreaterThan(visitsOf(ANAK.kd_poli).length)
    const view = await desk.ask('pemetaan:baca')
    expect(view.poli[0]).toEqual({
      kode: ANAK.kd_poli,
      nama: ANAK.nm_poli,
      bpjs: null,
      kunjungan: held.length + oldOnes.length,
      tertahan: held.length,
      dikecualikan: false,
    })
    expect(rowIn(view, 'poli', 'IGDK')).toMatchObject({ dikecualikan: true, tertahan: 0 })
    expect(view.dokter.reduce((sum, { tertahan }) => sum + tertahan, 0)).toBe(0)
    expect(view).toMatchObject({ dari: '2025-09-30', sampai: TANGGAL, halangan: { poli: null, dokter: null } })
    const others = followed.filter((visit) => !isHeld(visit))
    const codes = (visits: typeof held) => visits.map(({ no_rawat }) => no_rawat).sort()
    expect([...arrived()].sort()).toEqual(codes(others))

    const after = await desk.ask('pemetaan:simpan', saveAnak)
    expect(rowIn(after, 'poli', ANAK.kd_poli)).toMatchObject({ bpjs: { kode: 'ANA', nama: 'ANAK' }, tertahan: 0 })
    expect(await db.query('select * from maping_poli_bpjs where kd_poli_rs = ?', [ANAK.kd_poli])).toEqual([
      { kd_poli_rs: ANAK.kd_poli, kd_poli_bpjs: 'ANA', nm_poli_bpjs: 'ANAK' },
    ])
    const all = codes([...others, ...held])
    await vi.waitFor(() => expect([...arrived()].sort()).toEqual(all), { timeout: 15_000 })
    await desk.untilSent()
    expect([...arrived()].sort()).toEqual(all)
    const rows = await db.query(`select no_rawat from ${db.briefTable} where tanggal_periksa = '2025-10-03'`)
    expect(rows).toEqual([])
    expect(rig.simulator.bookings().get(held[0]?.no_rawat ?? '')?.add.kodepoli).toBe('ANA')
    expect(await audits()).toEqual([
      { who: 'petugas', subject: `poli ${ANAK.kd_poli}`, before: null, after: { kode: 'ANA', nama: 'ANAK' } },
    ])
  })

  it('needs the PIN once one is set', async () => {
    await open()
    await desk.ask('pin:atur', { pin: '2468' })
    await desk.ask('pin:kunci')
    expect((await desk.refusal('pemetaan:simpan', saveAnak)).code).toBe('perlu-pin')
    expect(await audits()).toEqual([])
    await desk.ask('pin:buka', { pin: '2468' })
    await desk.ask('pemetaan:simpan', saveAnak)
    expect(await audits()).toHaveLength(1)
  })

  it('that somebody else gave one meanwhile is told, and left as it is', async () => {
    await open()
    const theirs = { kd_poli_rs: ANAK.kd_poli, kd_poli_bpjs: 'BDM', nm_poli_bpjs: 'GIGI BEDAH MULUT' }
    await db.run('insert into maping_poli_bpjs values (?)', [Object.values(theirs)])
    const refused = await desk.refusal('pemetaan:simpan', saveAnak)
    expect(refused).toMatchObject({ code: 'tidak-sah', message: expect.stringContaining('BDM (GIGI BEDAH MULUT)') })
    const stored = await db.query('select * from maping_poli_bpjs where kd_poli_rs = ?', [ANAK.kd_poli])
    expect(stored).toEqual([theirs])
    expect(await audits()).toEqual([])
    const after = await desk.ask('pemetaan:simpan', { ...saveAnak, sebelum: 'BDM' })
    expect(rowIn(after, 'poli', ANAK.kd_poli).bpjs?.kode).toBe('ANA')
  })

  it('takes a row that is there without a code as none', async () => {
    await db.run("insert into maping_poli_bpjs values (?, '', '')", [ANAK.kd_poli])
    await open()
    await desk.ask('pemetaan:simpan', saveAnak)
    expect(await audits()).toMatchObject([{ before: null, after: { kode: 'ANA' } }])
  })

  it('is not given one that the column cannot hold, while a long name is cut', async () => {
    await open()
    const long = { kode: 'K'.repeat(16), nama: 'PANJANG' }
    expect(await desk.refusal('pemetaan:simpan', { ...saveAnak, bpjs: long })).toMatchObject({
      code: 'tidak-sah',
      field: 'bpjs.kode',
      message: expect.stringContaining('15'),
    })
    const nama = 'N'.repeat(50)
    const after = await desk.ask('pemetaan:simpan', { ...saveAnak, bpjs: { kode: 'ANA', nama } })
    expect(rowIn(after, 'poli', ANAK.kd_poli).bpjs?.nama).toBe('N'.repeat(40))
  })

  it('cannot be given one that another has, where the table holds each code once', async () => {
    await db.run('alter table maping_poli_bpjs add unique (kd_poli_bpjs)')
    await open()
    const taken = { ...saveAnak, bpjs: { kode: DALAM.kd_poli_bpjs, nama: 'PENYAKIT DALAM' } }
    for (const prepare of ['', "insert into maping_poli_bpjs values (?, '', '')"]) {
      if (prepare) await db.run(prepare, [ANAK.kd_poli])
      const refused = await desk.refusal('pemetaan:simpan', taken)
      expect(refused).toMatchObject({ code: 'database', message: expect.stringContaining('sudah dipakai poli lain') })
    }
    expect(await audits()).toEqual([])
  })

  it('cannot be given one where SIMRS no longer has the poli', async () => {
    await open()
    const refused = await desk.refusal('pemetaan:simpan', { ...saveAnak, kode: 'U9999' })
    expect(refused.code).toBe('tidak-ditemukan')
  })
})

describe('a hospital without a mapping table', () => {
  it('is told so beforehand, and reads what there is all the same', async () => {
    await db.run('drop table maping_poli_bpjs')
    await open()
    const { poli, halangan } = await desk.ask('pemetaan:baca')
    expect(poli.find(({ kode }) => kode === ANAK.kd_poli)).toMatchObject({
      bpjs: null,
      tertahan: visitsOf(ANAK.kd_poli).length,
    })
    expect(halangan).toEqual({ poli: expect.stringContaining('maping_poli_bpjs tidak ada'), dokter: null })
    expect(await desk.refusal('pemetaan:simpan', saveAnak)).toMatchObject({
      code: 'belum-siap',
      message: halangan.poli,
    })
    const { rows, tanpaKode } = await desk.ask('pemetaan:jadwal', { tanggal: TANGGAL })
    expect(rows).toEqual([])
    expect(tanpaKode).toHaveLength(POLIS.length)
  })
})

describe('a doctor without a code', () => {
  it('holds the visits of this doctor alone', async () => {
    await db.run('delete from maping_dokter_dpjpvclaim where kd_dokter = ?', [DOKTER.kd_dokter])
    await open()
    const held = seeded.registrations.filter(({ dokter }) => dokter.kd_dokter === DOKTER.kd_dokter)
    const view = await desk.ask('pemetaan:baca')
    expect(view.dokter[0]).toMatchObject({ kode: DOKTER.kd_dokter, bpjs: null, tertahan: held.length })
    expect(rowIn(view, 'poli', ANAK.kd_poli)).toMatchObject({ tertahan: 0, kunjungan: visitsOf(ANAK.kd_poli).length })
    const bpjs = { kode: DOKTER.kd_dokter_bpjs, nama: DOKTER.nm_dokter }
    await desk.ask('pemetaan:simpan', { jenis: 'dokter', kode: DOKTER.kd_dokter, bpjs, sebelum: null })
    await vi.waitFor(() => expect(arrived().size).toBe(seeded.registrations.length), { timeout: 15_000 })
  })
})

describe('what is in use', () => {
  it('follows the status column where there is one, but never hides a visit', async () => {
    for (const table of ['poliklinik', 'dokter']) {
      await db.run(`alter table ${table} add status enum('0','1') not null default '1'`)
    }
    await db.run("insert into poliklinik values ('U8888', 'Poli Lama', '0'), ('-', '-', '1')")
    await db.run("update dokter set status = '0' where kd_dokter = ?", [DOKTER.kd_dokter])
    await open()
    const { poli, dokter } = await desk.ask('pemetaan:baca')
    expect(poli.map(({ kode }) => kode)).not.toContain('U8888')
    expect(poli.map(({ kode }) => kode)).not.toContain('-')
    expect(poli).toHaveLength(POLIS.length + 1)
    expect(dokter.map(({ kode }) => kode)).toContain(DOKTER.kd_dokter)
  })
})

describe('the right to write', () => {
  it('is asked for beforehand, and a refusal says which one is missing', async () => {
    await db.run('delete from maping_poli_bpjs where kd_poli_rs = ?', [ANAK.kd_poli])
    await open({ user: await db.createUser({ readOnly: true }) })
    const { halangan } = await desk.ask('pemetaan:baca')
    expect(halangan.poli).toMatch(/maping_poli_bpjs.*hak UPDATE dan INSERT/)
    expect(halangan.dokter).toMatch(/maping_dokter_dpjpvclaim/)
    const refused = await desk.refusal('pemetaan:simpan', saveAnak)
    expect(refused).toMatchObject({ code: 'database', message: expect.stringContaining('maping_poli_bpjs') })
    expect(await audits()).toEqual([])
  })
})

describe("BPJS's lists", () => {
  it('offer polis and subspecialties, each code once, and are asked for once in a while', async () => {
    await open()
    const { poli, dokter } = await desk.ask('pemetaan:daftar-bpjs')
    expect(poli).toHaveLength(POLIS.length + 1)
    expect(poli).toContainEqual({ kode: '008', nama: 'GINJAL HIPERTENSI' })
    expect(dokter).toContainEqual({ kode: DOKTER.kd_dokter_bpjs, nama: DOKTER.nm_dokter })
    rig.simulator.clearRecord()
    await desk.ask('pemetaan:daftar-bpjs')
    expect(rig.simulator.requests).toEqual([])
  })

  it('that cannot be had are a sentence, and asked for again', async () => {
    await open()
    rig.simulator.setFaults({ choose: ({ path }) => (path === '/ref/dokter' ? '502' : null) })
    const { code, message } = await desk.refusal('pemetaan:daftar-bpjs')
    expect([code, message]).toEqual(['bpjs', expect.stringContaining('Daftar dokter BPJS')])
    rig.simulator.clearFaults()
    expect((await desk.ask('pemetaan:daftar-bpjs')).dokter.length).toBeGreaterThan(0)
  })
})

describe('the schedules of a day', () => {
  const hfis = (kd_dokter_bpjs: string, change: object = {}) => ({
    kodepoli: 'INT',
    namapoli: 'PENYAKIT DALAM',
    kodesubspesialis: 'INT',
    namasubspesialis: 'PENYAKIT DALAM',
    kodedokter: Number(kd_dokter_bpjs),
    namadokter: 'DOKTER HFIS',
    hari: 1,
    namahari: 'SENIN',
    jadwal: '08:00-14:00',
    kapasitaspasien: 60,
    libur: 0 as const,
    ...change,
  })

  it('are compared poli by poli, and what is missing, moved or off is named', async () => {
    const [first, second, third] = DALAM.doctors.map(({ kd_dokter_bpjs }) => kd_dokter_bpjs) as [string, string, string]
    const jadwal = [
      hfis(first),
      hfis(second, { jadwal: '09:00-14:00', kapasitaspasien: 20 }),
      hfis(third, { hari: 2 }),
      hfis('999', { namadokter: 'DOKTER BARU' }),
    ]
    const now = clockFrom(`${TANGGAL} 16:00:00`)
    await db.run('delete from maping_dokter_dpjpvclaim where kd_dokter = ?', [DOKTER.kd_dokter])
    await open({ simulator: { now, lists: { ...LISTS, jadwal } } })
    const view = await desk.ask('pemetaan:jadwal', { tanggal: TANGGAL })
    expect([view.hari, view.tidakTerbaca]).toEqual(['SENIN', []])
    expect(view.tanpaKode).toEqual([{ kode: DOKTER.kd_dokter, nama: DOKTER.nm_dokter }])
    const dalam = view.rows.filter(({ poli }) => poli.kode === DALAM.kd_poli)
    const byDoctor = new Map(dalam.map((row) => [row.dokter.nama, row.beda]))
    expect(byDoctor).toEqual(
      new Map([
        [DALAM.doctors[0]?.nm_dokter, []],
        [DALAM.doctors[1]?.nm_dokter, ['jam', 'kuota']],
        [DALAM.doctors[2]?.nm_dokter, ['tidak-ada-di-hfis']],
        ['DOKTER BARU', ['tidak-ada-di-simrs']],
      ]),
    )
    expect(view.rows.at(-1)?.beda).toEqual([])
    const asked = rig.simulator.requests.filter(({ path }) => path.startsWith('/jadwaldokter'))
    expect(asked).toHaveLength(POLIS.length)
  })

  it('name the polis that could not be asked about, and are a sentence when none could', async () => {
    const now = clockFrom(`${TANGGAL} 16:00:00`)
    await open({ simulator: { now, lists: { ...LISTS, jadwal: [] } } })
    rig.simulator.setFaults({ choose: ({ path }) => (path.includes('/kodepoli/ANA/') ? '502' : null) })
    const { tidakTerbaca, rows } = await desk.ask('pemetaan:jadwal', { tanggal: TANGGAL })
    expect(tidakTerbaca).toEqual([ANAK.nm_poli])
    expect(rows.some(({ poli }) => poli.kode === ANAK.kd_poli)).toBe(false)
    rig.simulator.setFaults({ choose: ({ path }) => (path.startsWith('/jadwaldokter') ? 'reset' : null) })
    const refused = await desk.refusal('pemetaan:jadwal', { tanggal: TANGGAL })
    expect(refused.code).toBe('bpjs')
  })
})
