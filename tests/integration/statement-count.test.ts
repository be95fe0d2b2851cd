import { afterEach, beforeEach, expect, it } from 'vitest'
import type { App } from '../../src/main/app.ts'
import { mappingObstacles, readMasters, readSessions } from '../../src/main/hospital/read-mapping.ts'
import { createHospitalDatabase, type HospitalDatabase } from '../support/hospital-db.ts'
import { seedHospital } from '../support/hospital-seed.ts'
import { clockFrom, createRig, MANUAL, type Rig } from '../support/rig.ts'

const TANGGAL = '2025-10-06'
const DAY = { dari: TANGGAL, sampai: TANGGAL }

let db: HospitalDatabase
let rig: Rig
let app: App

beforeEach(async () => {
  db = await createHospitalDatabase({ besideTable: true })
  await seedHospital(db, { tanggal: TANGGAL, registrations: 6 })
  rig = await createRig({ db, now: clockFrom(`${TANGGAL} 16:00:00`) })
  app = await rig.open()
})

afterEach(async () => {
  await app.close()
  await rig.close()
  await db.drop()
})

it('a run tells the statements it sent, not those of a window that reads meanwhile', async () => {
  await app.cycle.run(MANUAL)
  const alone = (await app.cycle.run(MANUAL)).report.sqlStatements
  expect(alone).toBeGreaterThan(0)

  let running = true
  let looks = 0
  const watched = app.cycle.run(MANUAL).finally(() => {
    running = false
  })
  while (running) {
    await app.planner.look(DAY)
    looks++
  }
  expect((await watched).report.sqlStatements).toBe(alone)
  expect(looks).toBeGreaterThan(0)
})

it('work that runs side by side counts its own statements', async () => {
  const send = (times: number) =>
    app.hospital.counted(async (sent) => {
      for (let time = 0; time < times; time++) {
        await app.hospital.db.selectFrom('reg_periksa').select('no_rawat').limit(1).execute()
      }
      return sent()
    })
  expect(await Promise.all([send(3), send(5), send(1)])).toEqual([3, 5, 1])
})

it('mappings and schedules are read in the same number of statements, however many there are', async () => {
  const schema = await app.planner.schema()
  const read = () =>
    app.hospital.counted(async (sent) => {
      const masters = [...(await readMasters(app.hospital, schema, 'poli'))]
      masters.push(...(await readMasters(app.hospital, schema, 'dokter')))
      const sessions = await readSessions(app.hospital, schema, 'SENIN')
      await mappingObstacles(app.hospital, schema)
      return { sent: sent(), rows: masters.length + sessions.length }
    })
  const before = await read()
  for (const [table, rows] of [
    ['poliklinik (kd_poli, nm_poli)', (code: string) => [code, `Poli ${code}`]],
    ['dokter (kd_dokter, nm_dokter)', (code: string) => [code, `dr. ${code}`]],
    ['jadwal', (code: string) => [code, 'SENIN', '08:00:00', '12:00:00', code, 10]],
  ] as const) {
    const codes = Array.from({ length: 200 }, (_unused, index) => `X${String(index).padStart(4, '0')}`)
    await db.run(`insert into ${table} values ?`, [codes.map((code) => rows(code))])
  }
  expect(await read()).toEqual({ sent: before.sent, rows: before.rows + 600 })
})
