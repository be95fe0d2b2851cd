import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { type SeededRegistration, seedHospital } from '../support/hospital-seed.ts'
import { createRig, type Rig, yesterday } from '../support/rig.ts'

const TANGGAL = yesterday()
const RANGE = { dari: TANGGAL, sampai: TANGGAL }
const DAY = ['--tanggal', TANGGAL]

let db: HospitalDatabase
let rig: Rig
let visits: readonly SeededRegistration[]

/** A day that was sent whole, but for one visit without a time of task 4. */
beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  const seeded = await seedHospital(db, { tanggal: TANGGAL, registrations: 5, withTimes: true })
  visits = seeded.registrations
  await db.run('update referensi_mobilejkn_bpjs_erm set taskid4 = null where no_rawat = ?', [visits[0]?.no_rawat])
  rig = await createRig({ db })
  await rig.sync({ range: RANGE })
})
afterEach(async () => {
  await rig.close()
  await db.drop()
})

describe('mobilejkn capaian', () => {
  it('gives the figures as JSON: in all, per day and poli, and whom to see to', async () => {
    const { stdout, exitCode } = await rig.cli(['capaian', ...DAY, '--json'])
    const report = JSON.parse(stdout)
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({
      ...RANGE,
      semua: { kunjungan: 5, terkirim: 5, lengkap: 4, dilewati: 0 },
      hari: [{ ...RANGE, kunjungan: 5, lengkap: 4 }],
      perluTindakan: [{ no_rawat: visits[0]?.no_rawat, pesan: expect.stringContaining('task 4') }],
    })
    const polis = new Map(Map.groupBy(visits, ({ poli }) => poli.kd_poli))
    expect(report.poli).toHaveLength(polis.size)
    for (const { kode, kunjungan } of report.poli) expect(kunjungan).toBe(polis.get(kode)?.length)
  })

  it('names a visit that BPJS refused with what BPJS said, as the window does', async () => {
    const tanggal = addDays(TANGGAL, -1)
    const { registrations } = await seedHospital(db, { tanggal, registrations: 1, withTimes: true })
    const no_rawat = registrations[0]?.no_rawat ?? ''
    rig.simulator.refuse(no_rawat, 'Rujukan tidak valid')
    await rig.sync({ range: { dari: tanggal, sampai: tanggal } })
    const { perluTindakan } = JSON.parse((await rig.cli(['capaian', '--tanggal', tanggal, '--json'])).stdout)
    expect(perluTindakan).toEqual([{ no_rawat, pesan: expect.stringContaining('Rujukan tidak valid') }])
  })

  it('prints them as tables, and days without a visit as a sentence', async () => {
    const { stdout, exitCode } = await rig.cli(['capaian', ...DAY])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('5 kunjungan, 4 lengkap (80,0%)')
    expect(stdout).toMatch(/\| Poli +\| Kunjungan \| Terkirim \| Lengkap \| % lengkap \|/)
    expect(stdout).toContain('1 kunjungan perlu tindakan')
    const empty = await rig.cli(['capaian', '--dari', '2020-01-01', '--sampai', '2020-01-31'])
    expect([empty.exitCode, empty.stdout.trim().split('\n').length]).toEqual([0, 1])
    expect(empty.stdout).toContain('0 kunjungan')
  })

  it('says in a sentence why it cannot', async () => {
    const unknown = await rig.cli(['capaian', ...DAY], { DB_DATABASE: 'tidak_ada' })
    expect([unknown.exitCode, unknown.stderr.startsWith('✘ ')]).toEqual([2, true])
    const reversed = await rig.cli(['capaian', '--dari', '2025-10-07', '--sampai', '2025-10-06', '--json'])
    expect(reversed.exitCode).toBe(2)
    expect(JSON.parse(reversed.stdout).galat).toHaveLength(1)
  })
})
