import { createConnection } from 'mysql2/promise'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { parseWallTime } from '../../src/shared/wall-time.ts'
import { createHospitalDatabase, type HospitalDatabase, type HospitalDatabaseOptions } from '../support/hospital-db.ts'
import { type SeedOptions, seedHospital } from '../support/hospital-seed.ts'
import { KHANZA_TABLES } from '../support/khanza-tables.ts'

const TANGGAL = '2025-10-06'
const opened: HospitalDatabase[] = []

async function hospital(options?: HospitalDatabaseOptions): Promise<HospitalDatabase> {
  const db = await createHospitalDatabase(options)
  opened.push(db)
  return db
}

afterEach(async () => {
  for (const db of opened.splice(0)) await db.drop()
})

async function count(db: HospitalDatabase, from: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`)
  return row?.n ?? -1
}

describe('the server', () => {
  test('answers the account that was handed to the tests', async () => {
    const connection = await createConnection({ ...inject('databaseServer') })
    const [rows] = await connection.query('SELECT 1 AS satu')
    await connection.end()
    expect(rows).toEqual([{ satu: 1 }])
  })
})

describe('a hospital database', () => {
  test.each(['latin1', 'utf8mb4'] as const)('keeps awkward names unchanged in %s', async (charset) => {
    const db = await hospital({ charset })
    const { registrations } = await seedHospital(db, { tanggal: TANGGAL, registrations: 80 })
    const [table] = await db.query<{ c: string }>(
      "SELECT table_collation AS c FROM information_schema.tables WHERE table_schema = ? AND table_name = 'pasien'",
      [db.name],
    )
    expect(table?.c.split('_')[0]).toBe(charset)

    const stored = await db.query<{ nm_pasien: string }>('SELECT nm_pasien FROM pasien ORDER BY no_rkm_medis')
    const names = stored.map((row) => row.nm_pasien)
    expect(names).toEqual(registrations.map((r) => r.nm_pasien))
    for (const sign of ["'", '"', '\\', 'é']) expect(names.join('\n')).toContain(sign)
    expect(names.some((name) => /\p{Script=Han}/u.test(name))).toBe(charset === 'utf8mb4')
  })

  test('has every Khanza table but those left out', async () => {
    const db = await hospital({ leaveOut: ['mutasi_berkas', 'reg_periksa'] })
    const tables = await db.query<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
      [db.name],
    )
    const expected = KHANZA_TABLES.filter((table) => table !== 'mutasi_berkas' && table !== 'reg_periksa')
    expect(tables.map((table) => table.name).sort()).toEqual([...expected].sort())
  })

  test('has an index on the registration date only when asked for', async () => {
    const keys = "SHOW INDEX FROM reg_periksa WHERE Column_name = 'tgl_registrasi'"
    expect(await (await hospital()).query(keys)).toHaveLength(0)
    expect(await (await hospital({ dateIndex: true })).query(keys)).toHaveLength(1)
  })

  test.each([
    [{ referensi: 'khanza' }, 'nobooking', undefined],
    [{ referensi: 'brief' }, 'taskid99', 'referensi_mobilejkn_bpjs'],
    [{ referensi: 'khanza', besideTable: true }, 'nobooking', 'referensi_mobilejkn_bpjs_erm'],
  ] as const)('gives the contested name the shape asked for: %o', async (options, column, briefTable) => {
    const db = await hospital(options)
    const columns = await db.query<{ Field: string }>('SHOW COLUMNS FROM referensi_mobilejkn_bpjs')
    expect(columns.map((c) => c.Field)).toContain(column)
    expect(db.briefTable).toBe(briefTable)
  })

  test('stores zero dates and returns them as text', async () => {
    const db = await hospital()
    await db.run("INSERT INTO mutasi_berkas (no_rawat, kembali) VALUES ('2025/10/06/000001', '0000-00-00 00:00:00')")
    await db.run("INSERT INTO resep_obat (no_resep, tgl_penyerahan) VALUES ('202510060001', '0000-00-00')")
    const [file] = await db.query('SELECT diterima, kembali FROM mutasi_berkas')
    expect(file).toEqual({ diterima: '0000-00-00 00:00:00', kembali: '0000-00-00 00:00:00' })
    const [recipe] = await db.query('SELECT tgl_penyerahan, jam_penyerahan FROM resep_obat')
    expect(recipe).toEqual({ tgl_penyerahan: '0000-00-00', jam_penyerahan: '00:00:00' })
  })

  test('ties task rows to a registration unless foreign keys are left out', async () => {
    const orphan =
      "INSERT INTO referensi_mobilejkn_bpjs_taskid VALUES ('2025/10/06/999999', '3', '2025-10-06 08:00:00')"
    await expect((await hospital()).run(orphan)).rejects.toMatchObject({ code: 'ER_NO_REFERENCED_ROW_2' })
    expect(await (await hospital({ foreignKeys: false })).run(orphan)).toBe(1)
  })

  test('does not see the rows of another', async () => {
    const [here, there] = [await hospital(), await hospital()]
    await seedHospital(here, { tanggal: TANGGAL, registrations: 5 })
    expect(await count(here, 'reg_periksa')).toBe(5)
    expect(await count(there, 'reg_periksa')).toBe(0)
  })
})

describe('a user of a hospital database', () => {
  const insert = "INSERT INTO penjab (kd_pj, png_jawab) VALUES ('TST', 'uji')"

  async function connectAs(db: HospitalDatabase, readOnly: boolean) {
    return createConnection({ ...db.config, ...(await db.createUser({ readOnly })) })
  }

  test('reads and cannot write when read-only', async () => {
    const db = await hospital()
    const connection = await connectAs(db, true)
    await connection.query('SELECT * FROM penjab')
    await expect(connection.query(insert)).rejects.toMatchObject({ code: 'ER_TABLEACCESS_DENIED_ERROR' })
    await connection.end()
    expect(await count(db, 'penjab')).toBe(0)
  })

  test('writes when not read-only, and reaches no other database', async () => {
    const [db, other] = [await hospital(), await hospital()]
    const connection = await connectAs(db, false)
    await connection.query(insert)
    await expect(connection.query(`SELECT * FROM ${other.name}.penjab`)).rejects.toThrow(/denied/)
    await connection.end()
    expect(await count(db, 'penjab')).toBe(1)
  })
})

describe('the seed', () => {
  const options = { tanggal: TANGGAL, registrations: 200, bookings: 60, nonBpjs: 0.25, igd: 10 } satisfies SeedOptions

  test('writes as many rows of each kind as asked for', async () => {
    const db = await hospital()
    const { registrations, bookings } = await seedHospital(db, options)
    expect(registrations).toHaveLength(200)
    expect(bookings).toHaveLength(60)
    expect(await count(db, `reg_periksa WHERE tgl_registrasi = '${TANGGAL}'`)).toBe(200)
    expect(await count(db, "referensi_mobilejkn_bpjs WHERE statuskirim = 'Belum'")).toBe(60)
    expect(await count(db, "reg_periksa WHERE kd_pj <> 'BPJ'")).toBe(50)
    expect(await count(db, "reg_periksa WHERE kd_poli = 'IGDK'")).toBe(10)
    expect(await count(db, "pasien WHERE no_peserta REGEXP '^000[0-9]{10}$'")).toBe(150)
    expect(await count(db, "pasien WHERE no_ktp REGEXP '^[0-9]{16}$' AND no_tlp REGEXP '^08[0-9]{10}$'")).toBe(200)
  })

  test('numbers each queue of a poli and doctor from 001 without repeats', async () => {
    const db = await hospital()
    await seedHospital(db, options)
    const queues = await db.query<{ n: number; kinds: number; first: string; last: string }>(
      `SELECT COUNT(*) AS n, COUNT(DISTINCT no_reg) AS kinds, MIN(no_reg) AS first, MAX(no_reg) AS last
       FROM reg_periksa GROUP BY kd_poli, kd_dokter`,
    )
    for (const { n, kinds, first, last } of queues) {
      expect({ kinds, first, last }).toEqual({ kinds: n, first: '001', last: String(n).padStart(3, '0') })
    }
  })

  test('gives every registration a mapping and a schedule of each weekday', async () => {
    const db = await hospital()
    await seedHospital(db, options)
    const complete = `reg_periksa r JOIN maping_poli_bpjs p ON p.kd_poli_rs = r.kd_poli
      JOIN maping_dokter_dpjpvclaim d ON d.kd_dokter = r.kd_dokter
      JOIN jadwal j ON j.kd_dokter = r.kd_dokter AND j.kd_poli = r.kd_poli AND j.jam_mulai = '08:00:00'`
    expect(await count(db, complete)).toBe(200 * 7)
    expect(await count(db, `${complete} WHERE j.hari_kerja = 'AKHAD'`)).toBe(200)
  })

  test('is the same for the same seed and another for another seed', async () => {
    const first = await seedHospital(await hospital(), { ...options, seed: 7 })
    const again = await seedHospital(await hospital(), { ...options, seed: 7 })
    const other = await seedHospital(await hospital(), { ...options, seed: 8 })
    expect(again).toEqual(first)
    expect(other.registrations).not.toEqual(first.registrations)
  })

  test.each(['2025-10-06 15:00:00', '2025-10-06 06:05:00', '2025-10-06 00:05:00', '2025-10-07 09:00:00'])(
    'writes ascending times of that day before %s',
    async (now) => {
      const db = await hospital({ besideTable: true })
      const { registrations } = await seedHospital(db, { ...options, withTimes: true, now })
      const rows = await db.query<Record<string, string | null>>(
        'SELECT no_rawat, taskid3, taskid4, taskid5, taskid6, taskid7 FROM referensi_mobilejkn_bpjs_erm ORDER BY no_rawat',
      )
      expect(rows).toHaveLength(200)
      expect(new Set(registrations.map((r) => r.tasks.length))).toEqual(new Set([3, 5]))
      for (const [index, { no_rawat, ...columns }] of rows.entries()) {
        const times = Object.values(columns).filter((time) => time !== null)
        expect(no_rawat).toBe(registrations[index]?.no_rawat)
        expect(times).toEqual(registrations[index]?.tasks.map((task) => task.waktu))
        expect(times).toEqual([...new Set(times)].sort())
        expect(
          times.every((time) => parseWallTime(time).kind === 'ada' && time.startsWith(TANGGAL) && time < now),
        ).toBe(true)
      }
    },
  )

  test('puts days of one hospital side by side and refuses the same day twice', async () => {
    const db = await hospital()
    await seedHospital(db, options)
    await seedHospital(db, { ...options, tanggal: '2025-10-07' })
    expect(await count(db, 'pasien')).toBe(400)
    await expect(seedHospital(db, options)).rejects.toThrow('seeded already')
  })

  test('writes the three thousand registrations of a large hospital within seconds', async () => {
    const db = await hospital({ charset: 'utf8mb4', referensi: 'brief' })
    const started = performance.now()
    await seedHospital(db, { tanggal: TANGGAL, registrations: 3000, nonBpjs: 0.4, withTimes: true })
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await count(db, 'reg_periksa')).toBe(3000)
  })
})
