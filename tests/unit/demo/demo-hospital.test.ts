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
  'referensi_mobilejkn_bpjs_erm',
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
    const times = tables.referensi_mobilejkn_bpjs_erm.flatMap((row) =>
      [3, 4, 5, 6, 7].flatMap((id) => (row[`taskid${id}`] as string | null) ?? []),
    )
    expect(times.length).toBeGreaterThan(0)
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
    expect(slowly.read()).toEqual(atOnce.read())
    expect(atOnce.read().reg_periksa).toHaveLength(demoDay(DATE).length)
  })

  it('loses nothing over the day: rows stay and times stay what they were', () => {
    const { read, advance } = openHospital()
    const values = () =>
      read().referensi_mobilejkn_bpjs_erm.flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => value !== null)
          .map(([field, value]) => `${row.no_rawat} ${field} ${value}`),
      )
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
    reader.exec("update referensi_mobilejkn_bpjs_erm set status_kirim = 'Sudah', taskid3 = '2025-10-06 05:00:00'")
    const rows = read().referensi_mobilejkn_bpjs_erm.length
    advance(`${DATE} 09:01:00`)
    expect(read().referensi_mobilejkn_bpjs_erm.slice(0, rows)).toSatisfy((kept: Record<string, unknown>[]) =>
      kept.every((row) => row.status_kirim === 'Sudah' && row.taskid3 === '2025-10-06 05:00:00'),
    )
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
