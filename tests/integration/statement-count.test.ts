import { afterEach, beforeEach, expect, it } from 'vitest'
import type { App } from '../../src/main/app.ts'
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
