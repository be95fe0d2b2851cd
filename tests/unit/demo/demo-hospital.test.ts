import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { demoDay } from '../../../src/main/demo/demo-day.ts'
import { openDemoHospital } from '../../../src/main/demo/demo-hospital.ts'

const DATE = '2025-10-06'
const TABLES = [
  'pasien',
  'reg_periksa',
  'referensi_mobilejkn_bpjs',
  'referensi_mobilejkn_bpjs_batal',
  'pemeriksaan_ralan',
  'mutasi_berkas',
  'resep_obat',
  'poliklinik',
  'dokter',
  'jadwal',
  'maping_poli_bpjs',
  'maping_dokter_dpjpvclaim',
] as const

type Tables = Record<(typeof TABLES)[number], Record<string, unknown>[]>

function openHospital() {
  const folder = mkdtempSync(join(tmpdir(), 'mobilejkn-demo-'))
  const file = join(folder, 'rumah-sakit.sqlite')
  const demo = openDemoHospital(file, 'Asia/Jakarta')
  const reader = new Database(file)
  onTestFinished(async () => {
    reader.close()
    await demo.hospital.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const read = () =>
    Object.fromEntries(TABLES.map((table) => [table, reader.prepare(`select * from ${table}`).all()])) as Tables
  return { ...demo, reader, read, file }
}

describe('the demo’s hospital', () => {
  it('has masters before the first patient comes', () => {
    const { read, advance } = openHospital()
    advance(`${DATE} 06:00:00`)
    const tables = read()
    expect(tables.reg_periksa).toEqual([])
    expect(tables.poliklinik.length).toBeGreaterThan(tables.maping_poli_bpjs.length)
    expect(tables.jadwal).toHaveLength(tables.dokter.length * 7)
  })

  it('has at each moment what has happened until then, and nothing later', () => {
    const { read, advance } = openHospital()
    const now = `${DATE} 10:30:00`
    advance(now)
    const tables = read()
    const come = demoDay(DATE).filter((visit) => visit.registered <= now)
    expect(tables.reg_periksa).toHaveLength(come.length)
    expect(tables.referensi_mobilejkn_bpjs).toHaveLength(come.filter((visit) => visit.nobooking).length)
    const times = [
      ...tables.referensi_mobilejkn_bpjs.map((row) => String(row.validasi)),
      ...tables.pemeriksaan_ralan.map((row) => `${row.tgl_perawatan} ${row.jam_rawat}`),
      ...tables.mutasi_berkas.map((row) => String(row.kembali)),
      ...tables.resep_obat.map((row) => `${row.tgl_penyerahan} ${row.jam_penyerahan}`),
    ]
    expect(times.filter((time) => time.startsWith(DATE)).length).toBeGreaterThan(20)
    expect(times.filter((time) => time > now)).toEqual([])
  })

  it('does not change when it is moved on to the same moment again, or to an earlier one', () => {
    const { read, advance } = openHospital()
    advance(`${DATE} 12:00:00`)
    const before = read()
    advance(`${DATE} 12:00:00`)
    advance(`${DATE} 08:00:00`)
    expect(read()).toEqual(before)
  })

  it('ends a day the same way, in one step or in many', () => {
    const slowly = openHospital()
    for (let hour = 7; hour < 20; hour++) slowly.advance(`${DATE} ${String(hour).padStart(2, '0')}:30:00`)
    const atOnce = openHospital()
    atOnce.advance(`${DATE} 19:30:00`)
    const inAnyOrder = (tables: Tables) =>
      Object.values(tables).map((rows) => rows.map((row) => JSON.stringify(row)).sort())
    expect(inAnyOrder(slowly.read())).toEqual(inAnyOrder(atOnce.read()))
    expect(atOnce.read().reg_periksa).toHaveLength(demoDay(DATE).length)
  })

  it('loses nothing over the day: rows stay and times stay what they were', () => {
    const { read, advance } = openHospital()
    const values = () => {
      const { pemeriksaan_ralan, mutasi_berkas, resep_obat } = read()
      return [...pemeriksaan_ralan, ...mutasi_berkas, ...resep_obat].flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => !String(value).startsWith('00'))
          .map(([field, value]) => `${row.no_rawat} ${field} ${value}`),
      )
    }
    let before: string[] = []
    for (let hour = 7; hour < 20; hour++) {
      advance(`${DATE} ${String(hour).padStart(2, '0')}:00:00`)
      const now = new Set(values())
      expect(before.filter((value) => !now.has(value))).toEqual([])
      before = [...now]
    }
  })

  it('leaves alone what the program or a person wrote into it', () => {
    const { reader, read, advance } = openHospital()
    advance(`${DATE} 09:00:00`)
    reader.exec("update referensi_mobilejkn_bpjs set statuskirim = 'Sudah'")
    const [first] = read().mutasi_berkas
    reader.prepare("update mutasi_berkas set kembali = '2025-10-06 05:00:00' where no_rawat = ?").run(first?.no_rawat)
    const booked = read().referensi_mobilejkn_bpjs.length
    advance(`${DATE} 09:01:00`)
    const after = read()
    expect(after.referensi_mobilejkn_bpjs.filter((row) => row.statuskirim === 'Sudah')).toHaveLength(booked)
    expect(after.mutasi_berkas.find((row) => row.no_rawat === first?.no_rawat)?.kembali).toBe('2025-10-06 05:00:00')
  })

  it('opens again with everything that was in it', async () => {
    const { read, advance, file } = openHospital()
    advance(`${DATE} 11:00:00`)
    const before = read()
    const again = openDemoHospital(file, 'Asia/Jakarta')
    again.advance(`${DATE} 11:00:00`)
    await again.hospital.close()
    expect(read()).toEqual(before)
  })
})
